import { isRecord } from '../http/router.js';

/** Values that belong to others and are passed on as they are. */
const FOREIGN = ['body', 'content', 'components', 'response', 'referral'];

/** Keys in snake_case, the form of the control surface's JSON; foreign values stay as they are. */
export function toSnake(value: unknown): unknown {
  return rename(value, (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
}

/** Keys in camelCase, the form used in process; foreign values stay as they are. */
export function toCamel(value: unknown): unknown {
  return rename(value, (key) => key.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase()));
}

function rename(value: unknown, nameOf: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => rename(each, nameOf));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [nameOf(key), FOREIGN.includes(key) ? inner : rename(inner, nameOf)]));
}
