import { setTimeout as pause } from 'node:timers/promises';

/** Rings at once when it was quiet. What happens while it rings, or while it rests afterwards, is told by one more ring. */
export class Bell {
  #ringing: Promise<void> | undefined;
  #isAgain = false;

  /**
   * @param pull one ring; its failure is given to `failed` and the next ring is tried anew
   * @param restMs how long to rest after a ring that took so many milliseconds
   */
  constructor(private readonly pull: () => Promise<void>, private readonly failed: (error: unknown) => void, private readonly restMs: (ringMs: number) => number) {}

  /** Never throws and never waits. */
  ring(): void {
    if (this.#ringing) this.#isAgain = true;
    else this.#ringing = this.#run();
  }
  /** Resolves when nothing is left to ring for. */
  async silent(): Promise<void> {
    await this.#ringing;
  }

  async #run(): Promise<void> {
    do {
      this.#isAgain = false;
      const startedAt = performance.now();
      try {
        await this.pull();
      } catch (error) {
        this.failed(error);
      }
      await pause(this.restMs(performance.now() - startedAt));
    } while (this.#isAgain);
    this.#ringing = undefined;
  }
}
