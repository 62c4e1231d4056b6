/** `2026-12-24T18:30` as a clock in `timeZone` shows a moment. */
export function wallTime(at: Date, timeZone: string): string {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['year']?.padStart(4, '0')}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`;
}

/** The moment at which a clock in `timeZone` shows `wall`; undefined for no time. Of an hour that comes twice the first. */
export function momentOf(wall: string, timeZone: string): Date | undefined {
  const asUtc = Date.parse(`${wall}Z`);
  const offsetAt = (at: number): number => (Number.isNaN(new Date(at).getTime()) ? Number.NaN : Date.parse(`${wallTime(new Date(at), timeZone)}Z`) - at);
  const moment = new Date(asUtc - offsetAt(asUtc - offsetAt(asUtc)));
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
