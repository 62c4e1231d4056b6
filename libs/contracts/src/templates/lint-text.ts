import type { FieldCode, FieldParams } from '../problem.js';
import type { TemplateFormat, TemplateProblem } from './template.js';
import { holesIn } from './variables.js';

/** Meta does not tell the ratio; texts with fewer words than this for each variable are refused (2388293). */
const WORDS_PER_VARIABLE = 2;
const EMOJI = /\p{Extended_Pictographic}/u;

export function problem(pointer: string, code: FieldCode, detail: string, params?: FieldParams): TemplateProblem {
  return { pointer, code, detail, ...(params ? { params } : {}) };
}
export function required(pointer: string, text: string): TemplateProblem[] {
  return text.trim() === '' ? [problem(pointer, 'required', 'A text is needed')] : [];
}
export function tooLong(pointer: string, text: string, max: number): TemplateProblem[] {
  return text.length > max ? [problem(pointer, 'too_long', `At most ${max} characters`, { max })] : [];
}
export function emojiIn(text: string): boolean {
  return EMOJI.test(text);
}

/**
 * What is wrong with the variables of a text.
 * @param strict as Meta wants a body: words around and between variables
 */
export function lintText(pointer: string, text: string, format: TemplateFormat, strict: boolean): TemplateProblem[] {
  const names = holesIn(text);
  if (names.length === 0) return [];
  return [...lintVariableNames(pointer, names, format), ...(strict ? lintPlaces(pointer, text.trim(), names.length) : [])];
}

function lintVariableNames(pointer: string, names: readonly string[], format: TemplateFormat): TemplateProblem[] {
  const strange = names.find((name) => (format === 'positional' ? !/^[1-9]\d{0,2}$/.test(name) : !/^[a-z][a-z0-9_]{0,99}$/.test(name)));
  if (strange !== undefined) {
    return [problem(pointer, 'variable_name', format === 'positional' ? `{{${strange}}}: variables are numbers here` : `{{${strange}}}: small letters, digits and underscores`, { name: strange.slice(0, 60) })];
  }
  if (format === 'named') return [];
  const numbers = names.map(Number).sort((one, other) => one - other);
  const gap = numbers.findIndex((number, index) => number !== index + 1);
  return gap < 0 ? [] : [problem(pointer, 'variable_order', `{{${gap + 1}}} is missing: numbers begin at 1 and leave none out`, { name: String(gap + 1) })];
}

function lintPlaces(pointer: string, text: string, count: number): TemplateProblem[] {
  const words = text.replaceAll(/\{\{.*?\}\}/g, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return [
    ...(text.startsWith('{{') || text.endsWith('}}') ? [problem(pointer, 'variable_at_edge', 'A variable may not be the first or the last of the text')] : []),
    ...(/\}\}\s*\{\{/.test(text) ? [problem(pointer, 'variables_adjacent', 'Two variables need words between them')] : []),
    ...(words < WORDS_PER_VARIABLE * count ? [problem(pointer, 'too_many_variables', 'Too many variables for so few words', { max: Math.floor(words / WORDS_PER_VARIABLE) })] : []),
  ];
}
