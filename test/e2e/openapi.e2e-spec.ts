import type { OpenAPIObject } from '@nestjs/swagger';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES } from '#contracts';
import { apiDocument, apiDocumentText } from '../../apps/api/src/api-document.js';
import type { ExampleSchema } from '../../apps/api/src/platform/docs/examples.js';
import { startApp, type TestApp } from '../support/app.js';

const REPOSITORY = join(__dirname, '../..');
const DOCUMENT = join(REPOSITORY, 'libs/api-client/openapi.json');
const TYPES = join(REPOSITORY, 'libs/api-client/src/schema.gen.ts');
const STALE = 'is not what the controllers say. Run `npm run openapi` and commit libs/api-client.';

interface Named { readonly name: string; readonly operation: NonNullable<OpenAPIObject['paths'][string]['get']> }

function operationsOf(document: OpenAPIObject): Named[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => (item[method] ? [{ name: `${method} ${path}`, operation: item[method] }] : [])));
}

type Schemas = Readonly<Record<string, ExampleSchema>>;
/** Where a value is not what its schema says, as pointers with what is wrong. Reads what our documents use of JSON Schema. */
function misfits(value: unknown, schema: ExampleSchema, named: Schemas, at = ''): string[] {
  if (schema.$ref !== undefined) return misfits(value, named[schema.$ref.split('/').at(-1) ?? ''] ?? {}, named, at);
  if (schema.allOf) return schema.allOf.flatMap((part) => misfits(value, part, named, at));
  const forms = schema.oneOf ?? schema.anyOf;
  if (forms) return forms.some((form) => misfits(value, form, named, at).length === 0) ? [] : [`${at}: no form fits`];
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.includes(type) && !(type === 'integer' && types.includes('number'))) return [`${at}: ${type} is no ${types.join('|')}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: not one of the list`];
  if (Array.isArray(value)) return value.length < (schema.minItems ?? 0) ? [`${at}: too few`] : value.flatMap((item, index) => misfits(item, schema.items ?? {}, named, `${at}/${index}`));
  if (typeof value === 'string') {
    const wrong = value.length > (schema.maxLength ?? Infinity) || value.length < (schema.minLength ?? 0) || (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) || (schema.format === 'date-time' && Number.isNaN(Date.parse(value)));
    return wrong ? [`${at}: ${value}`] : [];
  }
  if (typeof value === 'number') return value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity) ? [`${at}: ${value}`] : [];
  if (type !== 'object') return [];
  const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value as object, key)).map((key) => `${at}/${key}: missing`);
  return [...missing, ...Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => misfits(inner, schema.properties?.[key] ?? {}, named, `${at}/${key}`))];
}

