import type { OpenAPIObject } from '@nestjs/swagger';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES } from '#contracts';
import { apiDocument, apiDocumentText } from '../../apps/api/src/api-document.js';
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
