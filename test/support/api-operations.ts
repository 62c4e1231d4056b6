import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
export interface Schema {
  readonly $ref?: string; readonly allOf?: readonly Schema[]; readonly anyOf?: readonly Schema[]; readonly oneOf?: readonly Schema[];
  readonly discriminator?: { readonly propertyName: string; readonly mapping: Readonly<Record<string, string>> };
  readonly type?: string | readonly string[]; readonly format?: string; readonly enum?: readonly unknown[]; readonly pattern?: string; readonly example?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]; readonly items?: Schema; readonly additionalProperties?: unknown;
  readonly minimum?: number; readonly maxLength?: number;
}
interface Described {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Schema }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
/** One operation of the committed API description. */
export interface Operation {
  readonly id: string; readonly method: Method; readonly path: string;
  readonly query: readonly { readonly name: string; readonly required: boolean; readonly schema: Schema }[];
  readonly body: Schema | undefined;
  readonly takesCsv: boolean;
  /** A form with one file. */
  readonly takesFile: boolean;
}
/** Where a value stands in a body: keys of objects and places in lists. */
export type Place = readonly (string | number)[];
/** A value of a body that has nothing inside, and the body around it: what is required, and the way to it. */
export interface Leaf { readonly place: Place; readonly isText: boolean; readonly isRequired: boolean; readonly body: Record<string, unknown> }

const DOCUMENT = JSON.parse(readFileSync(join(__dirname, '../../libs/api-client/openapi.json'), 'utf8')) as { paths: Record<string, Record<Method, Described>>; components: { schemas: Record<string, Schema> } };

/** Every operation of the API, beside those whose answer never ends. */
export const OPERATIONS: readonly Operation[] = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) => (Object.entries(methods) as [Method, Described][])
  .filter(([, { responses }]) => !Object.values(responses).some(({ content }) => content?.['text/event-stream'])).map(([method, described]) => ({
  id: described.operationId, method, path,
  query: (described.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name, required, schema }) => ({ name, required: required ?? false, schema: schema ?? {} })),
  body: described.requestBody?.content['application/json']?.schema, takesCsv: described.requestBody?.content['text/csv'] !== undefined, takesFile: described.requestBody?.content['multipart/form-data'] !== undefined,
})));

/** What a description stands for when it names another one. */
function plain(schema: Schema): Schema {
  if (schema.$ref !== undefined) return plain(DOCUMENT.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.allOf?.[0]) return plain(schema.allOf[0]);
  const some = schema.anyOf?.find((each) => each.type !== 'null');
  return some ? plain(some) : schema;
}
/** Its forms: several where a field of it says which one it is. */
function forms(schema: Schema): Schema[] {
  const own = plain(schema);
  return own.oneOf ? own.oneOf.map(plain) : [own];
}

/** Free text, for which no list of words is given. */
function isText({ type, enum: words }: Schema): boolean {
  return words === undefined && (type === 'string' || (Array.isArray(type) && type.includes('string')));
}

/** Values that a description allows. */
export class Samples {
  /** @param named values by the name of their field, where the description says too little */
  constructor(private readonly named: Readonly<Record<string, unknown>>) {}

  /** @returns a value with what is required of it */
  of(schema: Schema, name = ''): unknown {
    const [own = {}] = forms(schema);
    if (Object.hasOwn(this.named, name)) return this.named[name];
    if (own.properties) return this.#object(own);
    if (own.enum) return own.enum[0];
    if (own.items) return [this.of(own.items, name.replace(/s$/, ''))];
    if (own.example !== undefined) return own.example;
    const type = typeof own.type === 'string' ? own.type : own.type?.[0];
    if (type === 'object') return {};
    if (type === 'boolean') return true;
    if (type === 'integer' || type === 'number') return Math.max(1, own.minimum ?? 1);
    return TEXTS[own.format ?? ''] ?? 'Sample'.slice(0, own.maxLength);
  }

  /** Everything in a body that has nothing inside, each in a body of its own. */
  leaves(schema: Schema): Leaf[] {
    const found: Leaf[] = [];
    const walk = (at: Schema, place: Place, name: string, isRequired: boolean, around: (inner: unknown) => Record<string, unknown>): void => {
      for (const form of forms(at)) {
        if (place.length > 8) continue;
        if (form.properties) {
          const least = this.#object(form);
          for (const [key, inner] of Object.entries(form.properties)) walk(inner, [...place, key], key, form.required?.includes(key) ?? false, (value) => around({ ...least, [key]: value }));
        } else if (form.items && plain(form.items).enum === undefined) {
          walk(form.items, [...place, 0], name.replace(/s$/, ''), false, (value) => around([value]));
        } else found.push({ place, isText: isText(form), isRequired, body: around(this.of(form, name)) });
      }
    };
    walk(schema, [], '', true, (value) => value as Record<string, unknown>);
    return found;
  }

  #object({ properties = {}, required = [] }: Schema): Record<string, unknown> {
    return Object.fromEntries(required.map((key) => [key, this.of(properties[key] ?? {}, key)]));
  }
}
const TEXTS: Readonly<Record<string, string>> = { email: 'sample@example.com', date: '2026-10-01', 'date-time': '2026-10-01T10:00:00.000Z' };

/** A copy of `body` with `value` at `place`. */
export function withValueAt(body: unknown, place: Place, value: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return value;
  const copy = (Array.isArray(body) ? [...body as unknown[]] : { ...body as object }) as Record<string | number, unknown>;
  copy[key] = withValueAt(copy[key], rest, value);
  return copy;
}
/** What stands at `place`; undefined when there is nothing. */
export function valueAt(body: unknown, place: Place): unknown {
  return place.reduce((at: unknown, key) => (at as Record<string | number, unknown> | null | undefined)?.[key], body);
}
