/** So many must have been reported on before a share of them says something. */
const ENOUGH = 10;

/** Too many of the last messages were refused. @param stopPercent the share from which on it stops */
export function isFailing({ failed, settled }: { readonly failed: number; readonly settled: number }, stopPercent: number): boolean {
  return settled >= ENOUGH && failed * 100 >= stopPercent * settled;
}

/** How many are written to before it is known how they fared: a twentieth, between ten and a hundred; 0 where all are too few for that. */
export function canaryOf(recipients: number): number {
  return recipients < 50 ? 0 : Math.min(100, Math.max(10, Math.ceil(recipients / 20)));
}
