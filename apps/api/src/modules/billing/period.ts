export interface Period { readonly from: Date; readonly to: Date }

/** The month of a subscription that `now` is in: it begins on the day of the month on which the subscription began, or on a shorter month's last day. */
export function periodOf(since: Date, now: Date): Period {
  let months = (now.getUTCFullYear() - since.getUTCFullYear()) * 12 + now.getUTCMonth() - since.getUTCMonth();
  if (monthsAfter(since, months) > now) months -= 1;
  return { from: monthsAfter(since, months), to: monthsAfter(since, months + 1) };
}

/** When a limit is reached if the rest of the period goes on as it began; undefined when it is not. */
export function reachedAt({ from, to }: Period, now: Date, used: number, limit: number): Date | undefined {
  const passed = now.getTime() - from.getTime();
  if (used === 0 || passed <= 0) return undefined;
  const at = new Date(from.getTime() + passed * (limit / used));
  return at < to ? at : undefined;
}

function monthsAfter(start: Date, months: number): Date {
  const at = new Date(start);
  at.setUTCDate(1);
  at.setUTCMonth(start.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return at;
}
