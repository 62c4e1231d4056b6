import { HttpFailure } from '#providers/contract';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createHttp } from './outbound.js';

const TOKEN = 'EAAB-very-secret-token';

describe('outgoing HTTP', () => {
  let server: Server;
  let origin = '';
  let handle: (request: IncomingMessage, body: Buffer, response: ServerResponse) => void = () => undefined;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => handle(request, Buffer.concat(chunks), response));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => { server.closeAllConnections(); server.close(); });
  const http = () => createHttp({ allow: origin });
  const failing = async (request: Promise<unknown>): Promise<HttpFailure> => {
    const failure: unknown = await request.then(() => undefined, (error: unknown) => error);
    if (!(failure instanceof HttpFailure)) throw new Error(`expected an HttpFailure, got ${String(failure)}`);
    return failure;
  };

  it('answers with status, lower-case headers and bytes, whatever the status', async () => {
    handle = (request, body, response) => response.writeHead(418, { 'X-Seen': `${request.method} ${request.url} ${request.headers['content-type']} ${body.toString()}` }).end(gzipSync('no'), 'binary');
    const answer = await http().request({ method: 'POST', url: `${origin}/a`, query: { b: 'ä&c' }, json: { d: '"é' } });
    expect(answer).toMatchObject({ status: 418, body: gzipSync('no') });
    expect(answer.headers['x-seen']).toContain('POST /a?b=%C3%A4%26c application/json');
  });

  it('sends forms with files', async () => {
    let seen = '';
    handle = (request, body, response) => { seen = `${request.headers['content-type']} ${body.toString('latin1')}`; response.end('{}'); };
    await http().request({ method: 'POST', url: origin, form: [{ name: 'kind', value: 'photo' }, { name: 'file', filename: 'a.png', mimeType: 'image/png', bytes: Buffer.from([1, 2, 255]) }] });
    expect(seen).toContain('multipart/form-data; boundary=');
    expect(seen).toContain('name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\x01\x02\xff');
  });

  it('gives up after the time allowed, and says that the request was out', async () => {
    handle = () => undefined;
    expect(await failing(http().request({ method: 'POST', url: origin, json: {}, timeoutMs: 100 }))).toMatchObject({ reason: 'timeout', requestWritten: true });
  });

  it('gives up on an answer that trickles for longer than the time allowed', async () => {
    handle = (_request, _body, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(drip));
    };
    expect(await failing(http().request({ method: 'GET', url: origin, timeoutMs: 150 }))).toMatchObject({ reason: 'timeout', requestWritten: true });
  });

  it('says that a request was out when the connection breaks after it, whole or within the answer', async () => {
    handle = (request) => request.socket.destroy();
    expect(await failing(http().request({ method: 'POST', url: origin, json: {} }))).toMatchObject({ reason: 'reset', requestWritten: true });
    handle = (request, _body, response) => { response.writeHead(200, { 'content-length': '100' }); response.write('half'); setImmediate(() => request.socket.destroy()); };
    expect(await failing(http().request({ method: 'POST', url: origin, json: {} }))).toMatchObject({ reason: 'reset', requestWritten: true });
  });

  it('says that nothing was out when no connection came about', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
    await new Promise((resolve) => closed.close(resolve));
    expect(await failing(createHttp({ allow: address }).request({ method: 'POST', url: address, json: {} }))).toMatchObject({ reason: 'refused', requestWritten: false });
  });

  it('stops at the size limit, counted after decompression', async () => {
    handle = (_request, _body, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(200_000)));
    expect(await failing(http().request({ method: 'GET', url: origin, maxBytes: 10_000 }))).toMatchObject({ reason: 'too_large', requestWritten: true });
  });

  it('R200: names neither path, query, headers nor body in a failure', async () => {
    handle = (request) => request.socket.destroy();
    const failure = await failing(http().request({ method: 'POST', url: `${origin}/${TOKEN}`, query: { input_token: TOKEN }, headers: { authorization: `Bearer ${TOKEN}` }, json: { token: TOKEN } }));
    expect(`${failure.stack} ${JSON.stringify(failure)} ${String(failure.cause)}`).not.toContain(TOKEN);
  });
});
