const MINUTE = 60_000;
/** WhatsApp never gives more, whatever the clock of this device says. */
const WINDOW_MINUTES = 24 * 60;

/** How long a customer can still be answered freely, in whole hours and minutes, rounded down; at least a minute while it is open. */
export function windowLeft(closesAt: string, now: number): { readonly hours: number; readonly minutes: number } {
  const left = Math.min(WINDOW_MINUTES, Math.max(1, Math.floor((Date.parse(closesAt) - now) / MINUTE)));
  return { hours: Math.floor(left / 60), minutes: left % 60 };
}
