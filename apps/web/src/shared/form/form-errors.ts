import type { UseFormReturnType } from '@mantine/form';
import { ApiError } from '../api/api.js';
import { fieldText } from './field-texts.js';

/** `/store/name` becomes `store.name`; a query parameter has no field. */
function pathOf(pointer: string): string {
  return pointer.replace(/^\//, '').replaceAll('/', '.');
}

/**
 * Shows the API's complaints beside the fields that they are about, in the language of the page, and moves the focus to the first.
 * @returns true when every complaint found its field: then there is nothing else to say
 */
export function showFieldErrors<Values extends object>(form: UseFormReturnType<Values>, error: unknown): boolean {
  const fields = error instanceof ApiError ? error.details.fields ?? [] : [];
  const known = fields.filter(({ pointer }) => form.getInputNode(pathOf(pointer)) !== null);
  for (const field of known) form.setFieldError(pathOf(field.pointer), fieldText(field));
  const first = known[0];
  if (first) form.getInputNode(pathOf(first.pointer))?.focus();
  return fields.length > 0 && known.length === fields.length;
}

/** The API's complaint about one field of a form that keeps its values itself, in the language of the page. */
export function fieldError(error: unknown, pointer: string): string | undefined {
  const field = error instanceof ApiError ? error.details.fields?.find((each) => each.pointer === pointer) : undefined;
  return field && fieldText(field);
}
