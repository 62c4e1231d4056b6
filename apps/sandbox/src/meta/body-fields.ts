import { isRecord, type Call } from '../http/router.js';
import { parameterError } from './graph-error.js';

/** Graph takes bodies as JSON and as forms. */
export function fieldsOf(call: Call): Record<string, unknown> {
  const text = call.body.toString('utf8');
  if (text === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (isRecord(parsed)) return parsed;
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
  throw parameterError('The body is not a JSON object.');
}
