import type { Bell } from './queue-driver.js';

/** Bells that wait here for a slot, for each slot of their job. What comes on top goes through the queue, where other processes may take it. */
const WAITING_PER_SLOT = 32;

/**
 * Runs jobs in the process that rings for them, without the way through the queue. Only for jobs declared `local`: a crash
 * loses their bell, so somebody must look for their work from time to time.
 */
export class LocalLanes {
  readonly #running = new Map<string, { bell: Bell; isAgain: boolean; done: Promise<void> }>();
  readonly #busy = new Map<string, number>();
  readonly #waiting = new Map<string, Map<string, Bell>>();

  /**
   * @param run the handler, once
   * @param failed what becomes of a bell whose run failed; must not throw
   */
  constructor(private readonly run: (bell: Bell) => Promise<void>, private readonly failed: (bell: Bell, error: unknown) => Promise<void>) {}

  get isIdle(): boolean {
    return this.#running.size === 0;
  }

  /** False when this bell has to go through the queue: not local, for later, or too many wait here. While its key runs here, one more run follows. */
  take(bell: Bell): boolean {
    const { job, id, delayMs } = bell;
    if (!job.local || id === undefined || delayMs > 0) return false;
    const running = this.#running.get(id);
    if (running) {
      Object.assign(running, { bell, isAgain: true });
      return true;
    }
    const waiting = this.#waitingFor(bell);
    if ((this.#busy.get(job.name) ?? 0) < job.concurrency) this.#begin(bell, id);
    else if (waiting.has(id) || waiting.size < job.concurrency * WAITING_PER_SLOT) waiting.set(id, bell);
    else return false;
    return true;
  }

  /** Gives up the bells that wait for a slot: their work has to be rung for elsewhere. */
  giveUpWaiting(): readonly Bell[] {
    const bells = [...this.#waiting.values()].flatMap((waiting) => [...waiting.values()]);
    this.#waiting.clear();
    return bells;
  }

  /** Resolves when everything that runs here has ended. */
  async idle(): Promise<void> {
    while (!this.isIdle) await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  #waitingFor({ job }: Bell): Map<string, Bell> {
    let waiting = this.#waiting.get(job.name);
    if (!waiting) this.#waiting.set(job.name, waiting = new Map());
    return waiting;
  }

  #begin(bell: Bell, id: string): void {
    this.#busy.set(bell.job.name, (this.#busy.get(bell.job.name) ?? 0) + 1);
    const lane = { bell, isAgain: true, done: Promise.resolve() };
    this.#running.set(id, lane);
    lane.done = this.#work(id, lane);
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
    const waiting = this.#waitingFor(lane.bell);
    for (const [nextId, next] of waiting) {
      waiting.delete(nextId);
      return this.#begin(next, nextId);
    }
  }
}
