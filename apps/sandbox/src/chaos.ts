/** How often a switch acts: always, never, or for the next so many times. */
export type Times = boolean | number;

/** Faults that can be switched on for everything or for one business number (by phone number id). */
export interface ChaosSwitches {
  /** Webhook is posted twice, byte for byte. */
  duplicate: Times;
  /** Webhook is held back and posted after the following one. */
  reorder: Times;
  /** Webhooks wait this long; 0 is off. */
  delayMs: number;
  /** Webhook carries a signature made with another secret. */
  badSignature: Times;
  /** Webhook waits for one of another number of the same app; both travel in one body. */
  batchStores: Times;
  /** The customer's phone number is left out of webhooks. */
  usernameOnly: Times;
  /** Send is accepted and carried out, then the connection is closed without an answer. */
  dropSendResponse: Times;
  /** Send is accepted and its statuses are posted before the answer is given. */
  statusBeforeAnswer: Times;
  /** Send is accepted; the answer is 200 with half a JSON body. */
  brokenBody: Times;
  /** Send is not carried out and never answered. */
  hang: Times;
  /** Send is refused with HTTP 429 and no error body. */
  answer429: Times;
  /** Send is refused with HTTP 500 and a body that is not Meta's. */
  answer500: Times;
  /** Send is refused with 130429. */
  throughput: Times;
  /** Send is accepted and never arrives: `failed` with 131026. */
  undeliverable: Times;
  /** Every Graph call is refused with 190. */
  expiredToken: Times;
  claude429: Times;
  claude529: Times;
  claude500: Times;
  claudeHang: Times;
}
export type ChaosKind = Exclude<keyof ChaosSwitches, 'delayMs'>;

const OFF: ChaosSwitches = {
  duplicate: false, reorder: false, delayMs: 0, badSignature: false, batchStores: false, usernameOnly: false,
  dropSendResponse: false, statusBeforeAnswer: false, brokenBody: false, hang: false, answer429: false, answer500: false,
  throughput: false, undeliverable: false, expiredToken: false, claude429: false, claude529: false, claude500: false, claudeHang: false,
};
export const CHAOS_SWITCHES = Object.keys(OFF) as readonly (keyof ChaosSwitches)[];
const EVERYTHING = '*';

export class Chaos {
  private readonly scopes = new Map<string, ChaosSwitches>();

  /** Changes the named switches, for one number when `numberId` is given. */
  set(switches: Partial<ChaosSwitches>, scope: { numberId?: string } = {}): void {
    const key = scope.numberId ?? EVERYTHING;
    this.scopes.set(key, { ...(this.scopes.get(key) ?? OFF), ...switches });
  }

  clear(): void {
    this.scopes.clear();
  }

  /** The switches as they stand, by phone number id; `*` holds those for everything. */
  get current(): Readonly<Record<string, ChaosSwitches>> {
    return Object.fromEntries(this.scopes);
  }

  /** True when the fault is to happen now; uses up one of a limited number of times. */
  strikes(kind: ChaosKind, numberId?: string): boolean {
    return this.takeFrom(numberId, kind) || this.takeFrom(EVERYTHING, kind);
  }

  delayMs(numberId: string): number {
    return this.scopes.get(numberId)?.delayMs || this.scopes.get(EVERYTHING)?.delayMs || 0;
  }

  private takeFrom(key: string | undefined, kind: ChaosKind): boolean {
    const switches = key === undefined ? undefined : this.scopes.get(key);
    if (!switches) return false;
    const times = switches[kind];
    if (typeof times === 'boolean') return times;
    if (times < 1) return false;
    switches[kind] = times - 1;
    return true;
  }
}
