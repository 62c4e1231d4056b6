const PAUSE_MS = 1000;

/** Tells the second key of `g o` from an `o` of its own, which would mean something else on the page. */
export class KeySequence {
  private begun: number | undefined;
  private isSecond = false;

  /** Whether the latest press goes on with a sequence. */
  get goesOn(): boolean {
    return this.isSecond;
  }

  /** To be told of every press, before anything answers it. @param meanings what it may mean; nothing while a key is only held */
  press(meanings: readonly string[], at: number): void {
    if (meanings.length === 0) return;
    this.isSecond = this.begun !== undefined && at - this.begun <= PAUSE_MS;
    this.begun = meanings[0] === 'g' && !this.isSecond ? at : undefined;
  }
}
