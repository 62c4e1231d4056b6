import { startApp, type TestApp } from '../support/app.js';
import { aPerson, type Person } from '../support/login.js';

describe('bad input to the API', () => {
  let t: TestApp;
  let owner: Person;
  beforeAll(async () => {
    t = await startApp();
    owner = await aPerson(t);
  });
  afterAll(async () => t.close());
  afterEach(() => expect(t.warnings).toEqual([]));

  const raw = (body: string, type = 'application/json') =>
    t.http().post(`${owner.storePath}/knowledge`).set('cookie', owner.cookie).set('x-csrf-token', owner.csrf).set('content-type', type).send(body);

  it.each([['null', 'null'], ['a list', '[]'], ['a text', '"x"'], ['broken JSON', '{"a":'], ['100,000 brackets', `{"title":${'['.repeat(100_000)}`]])('answers %s with a problem', async (_name, body) => {
    const answer = await raw(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'request.malformed', status: 400 });
  });

  it('stores text without what Postgres cannot hold', async () => {
    const answer = await raw(String.raw`{"title":"Hours\u0000 \ud800","body":"Nine\u0000 to five","search_terms":["op\u0000en"]}`);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ title: 'Hours \ufffd', body: 'Nine to five', search_terms: ['open'] });
  });

  it('keeps SQL and HTML as the text they are', async () => {
    const title = `'; drop table users; -- <script>alert(1)</script>`;
    const answer = await raw(JSON.stringify({ title, body: title }));
    expect(answer.body).toMatchObject({ title, body: title });
  });

  it('answers a body over the limit with a problem', async () => {
    const answer = await raw(JSON.stringify({ title: 'x', body: 'y'.repeat(1_100_000) }));
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ code: 'request.too_large' });
  });

  it('takes JSON by the name that partial updates have', async () => {
    expect((await raw(JSON.stringify({ title: 'Merged', body: 'y' }), 'application/merge-patch+json')).body).toMatchObject({ title: 'Merged' });
  });

  it('answers an unknown content type with a problem', async () => {
    const answer = await raw('<a/>', 'application/xml');
    expect(answer.status).toBe(415);
    expect(answer.body).toMatchObject({ code: 'request.unsupported_type' });
  });

  it('answers an address that cannot be decoded with a problem', async () => {
    const answer = await owner.get(`${owner.storePath}/products/%zz`);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'request.malformed' });
  });

  it('names every wrong field by its pointer', async () => {
    const answer = await raw(JSON.stringify({ title: 7, body: 'x', surprise: true }));
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual(expect.arrayContaining([expect.objectContaining({ pointer: '/title' }), expect.objectContaining({ pointer: '/surprise', code: 'unknown_field' })]));
  });
});
