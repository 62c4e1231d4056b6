import { refuse } from '../http/refusal.js';

type Body = Readonly<Record<string, unknown>>;

/** @throws Refusal 400 when it is missing or no text */
export function textField(body: Body, key: string): string {
  const value = body[key];
  if (typeof value !== 'string' || value === '') throw refuse(400, `"${key}" must be a text`);
  return value;
}

/** `{ [as]: text }` when given, nothing otherwise, so that it can be spread. @throws Refusal 400 */
export function optionalText<const K extends string>(body: Body, key: string, as: K): { [P in K]?: string } {
  if (body[key] === undefined) return {};
  return { [as]: textField(body, key) } as { [P in K]?: string };
}

/** @throws Refusal 400 */
export function numberField(body: Body, key: string): number {
  const value = body[key];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw refuse(400, `"${key}" must be a number`);
  return value;
}

/** @throws Refusal 400 */
export function textList(value: unknown, key: string): string[] {
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) throw refuse(400, `"${key}" must be a list of texts`);
  return value;
}
