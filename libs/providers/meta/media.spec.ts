import { HttpFailure, type HttpRequest, type HttpResponse } from '#providers/contract';
import { jsonAnswer, MemoryHttp } from '../src/conformance/index.js';
import { download, upload } from './media.js';
import { sampleCredentials as credentials } from './sample-credentials.js';

const file = (status = 200): HttpResponse => ({ status, headers: { 'content-type': 'image/jpeg' }, body: Buffer.from('bytes') });
const media = { externalId: '8001', filename: 'pot.jpg' };

/** Answers look-ups with `address(n)` and files with `files[n]`. */
function metaWith(address: (n: number) => string, files: readonly HttpResponse[]): MemoryHttp {
  let lookups = 0;
  let fetched = 0;
  return new MemoryHttp((request: HttpRequest) => {
    if (request.url.includes('/v25.0/8001')) return jsonAnswer(200, { url: address((lookups += 1)), mime_type: 'image/jpeg', id: '8001' });
    return files[fetched++] ?? file(500);
  });
}

describe('downloading a file', () => {
  it('asks for the address, then fetches the bytes with the token', async () => {
    const http = metaWith(() => 'https://lookaside.fbsbx.com/f?1', [file()]);
    await expect(download(media, credentials, http)).resolves.toEqual({ bytes: Buffer.from('bytes'), mimeType: 'image/jpeg', filename: 'pot.jpg' });
    expect(http.requests[0]).toMatchObject({ method: 'GET', url: 'https://graph.facebook.com/v25.0/8001', query: { phone_number_id: '345678901234567' } });
    expect(http.requests[1]).toMatchObject({ url: 'https://lookaside.fbsbx.com/f?1', headers: { authorization: 'Bearer EAAB-token-of-the-tests', 'user-agent': 'Parley' } });
  });

  it.each([401, 404])('asks once more when the address has died (%d)', async (status) => {
    const http = metaWith((n) => `https://lookaside.fbsbx.com/f?${n}`, [file(status), file()]);
    await expect(download(media, credentials, http)).resolves.toMatchObject({ bytes: Buffer.from('bytes') });
    expect(http.requests.map((request) => request.url).filter((url) => url.includes('lookaside'))).toEqual(['https://lookaside.fbsbx.com/f?1', 'https://lookaside.fbsbx.com/f?2']);
  });

  it('gives up on a file that stays away', async () => {
    const http = metaWith(() => 'https://lookaside.fbsbx.com/f', [file(404), file(404)]);
    await expect(download(media, credentials, http)).rejects.toMatchObject({ kind: 'reject', code: 'meta.media_gone' });
    expect(http.requests).toHaveLength(4);
  });

  it('gives up on a file that Meta does not know any more', async () => {
    const http = new MemoryHttp(() => jsonAnswer(400, { error: { message: 'Unsupported get request.', type: 'GraphMethodException', code: 100, error_subcode: 33 } }));
    await expect(download(media, credentials, http)).rejects.toMatchObject({ kind: 'reject', code: 'meta.media_gone' });
  });

  it('tries again later when the file server fails', async () => {
    await expect(download(media, credentials, metaWith(() => 'https://scontent.xx.fbcdn.net/f', [file(503)]))).rejects.toMatchObject({ kind: 'retry' });
  });

  it.each(['https://evil.example/f', 'http://lookaside.fbsbx.com/f', 'https://fbsbx.com.evil.example/f', 'https://notfbsbx.com/f', 'https://graph.facebook.com.evil.example/', 'file:///etc/passwd', 'not an address', 'https://user@evil.example#.fbsbx.com'])(
    'takes the token nowhere else: %s', async (address) => {
      const http = metaWith(() => address, [file()]);
      await expect(download(media, credentials, http)).rejects.toMatchObject({ kind: 'reject', code: 'meta.media_refused' });
      expect(http.requests).toHaveLength(1);
    });

  it("trusts the origin of the account's own address", async () => {
    const http = metaWith(() => 'http://127.0.0.1:4010/media/8001/bytes', [file()]);
    await expect(download(media, { ...credentials, url: 'http://127.0.0.1:4010' }, http)).resolves.toMatchObject({ mimeType: 'image/jpeg' });
  });

  it('uses the address of the webhook when there is no id', async () => {
    const http = metaWith(() => '', [file()]);
    await expect(download({ url: 'https://lookaside.fbsbx.com/f' }, credentials, http)).resolves.toMatchObject({ mimeType: 'image/jpeg' });
    await expect(download({}, credentials, http)).rejects.toMatchObject({ code: 'meta.media_gone' });
  });

  it('says when a file is too large', async () => {
    const http = new MemoryHttp((request) => (request.url.includes('/v25.0/') ? jsonAnswer(200, { url: 'https://lookaside.fbsbx.com/f' }) : new HttpFailure('too_large', true, '')));
    await expect(download(media, credentials, http)).rejects.toMatchObject({ kind: 'reject', code: 'meta.media_too_large' });
    expect(http.requests[1]?.maxBytes).toBe(104_857_600);
  });
});

describe('handing a file over', () => {
  it('posts the bytes with their type and gives the id', async () => {
    const http = new MemoryHttp(() => jsonAnswer(200, { id: '9001' }));
    await expect(upload({ bytes: Buffer.from('png'), mimeType: 'image/png', filename: 'a.png' }, credentials, http)).resolves.toEqual({ externalId: '9001' });
    expect(http.requests[0]).toMatchObject({
      method: 'POST', url: 'https://graph.facebook.com/v25.0/345678901234567/media',
      form: [{ name: 'messaging_product', value: 'whatsapp' }, { name: 'type', value: 'image/png' }, { name: 'file', filename: 'a.png', mimeType: 'image/png' }],
    });
  });

  it('may be repeated after any failure that is not a refusal', async () => {
    const handOver = (answer: HttpResponse | Error) => upload({ bytes: Buffer.from(''), mimeType: 'image/png' }, credentials, new MemoryHttp(() => answer));
    await expect(handOver(new HttpFailure('timeout', true, ''))).rejects.toMatchObject({ kind: 'retry' });
    await expect(handOver(jsonAnswer(200, {}))).rejects.toMatchObject({ kind: 'retry' });
    await expect(handOver(jsonAnswer(400, { error: { code: 131053 } }))).rejects.toMatchObject({ kind: 'reject', code: 'meta.131053' });
  });
});
