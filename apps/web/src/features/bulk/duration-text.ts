/** About how long so many seconds are, in one unit or two. */
export function durationText(locale: string, seconds: number): string {
  const unit = (value: number, name: 'second' | 'minute' | 'hour'): string => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 0 }).format(value);
  if (seconds < 90) return unit(Math.max(1, seconds), 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return unit(minutes, 'minute');
  const rest = minutes % 60;
  return [unit(Math.floor(minutes / 60), 'hour'), ...(rest > 0 ? [unit(rest, 'minute')] : [])].join(' ');
}
