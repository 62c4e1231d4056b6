import { ID_PREFIXES } from '#contracts';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type ExampleSchema, exampleOf } from './examples.js';
import { LOCATED_EXTENSION } from '../http/location.js';
import { SESSION_COOKIE } from '../http/session-cookie.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameters = NonNullable<Operation['parameters']>;
type Responses = Operation['responses'];

const JSON_TYPE = 'application/json';
const IDS_BY_NAME: Readonly<Record<string, string>> = { source_id: 'knowledge_source', version_id: 'assistant_version', test_id: 'assistant_test', event_id: 'webhook_event', knowledge_import_id: 'import' };
const PATH_WORDS: Readonly<Record<string, string>> = { provider: 'meta', code: 'window.closed', date_name: 'birthday', token: 'mZ4kTq8vY2pR6sW0' };
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const PROBLEM_SCHEMA = {
  type: 'object' as const,
  description: 'Every error answer (RFC 9457). Programs decide by `code`.',
  required: ['type', 'title', 'status', 'code', 'request_id'],
  properties: {
    type: { type: 'string', description: 'Address that explains the code' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'One of the codes of docs/integrators.md' },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'Path of the request' },
    request_id: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object', required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer into the body, or ?name of a query parameter' }, code: { type: 'string', description: 'One of the codes of docs/integrators.md' }, detail: { type: 'string' },
          params: { type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] }, description: 'The limit that was passed, and the like' },
        },
      },
    },
  },
};

/**
 * The OpenAPI 3.1 document of every route of `app`. The same routes give the same text: paths, schemas and tags are sorted.
 */
export function describeApi(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Parley API')
    .setDescription('A shared WhatsApp inbox for shops, with an AI assistant that sells. Money is in minor units; times are ISO 8601 in UTC; lists are paged by cursor.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key of one store, limited by its scopes' }, 'bearer')
    .addCookieAuth(SESSION_COOKIE, { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'A person who logged in; changes also need the x-csrf-token header' }, 'cookie')
    .build(), { deepScanRoutes: true });
  const paths: OpenAPIObject['paths'] = sorted(document.paths);
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      operation.parameters = withPathParameters(path, operation.parameters ?? []);
      operation.responses = withProblems(withLocation(operation));
    }
  }
  const schemas = sorted({ ...document.components?.schemas, Problem: PROBLEM_SCHEMA });
  for (const item of Object.values(paths)) for (const method of METHODS) if (item[method]) giveExamples(item[method], schemas as Readonly<Record<string, ExampleSchema>>);
  return { ...document, paths, tags: tagsOf(paths), components: { ...document.components, schemas } };
}

/** A parameter that only a guard or a decorator reads (`store_id`) is not seen by the scan. */
function withPathParameters(path: string, told: Parameters): Parameters {
  const names = new Set(told.map((parameter) => ('name' in parameter ? parameter.name : '')));
  const untold = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').filter((name) => !names.has(name));
  return [...untold.map((name) => ({ name, in: 'path' as const, required: true, schema: { type: 'string' as const } })), ...told];
}

/** What `Located` says of a route becomes a header of the answers that carry it. */
function withLocation(operation: Operation & { [LOCATED_EXTENSION]?: string }): Responses {
  const path = operation[LOCATED_EXTENSION];
  delete operation[LOCATED_EXTENSION];
  if (path === undefined) return operation.responses;
  const headers = { Location: { description: 'Where it is', schema: { type: 'string' as const } } };
  const told = Object.entries(operation.responses).map(([status, response]) => [status, status === '201' || status === '202' ? { headers, ...response } : response]);
  return Object.fromEntries(told) as Responses;
}

/** Answers of 400 and above are problems unless they say otherwise, and so is every answer that is not listed. */
function withProblems(responses: Responses): Responses {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const told = Object.entries(responses).map(([status, response]) => [status, Number(status) >= 400 ? { content, ...response } : response]);
  return { ...Object.fromEntries(told) as Responses, default: { description: 'A problem', content } };
}

/** One example of what is sent, of what comes back and of every name in the address: what people and programs try first. */
function giveExamples(operation: Operation, schemas: Readonly<Record<string, ExampleSchema>>): void {
  for (const parameter of operation.parameters ?? []) {
    if ('in' in parameter && parameter.in === 'path' && parameter.schema) parameter.example ??= pathExample(parameter.name);
  }
  const request = operation.requestBody;
  if (request && 'content' in request) withExample(request.content[JSON_TYPE], schemas, false);
  for (const [status, response] of Object.entries(operation.responses)) {
    if (status.startsWith('2') && response && 'content' in response) withExample(response.content?.[JSON_TYPE], schemas, true);
  }
}
// Under `examples`, for `example` is written into the types of the client, too.
function withExample(media: { schema?: unknown; examples?: Record<string, { value?: unknown } | object> } | undefined, schemas: Readonly<Record<string, ExampleSchema>>, whole: boolean): void {
  if (media?.schema) media.examples ??= { one: { value: exampleOf(media.schema as ExampleSchema, schemas, whole) } };
}
/** Names of ids in addresses are those of their kinds, but for a few. */
function pathExample(name: string): string {
  const kind = IDS_BY_NAME[name] ?? name.replace(/_id$/, '');
  const prefix = (ID_PREFIXES as Readonly<Record<string, string>>)[kind];
  return prefix === undefined ? PATH_WORDS[name] ?? name : String(exampleOf({ type: 'string', pattern: `^${prefix}_[` }, {}, false));
}

function tagsOf(paths: OpenAPIObject['paths']): { name: string }[] {
  const names = new Set(Object.values(paths).flatMap((item) => METHODS.flatMap((method) => item[method]?.tags ?? [])));
  return [...names].sort().map((name) => ({ name }));
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
