import { SCOPES } from '#contracts';
import type { FastifyReply } from 'fastify';
import type { Test } from 'supertest';
import { loadEnv } from '../../apps/api/src/platform/config/env.js';
import { RateLimit } from '../../apps/api/src/platform/http/rate-limit.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPerson, type Person } from '../support/login.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

/** Takes what the keys of a store may ask for, as many of them would. The clock runs on meanwhile, and gives a little back. */
function useUp(t: TestApp, storeId: string): void {
  const reply = { getHeader: () => undefined, header: () => reply };
  const limit = t.app.get(RateLimit, { strict: false });
  expect(() => {
    for (let i = 0; i < 4000; i += 1) limit.demandOfStore(storeId, reply as unknown as FastifyReply);
  }).toThrow(expect.objectContaining({ code: 'request.rate_limited' }));
}

describe('HTTP as programs expect it', () => {
  let t: TestApp;
  let owner: Person;
  beforeAll(async () => {
    t = await startApp();
    owner = await aPerson(t);
  });
  afterAll(() => t.close());
  const at = (path: string): string => `${owner.storePath}/${path}`;

  describe('asking for methods', () => {
    it('OPTIONS tells them, to anybody and without a login', async () => {
      const told = async (path: string): Promise<string | undefined> => (await t.http().options(path).expect(204)).headers['allow'];
      expect(await told(at('products'))).toBe('GET, HEAD, OPTIONS, POST');
      expect(await told(at('products/prod_01h0000000000000000000000a'))).toBe('DELETE, GET, HEAD, OPTIONS, PATCH');
      await t.http().options('/api/v1/nothing').expect(404);
    });

    it('HEAD answers like GET, without a body', async () => {
      const whole = await owner.get(at('products')).expect(200);
      const head = await t.http().head(at('products')).set('cookie', owner.cookie).expect(200);
      expect([head.headers['content-type'], head.headers['content-length'], head.text]).toEqual([whole.headers['content-type'], whole.headers['content-length'], undefined]);
    });

    it('HEAD of the live stream ends after its headers, and counts as no open stream', async () => {
      for (let i = 0; i < 21; i += 1) {
        const { headers } = await t.http().head(at('events')).set('cookie', owner.cookie).set('accept', 'text/event-stream').expect(200);
        expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
      }
    });
  });

  describe('asking for a form', () => {
    const accepting = (accept: string, path = at('products')): Test => owner.get(path).set('accept', accept);

    it.each(['application/json', 'application/*', '*/*', 'text/html, */*;q=0.1', 'application/xml;q=0.9, application/json;q=0.2', 'Application/JSON; charset=utf-8'])('answers %s', async (accept) => {
      await accepting(accept).expect(200);
    });

    it.each(['application/xml', 'text/html', 'application/json;q=0', 'text/*, application/json;q=0.0, */*', 'image/png'])('refuses %s honestly', async (accept) => {
      const { body, headers } = await accepting(accept).expect(406);
      expect([body.code, body.detail, headers['content-type']]).toEqual(['request.not_acceptable', 'This route answers with application/json', 'application/problem+json; charset=utf-8']);
    });

    it('changes nothing before it refuses', async () => {
      await owner.post(at('labels'), { name: 'Unwritten', color: 'red' }).set('accept', 'text/html').expect(406);
      const { body } = await owner.get(at('labels')).expect(200);
      expect(body.data).toEqual([]);
    });

    it('a file of rows is asked for as one', async () => {
      await accepting('text/csv', at('product-exports')).expect(200).expect('content-type', /text\/csv/);
      expect((await accepting('application/json', at('product-exports')).expect(406)).body.detail).toBe('This route answers with text/csv');
    });

    it('a content type that is not read is refused as well', async () => {
      const { body } = await t.http().post(at('labels')).set({ cookie: owner.cookie, 'x-csrf-token': owner.csrf, 'content-type': 'application/xml' }).send('<label/>').expect(415);
      expect(body.code).toBe('request.unsupported_type');
    });
  });

  describe('asking for a language', () => {
    const wanting = (languages: string, path: string): Test => owner.get(path).set('accept-language', languages);

    it.each([
      ['es-MX, en;q=0.5', 'No existe ese producto', 'es'], ['ar', 'لا يوجد منتج كهذا', 'ar'], ['fr, es;q=0.3, ar;q=0.8', 'لا يوجد منتج كهذا', 'ar'],
      ['fr', 'No such product', 'en'], ['*', 'No such product', 'en'], ['es;q=0', 'No such product', 'en'], ['%%%', 'No such product', 'en'],
    ])('%s: a problem has its title in it', async (languages, title, language) => {
      const { body, headers } = await wanting(languages, at('products/prod_01h0000000000000000000000a')).expect(404);
      expect([body.title, body.code, headers['content-language']]).toEqual([title, 'product.not_found', language]);
      expect(headers['vary']).toMatch(/accept-language/);
    });

    it('what was found wrong is said in English, and the answer says so', async () => {
      const { body, headers } = await wanting('es', at('products?limit=0')).expect(422);
      expect([body.title, body.detail, headers['content-language']]).toEqual(['La petición tiene campos no válidos', 'limit must not be less than 1', 'es, en']);
    });

    it('an address that is none says it in the language of its title', async () => {
      const { body, headers } = await wanting('es', '/api/v1/nothing').expect(404);
      expect([body.title, body.detail, headers['content-language']]).toEqual(['No hay nada en esta dirección', 'No hay nada en esta dirección', 'es']);
    });

    it('error codes are explained in it', async () => {
      const { body, headers } = await t.http().get('/api/docs/errors/window.closed').set('accept-language', 'ar').expect(200);
      expect([body.title, headers['content-language']]).toEqual(['نافذة الأربع والعشرين ساعة مغلقة', 'ar']);
    });

    it('texts of providers come in it, unless the address names another', async () => {
      const labels = async (languages: string, query = ''): Promise<[string, string | undefined]> => {
        const { body, headers } = await wanting(languages, `/api/v1/providers${query}`).expect(200);
        return [JSON.stringify(body.data[0].fields.map(({ label }: { label: string }) => label)), headers['content-language']];
      };
      const [english] = await labels('en');
      const spanish = await labels('es-AR');
      expect([spanish[0] === english, spanish[1]]).toEqual([false, 'es']);
      expect(await labels('es', '?language=en')).toEqual([english, 'en']);
      expect(await labels('fr', '?language=es')).toEqual(spanish);
      for (const path of [at('channels'), at('channels/meta/setup'), '/api/v1/providers/failure-texts']) expect((await wanting('ar', path).expect(200)).headers['content-language']).toBe('ar');
    });
  });

  describe('following a request', () => {
    const answered = (id: string): Record<string, unknown> | undefined => t.lines.map((line) => JSON.parse(line) as Record<string, unknown>).find((line) => line['msg'] === 'answered' && line['request_id'] === id);

    it('keeps the trace of its caller in the log', async () => {
      await owner.get(at('products')).set({ 'x-request-id': 'follow-me-1', traceparent: `00-${TRACE}-${SPAN}-01` }).expect(200).expect('x-request-id', 'follow-me-1');
      expect(answered('follow-me-1')).toMatchObject({ trace_id: TRACE, parent_id: SPAN, method: 'GET', route: '/api/v1/stores/:store_id/products', status: 200 });
    });

    it.each([
      ['of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`], ['without a span', `00-${TRACE}-${'0'.repeat(16)}-01`], ['of the version that is none', `ff-${TRACE}-${SPAN}-01`],
      ['with more than its version has', `00-${TRACE}-${SPAN}-01-more`], ['in capitals', `00-${TRACE.toUpperCase()}-${SPAN}-01`], ['of anything else', 'hello'],
    ])('passes over a trace %s', async (name, traceparent) => {
      const id = `follow-${name.replaceAll(' ', '-')}`;
      await owner.get(at('products')).set({ 'x-request-id': id, traceparent }).expect(200);
      expect(answered(id)).toBeDefined();
      expect(answered(id)).not.toHaveProperty('trace_id');
    });

    it('a later version may say more', async () => {
      await owner.get(at('products')).set({ 'x-request-id': 'follow-later', traceparent: `01-${TRACE}-${SPAN}-01-more` }).expect(200);
      expect(answered('follow-later')).toMatchObject({ trace_id: TRACE });
    });

    it('never keeps what stands in an address', async () => {
      await owner.get(`${at('customers')}?q=%2B34644999888`).set('x-request-id', 'follow-query').expect(200);
      expect(JSON.stringify(answered('follow-query'))).not.toContain('34644999888');
    });
  });

  describe('what a store\'s programs may ask for', () => {
    it('is limited for all of its keys together, and says so beside the limit of the key', async () => {
      const shop = await aPerson(t);
      const key = (await shop.post(`${shop.storePath}/api-keys`, { name: 'Till', scopes: [...SCOPES] }).expect(201)).body.value as string;
      const asked = (): Test => t.http().get(`${shop.storePath}/labels`).set('authorization', `Bearer ${key}`);
      const first = await asked().expect(200);
      expect(first.headers['ratelimit-policy']).toBe('"default";q=600;w=60, "store";q=1800;w=60');
      expect(first.headers['ratelimit']).toMatch(/^"default";r=599;t=1, "store";r=1799;t=1$/);

      useUp(t, shop.storeId);
      const refused = await asked().expect(429);
      expect(refused.body).toMatchObject({ code: 'request.rate_limited', detail: 'More than 1800 requests in 60 s by the API keys of this store' });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(refused.headers['ratelimit-policy']).toBe('"default";q=600;w=60, "store";q=1800;w=60');
      expect(refused.headers['ratelimit']).toMatch(/^"default";r=59\d;t=\d, "store";r=0;t=60$/);

      // People of the shop and programs of another one go on.
      const person = await shop.get(`${shop.storePath}/labels`).expect(200);
      expect(person.headers['ratelimit-policy']).toBe('"default";q=600;w=60');
      const elsewhere = (await owner.post(at('api-keys'), { name: 'Elsewhere', scopes: [...SCOPES] }).expect(201)).body.value as string;
      await t.http().get(at('labels')).set('authorization', `Bearer ${elsewhere}`).expect(200);
    });
  });
});

describe('pages of other origins', () => {
  const SHOP = 'https://shop.example';
  const preflight = (t: TestApp, path: string, origin: string): Test => t.http().options(path).set({ origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' });
  const granted = (headers: Record<string, string | undefined>): string[] => Object.keys(headers).filter((name) => name.startsWith('access-control-')).sort();

  it('may do nothing unless the operator says so', async () => {
    const t = await startApp();
    try {
      const owner = await aPerson(t);
      expect(granted((await preflight(t, `${owner.storePath}/products`, SHOP).expect(204)).headers)).toEqual([]);
      expect(granted((await owner.get(`${owner.storePath}/products`).set('origin', SHOP).expect(200)).headers)).toEqual([]);
    } finally {
      await t.close();
    }
  });

  it('that he named may call the API with a key, and no other', async () => {
    const t = await startApp({ CORS_ORIGINS: `${SHOP}, http://127.0.0.1:5173` });
    try {
      const owner = await aPerson(t);
      const products = `${owner.storePath}/products`;
      const { headers } = await preflight(t, products, SHOP).expect(204);
      expect(headers).toMatchObject({ 'access-control-allow-origin': SHOP, 'access-control-allow-methods': 'GET, HEAD, OPTIONS, POST', 'access-control-max-age': '7200', vary: expect.stringMatching(/origin/i) });
      expect(headers['access-control-allow-headers']?.split(', ')).toEqual(expect.arrayContaining(['authorization', 'content-type', 'idempotency-key', 'if-match', 'traceparent']));
      expect(headers['access-control-allow-credentials']).toBeUndefined();

      const key = (await owner.post(`${owner.storePath}/api-keys`, { name: 'Shop', scopes: ['catalog:read', 'catalog:write'] }).expect(201)).body.value as string;
      const made = await t.http().post(products).set({ origin: SHOP, authorization: `Bearer ${key}` }).send({ title: 'Mug', status: 'active', variants: [{ price: { amount: 100, currency: 'USD' } }] }).expect(201);
      expect(made.headers['access-control-allow-origin']).toBe(SHOP);
      expect(made.headers['access-control-expose-headers']).toMatch(/\blocation\b.*\bratelimit\b/);

      for (const origin of ['https://evil.example', `${SHOP}.evil.example`, 'http://shop.example', 'null']) {
        const stranger = await preflight(t, products, origin).expect(204);
        expect([origin, granted(stranger.headers), stranger.headers['vary']]).toEqual([origin, [], expect.stringMatching(/origin/i)]);
        expect(granted((await t.http().get(products).set({ origin, authorization: `Bearer ${key}` }).expect(200)).headers)).toEqual([]);
      }
      // A refusal can be read, too.
      expect((await t.http().get(products).set('origin', SHOP).expect(401)).headers['access-control-allow-origin']).toBe(SHOP);
    } finally {
      await t.close();
    }
  });

  it('cannot use the login of a person, wherever they come from', async () => {
    const t = await startApp({ CORS_ORIGINS: '*' });
    try {
      const owner = await aPerson(t);
      const read = await owner.get('/api/v1/me').set('origin', SHOP).expect(200);
      expect(granted(read.headers)).toEqual(['access-control-allow-origin', 'access-control-expose-headers']);
      const { body } = await owner.post(`${owner.storePath}/labels`, { name: 'Red', color: 'red' }).set('origin', SHOP).expect(403);
      expect(body.code).toBe('csrf.refused');
    } finally {
      await t.close();
    }
  });

  it('have no business with webhooks and pages', async () => {
    const t = await startApp({ CORS_ORIGINS: '*' });
    try {
      for (const path of ['/api/webhooks/whatsapp', '/health/live']) expect(granted((await t.http().get(path).set('origin', SHOP)).headers)).toEqual([]);
    } finally {
      await t.close();
    }
  });

  it.each(['shop.example', `${SHOP}/`, `${SHOP}, `, 'https://*', `*, ${SHOP}`])('are named without a path, or the start says so: %s', (wrong) => {
    expect(() => loadEnv({ CORS_ORIGINS: wrong })).toThrow(/CORS_ORIGINS/);
  });
});
