import type { UseFormReturnType } from '@mantine/form';

/** Shows what was saved, and keeps what was typed in a field after it was sent. */
export function takeSaved<Values extends object>(form: UseFormReturnType<Values>, sent: Values, saved: Values): void {
  const now = form.getValues();
  form.setInitialValues(saved);
  form.setValues(Object.fromEntries(Object.entries(saved).map(([field, value]) => [field, isTheSame(now, sent, field) ? value : Reflect.get(now, field)])) as Partial<Values>);
}

function isTheSame(one: object, other: object, field: string): boolean {
  return JSON.stringify(Reflect.get(one, field)) === JSON.stringify(Reflect.get(other, field));
}
