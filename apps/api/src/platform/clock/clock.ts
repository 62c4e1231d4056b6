/** The only source of now; its value is passed into SQL too, so that tests and the simulator can move time. */
export class Clock {
  #offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }
  /** Now plus `ms` milliseconds. */
  in(ms: number): Date {
    return new Date(this.now().getTime() + ms);
  }
  /** Now minus `ms` milliseconds. */
  ago(ms: number): Date {
    return this.in(-ms);
  }
  /** Moves this clock; the machine's time stays. */
  advance(ms: number): void {
    this.#offsetMs += ms;
  }
}
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
