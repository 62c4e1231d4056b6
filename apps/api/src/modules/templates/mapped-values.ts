import type { MappedValue, MappedValues } from '#contracts';
import { AppError } from '../../platform/errors/app-error.js';

const MAX_KEYS = 100;
const MAX_TEXT = 2000;
const PARTS = ['text', 'column', 'fallback'] as const;

/** Values as the API takes them. @throws AppError request.invalid naming the value */
export function readMappedValues(given: Record<string, unknown>): MappedValues {
  const entries = Object.entries(given);
  if (entries.length > MAX_KEYS) throw AppError.field('too_many', '/values', `At most ${MAX_KEYS} values`, { max: MAX_KEYS });
  return Object.fromEntries(entries.map(([key, value]) => [key.slice(0, 100), readValue(value, `/values/${key}`)]));
}

function readValue(value: unknown, pointer: string): MappedValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw AppError.field('invalid', pointer, 'An object with text, or with column and fallback');
  const read: { text?: string; column?: string; fallback?: string } = {};
  for (const [name, part] of Object.entries(value)) {
    const known = PARTS.find((each) => each === name);
    if (known === undefined) throw AppError.field('unknown_field', `${pointer}/${name}`, 'text, column or fallback');
    if (typeof part !== 'string') throw AppError.field('not_a_text', `${pointer}/${name}`, 'A text');
    if (part.length > MAX_TEXT) throw AppError.field('too_long', `${pointer}/${name}`, `At most ${MAX_TEXT} characters`, { max: MAX_TEXT });
    read[known] = part.replaceAll('\u0000', '');
  }
  return read;
}
