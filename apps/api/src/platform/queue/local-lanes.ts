import type { Bell } from './queue-driver.js';

/**
 * Runs jobs in the process that rings for them, without the way through the queue. Only for jobs declared `local`: a crash
 * loses their bell, so somebody must look for their work from time to time.
 */
export class LocalLanes {
  readonly #running = new Map<string, { bell: Bell; isAgain: boolean; done: Promise<void> }>();
  readonly #busy = new Map<string, number>();

  /**
   * @param run the handler, once
   * @param failed what becomes of a bell whose run failed; must not throw
   */
  constructor(private readonly run: (bell: Bell) => Promise<void>, private readonly failed: (bell: Bell, error: unknown) => Promise<void>) {}

  get isIdle(): boolean {
    return this.#running.size === 0;
  }

  /** False when this bell has to go through the queue: not local, for later, or every slot here is taken. While its key runs here, one more run follows. */
  take(bell: Bell): boolean {
    const { job, id, delayMs } = bell;
    if (!job.local || id === undefined || delayMs > 0) return false;
    const running = this.#running.get(id);
    if (running) {
      Object.assign(running, { bell, isAgain: true });
      return true;
    }
    const busy = this.#busy.get(job.name) ?? 0;
    if (busy >= job.concurrency) return false;
    this.#busy.set(job.name, busy + 1);
    const lane = { bell, isAgain: true, done: Promise.resolve() };
    this.#running.set(id, lane);
    lane.done = this.#work(id, lane);
    return true;
  }

  /** Resolves when everything that runs here has ended. */
  async idle(): Promise<void> {
    while (!this.isIdle) await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  async #work(id: string, lane: { bell: Bell; isAgain: boolean }): Promise<void> {
    // The caller goes on first: it may still hold what the handler needs.
    await Promise.resolve();
    while (lane.isAgain) {
      lane.isAgain = false;
      const { bell } = lane;
      await this.run(bell).catch((error: unknown) => this.failed(bell, error));
    }
    this.#running.delete(id);
    this.#busy.set(lane.bell.job.name, (this.#busy.get(lane.bell.job.name) ?? 1) - 1);
  }
}
