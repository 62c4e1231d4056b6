import { isRecord } from '../http/router.js';
import { parameterError, whatsappError } from './graph-error.js';

interface Length { readonly min?: number; readonly max: number }

/** One object of a send body, read the way Graph reads it: by name, by length, nothing unexpected. Throws GraphError. */
export class Param {
  constructor(private readonly value: Readonly<Record<string, unknown>>, private readonly path: string) {}

  /** Refuses every key that is not named. */
  only(...keys: readonly string[]): this {
    for (const key of Object.keys(this.value)) {
      if (!keys.includes(key)) throw parameterError(this.path === '' ? `Unexpected key "${key}".` : `Unexpected key "${key}" on param "${this.path}".`);
    }
    return this;
  }

  has(key: string): boolean {
    return this.value[key] !== undefined;
  }

  get isEmpty(): boolean {
    return Object.keys(this.value).length === 0;
  }

  text(key: string, length: Length): string {
    const value = this.value[key];
    if (value === undefined || value === null) throw this.missing(key);
    if (typeof value !== 'string') throw parameterError(`Param ${this.at(key)} must be a string.`);
    const min = length.min ?? 1;
    if (value.length < min || value.length > length.max) {
      throw whatsappError(131009, `Parameter value is not valid: ${this.at(key)} length invalid. Min length: ${min}, Max length: ${length.max}.`);
    }
    return value;
  }

  optionalText(key: string, length: Length): string | undefined {
    return this.has(key) ? this.text(key, length) : undefined;
  }

  /** A position from zero, as a number or as text. */
  indexOf(key: string): number {
    const value = this.value[key];
    if (value === undefined || value === null) throw this.missing(key);
    const index = typeof value === 'string' && value !== '' ? Number(value) : value;
    if (typeof index !== 'number' || !Number.isInteger(index) || index < 0) throw parameterError(`Param ${this.at(key)} must be an integer.`);
    return index;
  }

  optionalFlag(key: string): boolean | undefined {
    const value = this.value[key];
    if (value === undefined || typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
    throw parameterError(`Param ${this.at(key)} must be a boolean.`);
  }

  /** A coordinate: a number, or text that is one. */
  degrees(key: string, limit: number): number {
    const value = this.value[key];
    if (value === undefined || value === null || value === '') throw this.missing(key);
    const degrees = typeof value === 'string' ? Number(value) : value;
    if (typeof degrees !== 'number' || !Number.isFinite(degrees) || Math.abs(degrees) > limit) throw whatsappError(131009, `${this.at(key)} is not between -${limit} and ${limit}.`);
    return degrees;
  }

  choice<const T extends string>(key: string, values: readonly T[]): T {
    const value = this.value[key];
    if (value === undefined || value === null) throw this.missing(key);
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) throw parameterError(`Param ${this.at(key)} must be one of {${values.map((each) => each.toUpperCase()).join(', ')}} - got ${JSON.stringify(value)}.`);
    return found;
  }

  child(key: string): Param {
    const value = this.value[key];
    if (value === undefined || value === null) throw this.missing(key);
    if (!isRecord(value)) throw parameterError(`Param ${this.at(key)} must be a JSON object.`);
    return new Param(value, this.at(key));
  }

  optionalChild(key: string): Param | undefined {
    return this.has(key) ? this.child(key) : undefined;
  }

  list(key: string, size: { readonly min?: number; readonly max: number }): Param[] {
    const value = this.value[key];
    if (value === undefined || value === null) throw this.missing(key);
    if (!Array.isArray(value)) throw parameterError(`Param ${this.at(key)} must be an array.`);
    const min = size.min ?? 1;
    if (value.length < min || value.length > size.max) {
      throw whatsappError(131009, `Parameter value is not valid: ${this.at(key)} must have between ${min} and ${size.max} entries, got ${value.length}.`);
    }
    return value.map((entry: unknown, index) => {
      if (!isRecord(entry)) throw parameterError(`Param ${this.at(key)}[${index}] must be a JSON object.`);
      return new Param(entry, `${this.at(key)}[${index}]`);
    });
  }

  private missing(key: string): Error {
    if (this.path === '') return parameterError(`The parameter ${key} is required.`);
    return whatsappError(131008, `Required parameter is missing: ${this.at(key)}.`);
  }

  private at(key: string): string {
    return this.path === '' ? key : `${this.path}['${key}']`;
  }
}

/** Refuses two equal values among `values`. */
export function refuseDuplicates(values: readonly string[], what: string): void {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) throw whatsappError(131009, `Parameter value is not valid: duplicated ${what}: ${value}.`);
    seen.add(value);
  }
}
