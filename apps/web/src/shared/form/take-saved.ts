import type { UseFormReturnType } from '@mantine/form';

/** Shows what was saved, and keeps what was typed in a field after it was sent. */
export function takeSaved<Values extends object>(form: UseFormReturnType<Values>, sent: Values, saved: Values): void {
  const now = form.getValues();
  form.setInitialValues(saved);
  form.setValues(withTyped(now, sent, saved));
}

/** What was saved, with what `now` has other than what was sent: field by field, and row by row, by their `key` where they have one, else where no row came or went. */
export function withTyped<Value>(now: Value, sent: Value, saved: Value): Value {
  if (JSON.stringify(now) === JSON.stringify(sent)) return saved;
  if (isKeyed(now) && isKeyed(sent) && isKeyed(saved)) return now.map((row) => withTypedRow(row, sent, saved)) as Value;
  if (Array.isArray(now) && Array.isArray(sent) && Array.isArray(saved)) {
    return now.length === sent.length && now.length === saved.length ? now.map((each, place) => withTyped(each, sent[place], saved[place])) as Value : now;
  }
  if (!isRecord(now) || !isRecord(sent) || !isRecord(saved)) return now;
  return Object.fromEntries(Object.keys({ ...saved, ...now }).map((field) => [field, withTyped(now[field], sent[field], saved[field])])) as Value;
}

interface Keyed { readonly key: string }

/** A row that came meanwhile is as it was typed. */
function withTypedRow(row: Keyed, sent: readonly Keyed[], saved: readonly Keyed[]): Keyed {
  const [before, after] = [sent, saved].map((rows) => rows.find(({ key }) => key === row.key));
  return before === undefined || after === undefined ? row : withTyped(row, before, after);
}

function isKeyed(value: unknown): value is readonly Keyed[] {
  return Array.isArray(value) && value.every((row) => isRecord(row) && typeof row['key'] === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
