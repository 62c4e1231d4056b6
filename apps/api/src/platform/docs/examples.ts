/** What is read of a schema to think of an example. */
export interface ExampleSchema {
  readonly $ref?: string;
  readonly allOf?: readonly ExampleSchema[];
  readonly anyOf?: readonly ExampleSchema[];
  readonly oneOf?: readonly ExampleSchema[];
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, ExampleSchema>>;
  readonly required?: readonly string[];
  readonly items?: ExampleSchema;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
}
type Schemas = Readonly<Record<string, ExampleSchema>>;

/** Texts by the name of their field, as a shop would have them. */
const TEXTS: Readonly<Record<string, string>> = {
  name: 'Ana', title: 'Blue mug', text: 'Your order is on its way.', body: 'Returns are free within two weeks.', currency: 'EUR', country: 'ES', language: 'es', locale: 'es-ES', timezone: 'Europe/Madrid',
  email: 'ana@shop.example', phone: '+34644100001', mobile_number: '+34644100001', to: '+34644100001', customer: '+34644100001', customer_phone: '+34644100001', customer_name: 'Ana', recipient_name: 'Ana',
  url: 'https://shop.example/mug', password: 'a long pass phrase', sku: 'MUG-BLUE', handle: 'blue-mug', category: 'Kitchen', note: 'Leave it at the door.', color: 'red', shortcut: 'hello', slug: 'casa',
  q: 'mug', number: 'BULK-WA-2026-00001', mime_type: 'image/png', filename: 'mug.png', cursor: 'WyJhZnRlciIsIjAxOTM1ZmVjLTFiNTAtN2E1MC05ZjI0LTNiNWQ3ZDVlNmE3YiJd', next_cursor: 'WyJhZnRlciIsIjAxOTM1ZmVjLTFiNTAtN2E1MC05ZjI0LTNiNWQ3ZDVlNmE3YiJd',
  from: '09:00', open: '09:00', close: '18:00', at: '09:00',
};
const FORMATS: Readonly<Record<string, string>> = { 'date-time': '2026-11-24T10:00:00.000Z', date: '2026-11-24', email: 'ana@shop.example', uri: 'https://shop.example/mug' };
/** The letters of an id after its prefix. */
const ID_BODY = '01jdf6r8x3f2k9m7q5v1c4t0ab';
const NUMBERS: Readonly<Record<string, number>> = { amount: 1290, quantity: 2, price: 1290, total: 2580, subtotal: 2580, limit: 50, count: 3 };
/** Things inside of things beyond this are left empty. */
const DEEPEST = 7;

/**
 * An example of what a schema describes, the same one each time.
 * @param schemas those that `$ref` names
 * @param whole everything that may be there, as answers have it; else what is required, as requests have it at least
 */
export function exampleOf(schema: ExampleSchema, schemas: Schemas, whole: boolean): unknown {
  return new Examples(schemas, whole).of(schema, '', 0);
}

class Examples {
  readonly #schemas: Schemas;
  readonly #whole: boolean;

  constructor(schemas: Schemas, whole: boolean) {
    this.#schemas = schemas;
    this.#whole = whole;
  }

  of(given: ExampleSchema, name: string, depth: number): unknown {
    const schema = this.#plain(given);
    if (schema.example !== undefined) return schema.example;
    if (schema.enum) return schema.enum[0];
    const type = [schema.type ?? (schema.properties ? 'object' : 'string')].flat().find((one) => one !== 'null');
    switch (type) {
      case 'object': return this.#object(schema, depth);
      case 'array': return this.#list(schema, name, depth);
      case 'boolean': return true;
      case 'integer': case 'number': return Math.min(Math.max(NUMBERS[name] ?? 1, schema.minimum ?? 0), schema.maximum ?? Infinity);
      case 'string': return textOf(schema, name);
      default: return null;
    }
  }

  #object({ properties = {}, required = [] }: ExampleSchema, depth: number): Record<string, unknown> {
    const names = this.#whole ? Object.keys(properties) : required.length > 0 ? required : Object.keys(properties).slice(0, 2);
    return depth > DEEPEST ? {} : Object.fromEntries(names.map((name) => [name, this.of(properties[name] ?? {}, name, depth + 1)]));
  }

  #list({ items = {}, minItems = 0 }: ExampleSchema, name: string, depth: number): unknown[] {
    const one = name.replace(/s$/, '');
    return depth > DEEPEST ? [] : Array.from({ length: Math.max(1, minItems) }, () => this.of(items, one, depth + 1));
  }

  /** What stands behind a name, all parts of a whole together, and the first of several forms. */
  #plain(schema: ExampleSchema): ExampleSchema {
    if (schema.$ref !== undefined) return this.#plain({ ...this.#schemas[schema.$ref.split('/').at(-1) ?? ''], ...(schema.example === undefined ? {} : { example: schema.example }) });
    if (schema.allOf) {
      const parts = schema.allOf.map((part) => this.#plain(part));
      const [only] = parts;
      if (parts.length === 1 && only) return only;
      return { type: 'object', properties: Object.assign({}, ...parts.map(({ properties }) => properties)) as Schemas, required: parts.flatMap(({ required = [] }) => required) };
    }
    const form = [...schema.oneOf ?? [], ...schema.anyOf ?? []].find(({ type }) => type !== 'null');
    return form ? this.#plain(form) : schema;
  }
}

function textOf({ format, pattern, minLength = 0, maxLength = Infinity }: ExampleSchema, name: string): string {
  const prefix = /^\^([a-z]+)_\[/.exec(pattern ?? '')?.[1];
  if (prefix !== undefined) return `${prefix}_${ID_BODY}`;
  const text = FORMATS[format ?? ''] ?? TEXTS[name] ?? (name.endsWith('_url') ? TEXTS['url'] : undefined) ?? 'text';
  return text.slice(0, maxLength).padEnd(minLength, '.');
}
