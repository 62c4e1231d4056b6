/** Rings at most once at a time: what happens while it rings is told by one more ring afterwards. */
export class Bell {
  #ringing: Promise<void> | undefined;
  #isAgain = false;

  /**
   * @param pull one ring; its failure is given to `failed` and the next ring is tried anew
   */
  constructor(private readonly pull: () => Promise<void>, private readonly failed: (error: unknown) => void) {}

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
    } while (this.#isAgain);
    this.#ringing = undefined;
  }
}
