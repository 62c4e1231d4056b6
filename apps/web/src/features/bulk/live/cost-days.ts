const DAY_MS = 86_400_000;
/** Ticks, and prices with them, come in for some days after the last message. */
const TICKS_DAYS = 30;

/** The days of the store on which something of a bulk message can have been charged. */
export function costDays(startedAt: string, finishedAt: string | null, now: number, timeZone: string): { readonly from: string; readonly to: string } {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const last = finishedAt === null ? now : Math.min(now, Date.parse(finishedAt) + TICKS_DAYS * DAY_MS);
  return { from: day.format(Date.parse(startedAt)), to: day.format(Math.max(Date.parse(startedAt), last)) };
}
