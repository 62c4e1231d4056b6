import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApp, type TestApp } from '../support/app.js';
import { aPerson, type Person } from '../support/login.js';
import { aPicture } from '../support/picture.js';

interface Answer { status?: number; headers?: Record<string, string>; body?: Buffer | string }

describe('R157: pictures by address', () => {
  let host: Server;
  let url: string;
  let answers: Record<string, Answer>;
  let app: TestApp;
  let ana: Person;
  beforeAll(async () => {
    host = createServer((request, response) => {
      const { status = 200, headers = {}, body } = answers[request.url ?? ''] ?? { status: 404 };
      response.writeHead(status, headers).end(body);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => host.once('listening', resolve));
    url = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
    app = await startApp({ ROLE: 'api', OUTBOUND_ALLOW: url });
    ana = await aPerson(app);
  });
  beforeEach(() => {
    answers = {};
  });
  afterAll(async () => {
    await app.close();
    host.close();
  });
  const take = (address: string) => ana.post(`${ana.storePath}/media/from-address`, { url: address });

  it('are taken over with their bytes, whatever they say they are, also behind a redirect', async () => {
    answers = { '/moved': { status: 302, headers: { location: '/caf%C3%A9.png?size=big' } }, '/caf%C3%A9.png?size=big': { headers: { 'content-type': 'text/plain' }, body: aPicture() } };
    const { body } = await take(`${url}/moved`).expect(201);
    expect(body).toMatchObject({ kind: 'image', mime_type: 'image/png', state: 'ready', source: 'upload', filename: 'café.png', bytes: aPicture().byteLength });
    expect((await ana.get(`${ana.storePath}/media/${body.id}/content`).buffer(true)).body).toEqual(aPicture());
    await ana.post(`${ana.storePath}/products`, { title: 'Coffee', variants: [{ price: { amount: 1, currency: 'EUR' } }], images: [{ media_id: body.id }] }).expect(201);
  });

  it('are taken over from addresses with signs that mean nothing', async () => {
    answers = { '/100%25/%zz.png': { body: aPicture() } };
    expect((await take(`${url}/100%25/%zz.png`).expect(201)).body.filename).toBe('%zz.png');
    answers = { '/a%00%2Fb.png': { body: aPicture() } };
    expect((await take(`${url}/a%00%2Fb.png`).expect(201)).body.filename).toBe('b.png');
  });

  it.each<[string, Answer, string]>([
    ['a page', { headers: { 'content-type': 'image/png' }, body: '<html></html>' }, 'media.type_refused'],
    ['a document', { body: Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF') }, 'media.type_refused'],
    ['nothing', { status: 404 }, 'media.unreachable'],
    ['too much', { body: Buffer.alloc(6 * 1024 * 1024, 1) }, 'media.too_large'],
    ['a circle', { status: 301, headers: { location: '/x' } }, 'media.unreachable'],
    ['the way to a private address', { status: 307, headers: { location: 'http://127.0.0.1:1/x.png' } }, 'media.unreachable'],
    ['the way out of the web', { status: 307, headers: { location: 'file:///etc/passwd' } }, 'media.unreachable'],
  ])('%s is refused with a reason', async (_name, answer, code) => {
    answers = { '/x': answer };
    expect((await take(`${url}/x`)).body.code).toBe(code);
  });

  it.each(['http://127.0.0.1:9/a.png', 'https://localhost/a.png', 'http://169.254.169.254/latest/meta-data', 'https://[::1]/a.png', 'http://example.com/a.png'])('%s is not asked', async (address) => {
    const answer = await take(address);
    expect([answer.status, answer.body.errors[0]]).toMatchObject([422, { pointer: '/url', code: 'media.unreachable' }]);
  });
  it.each(['ftp://example.com/a.png', 'a.png', ''])('"%s" is no address', async (address) => expect((await take(address)).body.code).toBe('request.invalid'));
});
