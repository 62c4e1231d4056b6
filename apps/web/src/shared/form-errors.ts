import type { UseFormReturnType } from '@mantine/form';
import { ApiError } from './api.js';

/** `/store/name` becomes `store.name`; a query parameter has no field. */
function pathOf(pointer: string): string {
  return pointer.replace(/^\//, '').replaceAll('/', '.');
}

/**
 * Shows the API's complaints beside the fields that they are about, and moves the focus to the first.
 * @param fieldText what to write beside a field
 * @returns true when every complaint found its field: then there is nothing else to say
 */
export function showFieldErrors<Values extends object>(form: UseFormReturnType<Values>, error: unknown, fieldText: (detail: string) => string): boolean {
  const fields = error instanceof ApiError ? error.details.fields ?? [] : [];
  const known = fields.filter(({ pointer }) => form.getInputNode(pathOf(pointer)) !== null);
  for (const { pointer, detail } of known) form.setFieldError(pathOf(pointer), fieldText(detail));
  const first = known[0];
  if (first) form.getInputNode(pathOf(first.pointer))?.focus();
  return fields.length > 0 && known.length === fields.length;
}
