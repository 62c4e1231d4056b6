/** The sandbox's time: the machine's, plus what tests have moved it forward by. */
export class SandboxClock {
  private offsetMs = 0;

  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** Unix seconds as text, the way Meta writes timestamps. */
  seconds(): string {
    return String(Math.floor(this.now() / 1000));
  }

  advance(ms: number): void {
    this.offsetMs += ms;
  }

  reset(): void {
    this.offsetMs = 0;
  }
}
