import { stripeError } from './stripe-error.js';

/** What one parameter may be. A list of shapes means `name[0]`, `name[1]`... or `name[]`; `metadata` is a flat map of texts. */
export type Shape = 'text' | 'url' | 'whole' | 'flag' | 'metadata' | readonly [Shape] | { readonly [name: string]: Shape };
export type Shapes = Readonly<Record<string, Shape>>;
export type FormValue = string | number | boolean | readonly FormValue[] | { readonly [name: string]: FormValue };
export type Form = Readonly<Record<string, FormValue>>;
type Tree = Map<string, Tree | string>;

const MOST_METADATA = 50;
const LONGEST_KEY = 40;
const LONGEST_VALUE = 500;
const LONGEST_URL = 5000;

/**
 * Reads parameters as Stripe does, nested names such as `line_items[0][price]` included.
 * @throws Refusal parameter_unknown, parameter_missing, parameter_invalid_empty, parameter_invalid_integer, url_invalid
 */
export function readForm(text: string, shapes: Shapes, required: readonly string[] = []): Form {
  const tree: Tree = new Map();
  for (const [name, value] of new URLSearchParams(text)) put(tree, partsOf(name), value, name);
  const form = readObject(tree, shapes, '');
  for (const name of required) if (form[name] === undefined) throw stripeError(400, `Missing required param: ${name}.`, { code: 'parameter_missing', param: name });
  return form;
}

function partsOf(name: string): string[] {
  const [first = '', ...rest] = name.split('[');
  return [first, ...rest.map((part) => part.replace(/\]$/, ''))];
}

function put(tree: Tree, [head = '', ...rest]: readonly string[], value: string, name: string): void {
  const key = head === '' ? String(tree.size) : head;
  if (rest.length === 0) {
    tree.set(key, value);
    return;
  }
  const inner = tree.get(key) ?? new Map<string, Tree | string>();
  if (typeof inner === 'string') throw stripeError(400, `Invalid object: ${name}`, { param: name });
  tree.set(key, inner);
  put(inner, rest, value, name);
}

function readObject(tree: Tree, shapes: Shapes, at: string): Form {
  return Object.fromEntries([...tree].map(([name, value]) => {
    const param = at === '' ? name : `${at}[${name}]`;
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (shape === undefined) throw stripeError(400, `Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
    return [name, readValue(value, shape, param)];
  }));
}

function readValue(value: Tree | string, shape: Shape, param: string): FormValue {
  if (typeof shape === 'object' || shape === 'metadata') {
    if (typeof value === 'string') throw stripeError(400, Array.isArray(shape) ? 'Invalid array' : 'Invalid object', { param });
    if (shape === 'metadata') return metadataOf(value, param);
    if (isList(shape)) return [...value.values()].map((each, index) => readValue(each, shape[0], `${param}[${index}]`));
    return readObject(value, shape, param);
  }
  if (typeof value !== 'string') throw stripeError(400, `Invalid string: ${JSON.stringify([...value.keys()])}`, { param });
  if (value === '') throw stripeError(400, `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`, { code: 'parameter_invalid_empty', param });
  if (shape === 'whole') {
    if (!/^-?\d+$/.test(value)) throw stripeError(400, `Invalid integer: ${value}`, { code: 'parameter_invalid_integer', param });
    return Number(value);
  }
  if (shape === 'flag') {
    if (value !== 'true' && value !== 'false') throw stripeError(400, `Invalid boolean: ${value}`, { param });
    return value === 'true';
  }
  if (shape === 'url' && (!/^https?:\/\/[^/\s]+/.test(value) || value.length > LONGEST_URL)) throw stripeError(400, 'Not a valid URL', { code: 'url_invalid', param });
  return value;
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function metadataOf(tree: Tree, param: string): Record<string, string> {
  if (tree.size > MOST_METADATA) throw stripeError(400, `You cannot have more than ${MOST_METADATA} metadata keys`, { param });
  return Object.fromEntries([...tree].map(([key, value]) => {
    if (typeof value !== 'string') throw stripeError(400, 'Metadata values must be strings', { param: `${param}[${key}]` });
    if (key.length > LONGEST_KEY) throw stripeError(400, `Metadata keys can have up to ${LONGEST_KEY} characters`, { param });
    if (value.length > LONGEST_VALUE) throw stripeError(400, `Metadata values can have up to ${LONGEST_VALUE} characters, but you passed in a value that is ${value.length} characters.`, { param: `${param}[${key}]` });
    return [key, value];
  }));
}
