import { parsePublicId } from '#contracts';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FetchingImportedPictures } from '../../apps/api/src/pipeline/chores/import-pictures.js';
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

  describe('in a file of products', () => {
    const send = async (file: string) => (await app.http().post(`${ana.storePath}/product-imports`).set('cookie', ana.cookie).set('x-csrf-token', ana.csrf).attach('file', Buffer.from(file), 'products.csv').expect(201)).body;
    const fetchAll = (id: string) => app.app.get(FetchingImportedPictures, { strict: false }).run(ana.storeId, parsePublicId('import', id) ?? '');
    const look = async (id: string) => (await ana.get(`${ana.storePath}/product-imports/${id}`).expect(200)).body;
    const product = async (title: string) => (await ana.get(`${ana.storePath}/products?limit=100`)).body.data.find((each: { title: string }) => each.title === title);
    beforeEach(async () => {
      ana = await aPerson(app);
      await app.owner.query("update stores set currency = 'EUR' where id = $1", [ana.storeId]);
    });

    it('are fetched after it in their order, with a reason for each that is not there, and go with its undoing', async () => {
      answers = { '/1.png': { body: aPicture() }, '/2.png': { body: aPicture({ width: 3 }) }, '/page': { body: '<html></html>' } };
      await ana.post(`${ana.storePath}/products`, { title: 'Old lamp', handle: 'old-lamp', variants: [{ price: { amount: 100, currency: 'EUR' } }] }).expect(201);
      const file = `handle,title,price,Image Src\ncup,Cup,5,${url}/1.png ${url}/2.png\nbowl,Bowl,6,${url}/page\nbowl,,,${url}/none.png\nold-lamp,,,${url}/1.png\nvase,Vase,7,http://10.0.0.1/x.png\n`;
      const before = (await app.jobs.health()).waiting;
      const done = await send(file.replaceAll('Image Src', 'images'));
      expect((await app.jobs.health()).waiting).toBe(before + 1);
      expect(done).toMatchObject({ created: 3, unchanged: 1, error_count: 0, pictures: { wanted: 6, kept: 0, failed: 0 } });
      await fetchAll(done.id);
      const result = await look(done.id);
      expect(result).toMatchObject({ pictures: { wanted: 6, kept: 3, failed: 3 }, error_count: 3 });
      expect(result.errors.map(({ line, column, code }: { line: number; column: string; code: string }) => [line, column, code]).toSorted()).toEqual([[3, 'images', 'image.refused'], [4, 'images', 'image.unreachable'], [6, 'images', 'image.unreachable']]);
      const cup = await product('Cup');
      expect(await Promise.all(cup.images.map(async ({ media_id: id }: { media_id: string }) => (await ana.get(`${ana.storePath}/media/${id}`)).body.filename))).toEqual(['1.png', '2.png']);
      expect((await product('Old lamp')).images).toHaveLength(1);
      // What is there is not fetched again, and an export says where it came from.
      expect((await send(file.replaceAll('Image Src', 'images'))).pictures).toEqual({ wanted: 3, kept: 0, failed: 0 });
      expect((await ana.get(`${ana.storePath}/product-exports`)).text).toContain(`${url}/1.png ${url}/2.png`);
      const { body } = await ana.post(`${ana.storePath}/product-imports/${done.id}/undo`).expect(200);
      expect(body.undone).toMatchObject({ removed: 3, restored: 1, kept: 0 });
      expect((await product('Old lamp')).images).toEqual([]);
    });

    it('are fetched no more once it is undone, and stay where somebody changed the product', async () => {
      answers = { '/1.png': { body: aPicture() } };
      const first = await send(`handle,title,price,images\ncup,Cup,5,${url}/1.png\n`);
      await ana.post(`${ana.storePath}/product-imports/${first.id}/undo`).expect(200);
      await fetchAll(first.id);
      expect((await look(first.id)).pictures).toEqual({ wanted: 1, kept: 0, failed: 0 });
      const second = await send(`handle,title,price,images\ncup,Cup,5,${url}/1.png\n`);
      const { id } = await product('Cup');
      await ana.patch(`${ana.storePath}/products/${id}`, { title: 'Mine' }).expect(200);
      await fetchAll(second.id);
      expect((await product('Mine')).images).toHaveLength(1);
      expect((await ana.post(`${ana.storePath}/product-imports/${second.id}/undo`).expect(200)).body.undone).toMatchObject({ removed: 0, kept: 1 });
      expect((await product('Mine')).images).toHaveLength(1);
    });

    it('must be addresses, and few enough', async () => {
      const preview = (file: string) => app.http().post(`${ana.storePath}/product-imports?dry_run=true`).set('cookie', ana.cookie).set('x-csrf-token', ana.csrf).attach('file', Buffer.from(file), 'products.csv').expect(200);
      const many = Array.from({ length: 21 }, (_, place) => `${url}/${place}.png`).join(' ');
      const { body } = await preview(`handle,title,price,images\ncup,Cup,5,photo.png\nbowl,Bowl,5,${many}\n`);
      expect(body.errors.map(({ code }: { code: string }) => code)).toEqual(['images.invalid', 'images.too_many']);
    });
  });
});
