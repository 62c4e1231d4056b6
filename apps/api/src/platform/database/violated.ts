/** True when `error` is Postgres' refusal of a row that breaks the named constraint or unique index. */
export function violates(error: unknown, constraint: string): boolean {
  const cause = (error as { driverError?: unknown } | null)?.driverError ?? error;
  return (cause as { constraint?: unknown } | null)?.constraint === constraint;
}
