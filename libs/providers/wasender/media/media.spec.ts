import { jsonAnswer, MemoryHttp, type Answer } from '../../src/conformance/index.js';
import { sampleCredentials as credentials } from '../sample-credentials.js';
import { decryptFile } from './decrypt.js';
import { download, upload } from './media.js';
import { pointerOf } from './pointer.js';

// Files as WhatsApp stores them, with the key 0x00 to 0x1f.
const KEY = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
const FILES: Readonly<Record<string, readonly [string, string]>> = {
  imageMessage: ['11uHosM4Y0vOXQGZCmLWEKTsoW9j6o6DFS+t+BRyHOVowWQf8014IyKJ', 'iVBORyBmYWtlIGltYWdlIGJ5dGVz'],
  audioMessage: ['uXfDyPYyD0XfKCxxlauCWgHETnqyv7aoVbNBcdjmsNyAQllz5GUPnK49', 'T2dnUyBmYWtlIHZvaWNlIG5vdGU='],
  videoMessage: ['DZ/k7ls7LLhgYaJbKmL+URF3qFJQU+vtr2g=', 'ZmFrZSBtcDQgYnl0ZXM='],
  documentMessage: ['Oi47R0QjCams+epWFRZtjHtHwd0hLViR5UM=', 'JVBERi0xLjQgZmFrZQ=='],
  stickerMessage: ['DkCfwYeGOKlSfKggrJnllQtab9NdvNzraIo=', 'UklGRiBmYWtlIFdFQlA='],
};
const bytesOf = (base64 = ''): Buffer => Buffer.from(base64, 'base64');
const ENCRYPTED = bytesOf(FILES['imageMessage']?.[0]);
const PLAIN = bytesOf(FILES['imageMessage']?.[1]);
const SHA = 'wgK20wmtyCvf4sezegEGTxa9n+9fTUf45psokoubqkY=';

const mediaAt = (url = 'https://mmg.whatsapp.net/f/image.enc', fileLength = '21') => ({
  externalId: pointerOf('3EB0', 'imageMessage', { url, mediaKey: KEY, mimetype: 'image/png', fileSha256: SHA, fileLength }) ?? '', mimeType: 'image/png',
});
const bytes = (body: Buffer, status = 200) => ({ status, headers: {}, body });
const there = (publicUrl: string, file: Answer = bytes(PLAIN)) => new MemoryHttp(({ url }) => (url.endsWith('/decrypt-media') ? jsonAnswer(200, { publicUrl }) : file));
const gone = jsonAnswer(422, { success: false, error: 'No supported media object (image, video, etc.) found in the message.' });

describe('decrypting a file', () => {
  it.each(Object.entries(FILES))('reads what WhatsApp stores for %s', (kind, [encrypted, plain]) => {
    expect(decryptFile(bytesOf(encrypted), { kind, mediaKey: KEY })).toEqual(bytesOf(plain));
  });
  it('refuses a changed, a cut and another file, a wrong key and a wrong kind', () => {
    const changed = Buffer.from(ENCRYPTED);
    changed[3] = (changed[3] ?? 0) ^ 1;
    for (const file of [changed, ENCRYPTED.subarray(0, -1), Buffer.alloc(0), Buffer.alloc(26)]) {
      expect(() => decryptFile(file, { kind: 'imageMessage', mediaKey: KEY })).toThrow('media_broken');
    }
    expect(() => decryptFile(ENCRYPTED, { kind: 'imageMessage', mediaKey: KEY, sha256: bytesOf('AA==').toString('base64') })).toThrow('another file');
    expect(() => decryptFile(ENCRYPTED, { kind: 'audioMessage', mediaKey: KEY })).toThrow('media_broken');
    expect(() => decryptFile(ENCRYPTED, { kind: 'imageMessage', mediaKey: 'AA==' })).toThrow('no key');
    expect(() => decryptFile(ENCRYPTED, { kind: 'constructor', mediaKey: KEY })).toThrow('no key');
  });
});

describe('downloading', () => {
  it('lets the vendor decrypt, with the one part of the message and no token at the file', async () => {
    const http = there('https://wasenderapi.com/api/decrypted-media/3EB0');
    await expect(download(mediaAt(), credentials, http)).resolves.toEqual({ bytes: PLAIN, mimeType: 'image/png' });
    expect(http.requests[0]?.json).toEqual({ data: { messages: { key: { id: '3EB0' }, message: {
      imageMessage: { url: 'https://mmg.whatsapp.net/f/image.enc', mimetype: 'image/png', mediaKey: KEY, fileSha256: SHA, fileLength: '21' },
    } } } });
    expect(http.requests[1]?.headers).not.toHaveProperty('authorization');
  });

  it.each([gone, jsonAnswer(500, {}), jsonAnswer(200, {}), jsonAnswer(200, { publicUrl: 'http://169.254.169.254/latest' })])('decrypts itself where the vendor does not (%#)', async (answer) => {
    const http = new MemoryHttp(({ url }) => (url.endsWith('/decrypt-media') ? answer : bytes(ENCRYPTED)));
    await expect(download(mediaAt(), credentials, http)).resolves.toMatchObject({ bytes: PLAIN });
    expect(http.requests.map(({ url }) => url)).toEqual(['https://www.wasenderapi.com/api/decrypt-media', 'https://mmg.whatsapp.net/f/image.enc']);
  });

  it.each(['http://mmg.whatsapp.net/f', 'https://mmg.whatsapp.net.evil.example/f', 'https://10.0.0.1/f', 'file:///etc/passwd', 'nonsense'])('never calls %s, which a webhook named', async (url) => {
    const http = new MemoryHttp(() => gone);
    await expect(download(mediaAt(url), credentials, http)).rejects.toMatchObject({ kind: 'reject' });
    expect(http.requests).toHaveLength(1);
  });

  it('gives up on what is gone, too large or named by nothing', async () => {
    const http = new MemoryHttp(({ url }) => (url.endsWith('/decrypt-media') ? gone : bytes(Buffer.alloc(0), 410)));
    await expect(download(mediaAt(), credentials, http)).rejects.toMatchObject({ code: 'wasender.media_gone', kind: 'reject' });
    await expect(download(mediaAt(undefined, '104857601'), credentials, http)).rejects.toMatchObject({ code: 'wasender.media_too_large' });
    await expect(download({ externalId: 'x' }, credentials, http)).rejects.toMatchObject({ code: 'wasender.media_gone' });
  });
});

describe('uploading', () => {
  it('posts the raw bytes under their own type', async () => {
    const http = new MemoryHttp(() => jsonAnswer(200, { success: true, publicUrl: 'https://wasenderapi.com/media/a.ogg' }));
    await expect(upload({ bytes: PLAIN, mimeType: 'audio/ogg; codecs=opus' }, credentials, http)).resolves.toEqual({ externalId: 'https://wasenderapi.com/media/a.ogg' });
    expect(http.requests[0]).toMatchObject({ method: 'POST', url: 'https://www.wasenderapi.com/api/upload', bytes: PLAIN, headers: { 'content-type': 'audio/ogg' } });
  });
});
