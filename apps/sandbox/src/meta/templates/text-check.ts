import { isRecord } from '../../http/router.js';
import { parameterError, templateError } from '../graph-error.js';

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A text that must be there and not too long. */
export function limited(component: Readonly<Record<string, unknown>>, key: string, max: number, what: string): string {
  const text = textOf(component[key]);
  if (text === undefined || text.trim() === '') throw parameterError(`${what}: ${key} is required.`);
  if (text.length > max) throw templateError(2388040, `The ${what} is longer than ${max} characters.`);
  return text;
}

/** Numbers from 1 on without gaps, or small names. Gives each variable once. */
export function checkVariables(text: string, format: 'POSITIONAL' | 'NAMED', what: string): string[] {
  const names = [...new Set([...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = '']) => name))];
  if (format === 'NAMED') {
    if (!names.every((name) => /^[a-z_][a-z0-9_]*$/.test(name))) throw templateError(2388073, `Variables of the ${what} must be small letters, digits and underscores.`);
    return names;
  }
  const numbers = names.map(Number).sort((one, other) => one - other);
  if (numbers.some((number, index) => number !== index + 1)) throw templateError(2388073, `Variables of the ${what} must be numbers from 1 on without gaps.`);
  return names;
}

/** What stands as examples: `[["a"]]` for a body, `["a"]` for a header, or by name. */
export function examplesOf(component: Readonly<Record<string, unknown>>, key: 'body_text' | 'header_text', format: 'POSITIONAL' | 'NAMED'): unknown[] {
  const example = isRecord(component['example']) ? component['example'] : {};
  if (format === 'NAMED') {
    const named = example[`${key}_named_params`];
    return Array.isArray(named) ? named.filter((item) => isRecord(item) && textOf(item['param_name']) !== undefined && textOf(item['example']) !== undefined) : [];
  }
  const list = example[key];
  const values: unknown = key === 'body_text' && Array.isArray(list) ? list[0] : list;
  return Array.isArray(values) ? values.filter((value) => textOf(value) !== undefined) : [];
}
