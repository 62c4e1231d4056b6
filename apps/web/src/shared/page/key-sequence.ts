/** As long as tinykeys waits for the next key of a sequence. */
const PAUSE_MS = 1000;

interface Press extends Pick<KeyboardEvent, 'key' | 'timeStamp' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'> {}

/** Tells the second key of `g o` from an `o` of its own, which would mean something else on the page. */
export class KeySequence {
  private begun: number | undefined;
  private isSecond = false;

  /** Whether the latest press goes on with a sequence. */
  get goesOn(): boolean {
    return this.isSecond;
  }

  /** To be told of every press, before anything answers it. */
  press({ key, timeStamp, shiftKey, ctrlKey, altKey, metaKey }: Press): void {
    // Held on the way to the next key.
    if (['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'].includes(key)) return;
    this.isSecond = this.begun !== undefined && timeStamp - this.begun <= PAUSE_MS;
    const isFirst = key.toLowerCase() === 'g' && !this.isSecond && !(shiftKey || ctrlKey || altKey || metaKey);
    this.begun = isFirst ? timeStamp : undefined;
  }
}
