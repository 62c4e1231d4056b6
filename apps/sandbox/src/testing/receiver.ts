import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received { readonly body: Buffer; readonly headers: IncomingHttpHeaders; readonly json: unknown }

/** A business's webhook endpoint for specs: keeps what it got, answers what it is told to. */
export class Receiver {
  readonly received: Received[] = [];
  /** Status codes for the next POSTs; 200 when empty. */
  readonly answers: number[] = [];
  verifyToken = 'verify-me';
  url = '';
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://receiver');
      if (request.method === 'GET') {
        const right = url.searchParams.get('hub.verify_token') === this.verifyToken;
        response.writeHead(right ? 200 : 403).end(right ? url.searchParams.get('hub.challenge') : 'no');
        return;
      }
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        this.received.push({ body, headers: request.headers, json: JSON.parse(body.toString('utf8')) as unknown });
        response.writeHead(this.answers.shift() ?? 200).end();
      });
    });
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => { this.server.listen(0, '127.0.0.1', resolve); });
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/webhook`;
    return this;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => { resolve(); });
      this.server.closeAllConnections();
    });
  }
}
