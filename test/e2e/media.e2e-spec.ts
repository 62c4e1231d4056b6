import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readPhoto } from '../../apps/api/src/demo/seed.js';
import { MediaFiles } from '../../apps/api/src/modules/media/index.js';
import { FolderStorage } from '../../apps/api/src/platform/storage/storage.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPerson, type Person } from '../support/login.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAD0lEQVR4nGP4z8AAQQgKAD/QBf1m3WoAAAAASUVORK5CYII=', 'base64');
const OGG = Buffer.concat([Buffer.from('OggS\0\x02'), Buffer.alloc(20), Buffer.from([1, 19]), Buffer.from('OpusHead\x01\x01'), Buffer.alloc(200, 7)]);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const OLD_OFFICE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);

describe('files of a store', () => {
  let app: TestApp;
  let ana: Person;
  beforeAll(async () => {
    app = await startApp({ ROLE: 'api' });
    ana = await aPerson(app);
  });
  afterAll(() => app.close());

  const upload = (bytes: Buffer, filename: string, contentType = 'application/octet-stream') =>
    app.http().post(`${ana.storePath}/media`).set('cookie', ana.cookie).set('x-csrf-token', ana.csrf).attach('file', bytes, { filename, contentType });
  const content = (id: string) => ana.get(`${ana.storePath}/media/${id}/content`).buffer(true).parse((response, done) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () => done(null, Buffer.concat(parts)));
  });

  it('a photo goes in and comes out the same, described by its content', async () => {
    const photo = await readPhoto('nido-tent');
    const created = await upload(photo, 'C:\\photos\\tent.png', 'image/png');
    expect([created.status, created.body]).toEqual([201, {
      id: expect.stringMatching(/^med_/), kind: 'image', mime_type: 'image/jpeg', bytes: photo.length, sha256: createHash('sha256').update(photo).digest('hex'), filename: 'tent.png',
      state: 'ready', source: 'upload', width: 800, height: 800, failure: null, transcript: null, description: null, created_at: expect.any(String),
    }]);
    expect((await ana.get(`${ana.storePath}/media/${created.body.id}`)).body).toEqual(created.body);
    const answer = await content(created.body.id);
    expect(answer.body).toEqual(photo);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg', 'content-disposition': expect.stringMatching(/^inline; filename="tent.png"/), 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, max-age=31536000, immutable', etag: `"${created.body.sha256}"`, 'content-length': String(photo.length),
    });
  });

  it.each([
    ['a.png', PNG, 'image', 'image/png', 3, 2], ['voice.ogg', OGG, 'audio', 'audio/ogg', null, null], ['bill.pdf', PDF, 'document', 'application/pdf', null, null],
    ['notes.txt', Buffer.from('Grüße, 2 < 3'), 'document', 'text/plain', null, null], ['old.xls', OLD_OFFICE, 'document', 'application/vnd.ms-excel', null, null],
  ] as const)('takes %s', async (name, bytes, kind, type, width, height) => {
    expect((await upload(bytes, name)).body).toMatchObject({ kind, mime_type: type, width, height });
  });

  it.each([
    ['page.jpg', Buffer.from('<html><script>alert(1)</script>')], ['drawing.png', Buffer.from('  <svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')], ['x.gif', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;')],
    ['x.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)])], ['x.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')], ['empty.txt', Buffer.alloc(0)], ['binary.txt', Buffer.from([1, 2, 3, 0])], ['old.msi', OLD_OFFICE],
  ])('refuses %s, whatever it is called', async (name, bytes) => {
    const answer = await upload(bytes, name, 'image/jpeg');
    expect([answer.status, answer.body.code]).toEqual([415, 'media.type_refused']);
  });

  it('refuses what is over WhatsApp\'s limit for its type', async () => {
    const answer = await upload(Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)]), 'big.png');
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([413, 'media.too_large', 'WhatsApp takes up to 5120 KB of image/png']);
  });

  it('needs a file in a multipart body', async () => {
    const request = () => app.http().post(`${ana.storePath}/media`).set('cookie', ana.cookie).set('x-csrf-token', ana.csrf);
    expect((await request().send({ file: 'x' })).status).toBe(415);
    expect((await request().field('note', 'no file')).status).toBe(400);
  });

  it('documents are saved, never shown, and their names cannot break the header', async () => {
    const { body } = await upload(PDF, 'Rechnung "Ü\r\n; x=y".pdf');
    const answer = await content(body.id);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[^"\\\r\n]*\.pdf"; filename\*=UTF-8''[\w.%-]+$/);
  });

  it('answers ranges and known versions', async () => {
    const { body } = await upload(OGG, 'v.ogg');
    const part = await content(body.id).set('range', 'bytes=10-19');
    expect([part.status, part.headers['content-range'], part.body]).toEqual([206, `bytes 10-19/${OGG.length}`, OGG.subarray(10, 20)]);
    const tail = await content(body.id).set('range', 'bytes=-5');
    expect([tail.status, tail.body]).toEqual([206, OGG.subarray(-5)]);
    const open = await content(body.id).set('range', 'bytes=200-');
    expect([open.status, open.body]).toEqual([206, OGG.subarray(200)]);
    const beyond = await content(body.id).set('range', `bytes=${OGG.length}-`);
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${OGG.length}`]);
    expect((await content(body.id).set('range', 'lines=1-2')).status).toBe(200);
    expect((await content(body.id).set('if-none-match', `W/"${body.sha256}"`)).status).toBe(304);
    const same = await content(body.id).set('range', 'bytes=10-19').set('if-range', `"${body.sha256}"`);
    expect([same.status, same.headers['content-length']]).toEqual([206, '10']);
    expect((await content(body.id).set('range', 'bytes=10-19').set('if-range', '"an older one"')).status).toBe(200);
  });

  it('reads no more of a file than is asked for, and nothing of it for its head', async () => {
    const { body } = await upload(Buffer.concat([PDF, Buffer.alloc(3 * 1024 * 1024, 1)]), 'long.pdf');
    const read = jest.spyOn(FolderStorage.prototype, 'get');
    const streamed = jest.spyOn(FolderStorage.prototype, 'stream');
    expect((await content(body.id).set('range', 'bytes=0-8')).body.toString()).toBe('%PDF-1.4\n');
    expect(streamed.mock.calls.map(([, range]) => range)).toEqual([{ start: 0, end: 8 }]);
    const all = await content(body.id);
    expect([all.body.length, all.headers['content-length']]).toEqual([body.bytes, String(body.bytes)]);
    expect(read).not.toHaveBeenCalled();
    const head = await app.http().head(`${ana.storePath}/media/${body.id}/content`).set('cookie', ana.cookie);
    expect([head.status, head.headers['content-length'], head.headers['content-type']]).toEqual([200, String(body.bytes), 'application/pdf']);
    expect((await content(body.id).set('if-none-match', `"${body.sha256}"`)).status).toBe(304);
    jest.restoreAllMocks();
  });

  it('a file whose bytes are gone is an error, not half a download', async () => {
    const { body } = await upload(Buffer.concat([PDF, Buffer.from('lost')]), 'lost.pdf');
    await rm(join(app.env.DATA_DIR, 'media', ana.storeId, body.sha256));
    const answer = await content(body.id);
    expect([answer.status, answer.headers['content-type']]).toEqual([500, expect.stringContaining('application/problem+json')]);
  });

  it('a file of another store is not there, even with the same bytes', async () => {
    const { body } = await upload(PNG, 'mine.png');
    const eve = await aPerson(app);
    const tries = await Promise.all([`${ana.storePath}/media/${body.id}`, `${ana.storePath}/media/${body.id}/content`, `${eve.storePath}/media/${body.id}`, `${eve.storePath}/media/${body.id}/content`].map((path) => eve.get(path)));
    expect(tries.map((answer) => answer.status)).toEqual([404, 404, 404, 404]);
  });

  it('says so when a file is still being fetched or could not be', async () => {
    const files = app.app.get(MediaFiles, { strict: false });
    const { id } = await files.put(ana.storeId, PNG);
    await app.owner.query("update media set state = 'failed', failure = 'WhatsApp no longer has it' where id = $1", [id]);
    await expect(files.open(ana.storeId, id)).rejects.toMatchObject({ code: 'media.not_ready', detail: 'WhatsApp no longer has it' });
    expect(await files.get(ana.storeId, id)).toMatchObject({ state: 'failed' });
  });
});
