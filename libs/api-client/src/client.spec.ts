import { type ApiError, createApiClient, idempotencyKey } from './index.js';

const STORE = { path: { store_id: 'st_1' } };
const PRODUCTS = '/api/v1/stores/{store_id}/products';

/** A client whose requests are kept and answered by `answer`. */
function clientOf(answer: () => Response | Promise<Response>, csrfToken?: () => string | undefined) {
  const requests: Request[] = [];
  const api = createApiClient({
    baseUrl: 'https://inbox.example.com', headers: { 'x-caller': 'test' }, ...(csrfToken ? { csrfToken } : {}),
    fetch: async (request) => {
      requests.push(request);
      return answer();
    },
  });
  return { api, requests };
}
const failureOf = (promise: Promise<unknown>): Promise<ApiError> => promise.then(() => { throw new Error('did not fail'); }, (error: unknown) => error as ApiError);
const problem = (status: number, body: object, headers: Record<string, string> = {}) => () =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json', ...headers } });

describe('the API client', () => {
  it('gives the body of an answer, and sends path, query and headers', async () => {
    const { api, requests } = clientOf(() => Response.json({ data: [], next_cursor: null, prev_cursor: null }));
    const page = await api.get(PRODUCTS, { params: { ...STORE, query: { limit: 5 } } });
    expect(page.data).toEqual([]);
    expect(requests[0]?.url).toBe('https://inbox.example.com/api/v1/stores/st_1/products?limit=5');
    expect(requests[0]?.headers.get('x-caller')).toBe('test');
  });

  it('throws a problem as ApiError with its code, fields and waiting time', async () => {
    const { api } = clientOf(problem(429, {
      type: '/api/docs/errors/request.rate_limited', title: 'Too many requests', status: 429, code: 'request.rate_limited', request_id: 'req_1',
      errors: [{ pointer: '/name', code: 'x', detail: 'y' }],
    }, { 'retry-after': '7' }));
    const error = await failureOf(api.get('/api/v1/me'));
    expect(error).toMatchObject({ code: 'request.rate_limited', message: 'Too many requests' });
    expect(error.details).toEqual({ status: 429, fields: [{ pointer: '/name', code: 'x', detail: 'y' }], requestId: 'req_1', retryAfter: 7 });
  });

  it.each([[502, 'server.unavailable'], [500, 'server.failed'], [404, 'server.failed']])('reads a page of a proxy with status %d as %s', async (status, code) => {
    const { api } = clientOf(() => new Response('<h1>Bad Gateway</h1>', { status }));
    expect((await failureOf(api.get('/api/v1/me'))).code).toBe(code);
  });

  it('says network.failed when no answer came, and keeps the cause', async () => {
    const cause = new TypeError('fetch failed');
    const { api } = clientOf(() => Promise.reject(cause));
    const error = await failureOf(api.get('/api/v1/me'));
    expect(error).toMatchObject({ code: 'network.failed', details: { status: 0 } });
    expect(error.cause).toBe(cause);
  });

  it('lets a cancelled call through as what it is', async () => {
    const { api } = clientOf(() => Promise.reject(new DOMException('gone', 'AbortError')));
    expect((await failureOf(api.get('/api/v1/me'))).name).toBe('AbortError');
  });

  it('shows the token for changes with changes only, and the idempotency key where it is given', async () => {
    const { api, requests } = clientOf(() => Response.json({}), () => 'token-1');
    await api.get('/api/v1/me');
    await api.patch('/api/v1/me', { body: { name: 'Ana' } });
    await api.post('/api/v1/stores/{store_id}/invitations', { params: { ...STORE, header: idempotencyKey('once') }, body: { email: 'a@example.com', role: 'agent' } });
    expect(requests.map((request) => request.headers.get('x-csrf-token'))).toEqual([null, 'token-1', 'token-1']);
    expect(requests[2]?.headers.get('idempotency-key')).toBe('once');
  });

  it('makes another idempotency key each time', () => {
    expect(idempotencyKey()['Idempotency-Key']).not.toBe(idempotencyKey()['Idempotency-Key']);
  });

  it('knows every route and its answer by type', () => {
    const { api } = clientOf(() => Response.json({}));
    // @ts-expect-error there is no such route
    void (() => api.get('/api/v1/nothing'));
    // @ts-expect-error the store is missing
    void (() => api.get(PRODUCTS));
    // @ts-expect-error a page has no such field
    void (async () => (await api.get('/api/v1/me')).nothing);
    expect(api).toBeDefined();
  });
});
