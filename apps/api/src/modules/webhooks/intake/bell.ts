import { setTimeout as pause } from 'node:timers/promises';

/**
 * Rings at once when it was quiet. What happens while it rings, or within `restMs` afterwards, is told by one more ring: a
 * ring costs the database about as much as the commit that it tells of.
 */
export class Bell {
  #ringing: Promise<void> | undefined;
  #isAgain = false;

  /**
   * @param pull one ring; its failure is given to `failed` and the next ring is tried anew
   * @param restMs milliseconds between two rings
   */
  constructor(private readonly pull: () => Promise<void>, private readonly failed: (error: unknown) => void, private readonly restMs: number) {}

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
      try {
        await this.pull();
      } catch (error) {
        this.failed(error);
      }
      await pause(this.restMs);
    } while (this.#isAgain);
    this.#ringing = undefined;
  }
}
