export const PERIODS = ['this_month', 'last_month', 'last_30_days'] as const;
export type Period = (typeof PERIODS)[number];

/** First and last day, `YYYY-MM-DD`, as it is now in the time zone (IANA). */
export function daysOf(period: Period, now: Date, timeZone: string): { readonly from: string; readonly to: string } {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
  if (period === 'last_30_days') return { from: shifted(today, -29), to: today };
  const first = `${today.slice(0, 8)}01`;
  if (period === 'this_month') return { from: first, to: today };
  const last = shifted(first, -1);
  return { from: `${last.slice(0, 8)}01`, to: last };
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