describe('the OpenAPI document', () => {
  let operations: readonly Named[];
  beforeAll(async () => {
    operations = operationsOf(await apiDocument());
  });

  it('is committed as the controllers say it', async () => {
    if (readFileSync(DOCUMENT, 'utf8') !== await apiDocumentText()) throw new Error(`libs/api-client/openapi.json ${STALE}`);
  });

  it('is committed as types of the client', () => {
    const made = spawnSync(process.execPath, [join(REPOSITORY, 'node_modules/openapi-typescript/bin/cli.js'), DOCUMENT], { encoding: 'utf8', cwd: REPOSITORY });
    expect(made.status).toBe(0);
    if (readFileSync(TYPES, 'utf8').trim() !== made.stdout.trim()) throw new Error(`libs/api-client/src/schema.gen.ts ${STALE}`);
  });

  it('names each operation once, in camel case', () => {
    const ids = operations.map(({ operation }) => operation.operationId ?? '');
    expect(ids.filter((id) => !/^[a-z]+[A-Za-z]*$/.test(id) || id.includes('Controller'))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(50);
  });

  it('says of each operation what it is for and under which resource', () => {
    expect(operations.filter(({ operation }) => !operation.summary || operation.tags?.length !== 1).map(({ name }) => name)).toEqual([]);
  });

  it('says of each operation what success looks like', () => {
    const untold = operations.filter(({ operation }) => {
      const good = Object.entries(operation.responses).filter(([status]) => /^[23]/.test(status));
      const isTold = ([status, response]: [string, object | undefined]): boolean => ['202', '204'].includes(status) || status.startsWith('3') || (response !== undefined && 'content' in response);
      return good.length === 0 || !good.every(isTold);
    });
    expect(untold.map(({ name }) => name)).toEqual([]);
  });

  it('says of each operation how it fails', () => {
    expect(operations.filter(({ operation }) => !operation.responses.default).map(({ name }) => name)).toEqual([]);
  });

  it('has an example of everything that is sent and of everything that comes back, which its own description allows', async () => {
    const { components } = await apiDocument();
    const named = (components?.schemas ?? {}) as Schemas;
    const wrong: string[] = [];
    let count = 0;
    for (const { name, operation } of operations) {
      const sent = operation.requestBody && 'content' in operation.requestBody ? [operation.requestBody.content['application/json']] : [];
      const given = Object.entries(operation.responses).flatMap(([status, response]) => (status.startsWith('2') && response && 'content' in response ? [response.content?.['application/json']] : []));
      for (const [place, media] of [...sent.map((each) => ['request', each] as const), ...given.map((each) => ['answer', each] as const)]) {
        if (media === undefined) continue;
        count += 1;
        const example = media.examples?.['one'];
        if (!example || !('value' in example)) wrong.push(`${name} ${place}: none`);
        else wrong.push(...misfits(example.value, media.schema as ExampleSchema, named).map((misfit) => `${name} ${place}${misfit}`));
      }
      for (const parameter of operation.parameters ?? []) {
        if ('in' in parameter && parameter.in === 'path' && typeof parameter.example !== 'string') wrong.push(`${name} {${parameter.name}}: none`);
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(250);
  });

  it('says where things are that were made', () => {
    const untold = operations.filter(({ operation }) => {
      const made = operation.responses['201'] ?? operation.responses['202'];
      return made !== undefined && !('headers' in made && made.headers?.['Location']);
    });
    // What these make has no address of its own: a letter, a line of a history, and what a program reported.
    const ids = untold.map(({ operation }) => operation.operationId ?? '').toSorted();
    expect(ids).toEqual(['enterConsent', 'moveConversations', 'reportNotificationEvent', 'requestPasswordReset']);
    const docs = readFileSync(join(REPOSITORY, 'docs/integrators.md'), 'utf8');
    expect(ids.filter((id) => !docs.includes(`\`${id}\``))).toEqual([]);
  });

  it('asks for a login or a key wherever a store is in the path', () => {
    const open = operations.filter(({ name, operation }) => name.includes('{store_id}') && !operation.security?.length);
    expect(open.map(({ name }) => name)).toEqual([]);
  });
});

describe('the reference page', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startApp();
  });
  afterAll(() => t.close());

  it('serves the document of the running app', async () => {
    const { body } = await t.http().get('/api/openapi.json').expect(200);
    expect(`${JSON.stringify(body, null, 2)}\n`).toBe(await apiDocumentText());
  });

  it('serves it as YAML, too', async () => {
    const { text } = await t.http().get('/api/openapi.yaml').expect(200);
    expect(text).toMatch(/^openapi: 3\.1\.0\n/);
    expect(text.match(/^ {4}(?:get|post|put|patch|delete):$/gm)?.length).toBe(operationsOf(await apiDocument()).length);
  });

  it('runs only scripts of its own, which are all there', async () => {
    const page = await t.http().get('/api/docs').expect(200).expect('content-type', /text\/html/);
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
    expect(page.text).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    const parts = [...page.text.matchAll(/(?:src|href)="(\.\/[^"]+)"/g)].map((match) => new URL(match[1]!, 'http://test/api/docs').pathname);
    expect(parts.length).toBeGreaterThanOrEqual(4);
    for (const part of parts) await t.http().get(part).expect(200);
    expect(page.text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it('explains each error code at the address that problems name', async () => {
    const refused = await t.http().get('/api/v1/me').expect(401);
    const { body } = await t.http().get(refused.body.type).expect(200);
    expect(body).toEqual({ code: 'login.required', status: 401, title: ERROR_CODES['login.required'][1] });
    await t.http().get('/api/docs/errors/nothing.such').expect(404);
    await t.http().get('/api/docs/errors/toString').expect(404);
  });
});
