/** The subset of JSON Schema that tool descriptions use. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The arguments of a tool are wrong; the message goes back to the model, which may try again. */
export class ArgumentProblem extends Error {
  override readonly name = 'ArgumentProblem';
}

/** A value's form stated once: the schema that the model sees and the check that the server makes. */
export interface Shape<T> {
  readonly schema: JsonSchema;
  /** @throws ArgumentProblem naming `path` */
  read(value: unknown, path: string): T;
}
export type Read<S> = S extends Shape<infer T> ? T : never;

export function text(options: { description: string; max: number; min?: number }): Shape<string> {
  const min = options.min ?? 1;
  return {
    schema: { type: 'string', description: options.description, minLength: min, maxLength: options.max },
    read: (value, path) => {
      if (typeof value !== 'string') throw new ArgumentProblem(`${path} must be a text`);
      const clean = value.replaceAll('\u0000', '').trim();
      if (clean.length < min) throw new ArgumentProblem(`${path} is empty`);
      if (clean.length > options.max) throw new ArgumentProblem(`${path} has ${clean.length} characters, at most ${options.max} are allowed`);
      return clean;
    },
  };
}

export function whole(options: { description: string; min: number; max: number }): Shape<number> {
  return {
    schema: { type: 'integer', description: options.description, minimum: options.min, maximum: options.max },
    read: (value, path) => {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < options.min || value > options.max) throw new ArgumentProblem(`${path} must be a whole number from ${options.min} to ${options.max}`);
      return value;
    },
  };
}

export function flag(description: string): Shape<boolean> {
  return {
    schema: { type: 'boolean', description },
    read: (value, path) => {
      if (typeof value !== 'boolean') throw new ArgumentProblem(`${path} must be true or false`);
      return value;
    },
  };
}

export function listOf<T>(item: Shape<T>, options: { min: number; max: number; description?: string }): Shape<T[]> {
  return {
    schema: { type: 'array', ...(options.description === undefined ? {} : { description: options.description }), items: item.schema, minItems: options.min, maxItems: options.max },
    read: (value, path) => {
      if (!Array.isArray(value)) throw new ArgumentProblem(`${path} must be a list`);
      if (value.length < options.min || value.length > options.max) throw new ArgumentProblem(`${path} has ${value.length} items, ${options.min} to ${options.max} are allowed`);
      return value.map((entry: unknown, index) => item.read(entry, `${path}[${index}]`));
    },
  };
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
type ObjectOf<R extends Fields, O extends Fields> = { [K in keyof R]: Read<R[K]> } & { [K in keyof O]?: Read<O[K]> };

/** An object with required and optional members; others are refused. An optional null counts as absent. */
export function objectOf<R extends Fields, O extends Fields = Record<never, never>>(required: R, optional?: O): Shape<ObjectOf<R, O>> {
  const shapes: Fields = { ...required, ...optional };
  return {
    schema: {
      type: 'object', properties: Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, shape.schema])),
      required: Object.keys(required), additionalProperties: false,
    },
    read: (value, path) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ArgumentProblem(`${path} must be an object`);
      const given = new Map(Object.entries(value as Record<string, unknown>));
      const unknown = [...given.keys()].find((name) => !(name in shapes));
      if (unknown !== undefined) throw new ArgumentProblem(`${path}.${unknown.slice(0, 40)} is not known`);
      const result: Record<string, unknown> = {};
      for (const [name, shape] of Object.entries(shapes)) {
        const entry = given.get(name);
        if (entry !== undefined && entry !== null) result[name] = shape.read(entry, `${path}.${name}`);
        else if (name in required) throw new ArgumentProblem(`${path}.${name} is missing`);
      }
      return result as ObjectOf<R, O>;
    },
  };
}
