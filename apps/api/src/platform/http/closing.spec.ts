import fastify, { type FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { closeInTime } from './closing.js';

describe('a server that closes', () => {
  /** A server with one request of which only half has arrived. */
  async function withHalfARequest(graceMs: number): Promise<{ server: FastifyInstance; socket: Socket }> {
    const server = fastify();
    closeInTime(server, graceMs);
    server.post('/', async () => 'done');
    await server.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
    const seen = new Promise<void>((resolve) => server.server.once('request', () => resolve()));
    await once(socket, 'connect');
    socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: 4\r\n\r\nab');
    await seen;
    return { server, socket };
  }

  it('waits no longer than its grace for who stands still', async () => {
    const { server, socket } = await withHalfARequest(1);
    const cut = once(socket, 'close');
    await server.close();
    await cut;
    expect(socket.bytesRead).toBe(0);
  });

  it('lets what arrives within its grace be answered, and then waits for nobody', async () => {
    const { server, socket } = await withHalfARequest(60_000);
    const answered = once(socket, 'data');
    const closed = server.close();
    socket.write('cd');
    expect(String(await answered)).toContain('done');
    await closed;
  });
});
