import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from './refusal.js';
import { findRoute, type Answer, type Route } from './router.js';

/** A request that no route expected, or a handler that broke. Tests fail on any. */
export interface UnplannedCall { readonly method: string; readonly path: string; readonly reason: string }

const LARGEST_BODY = 101 * 1024 * 1024;

export class SandboxServer {
  private readonly server: Server;

  /** What no route expected is added to `unplanned`. */
  constructor(private readonly routes: readonly Route[], private readonly unplanned: UnplannedCall[]) {
    this.server = createServer((request, response) => { void this.serve(request, response); });
    this.server.keepAliveTimeout = 30_000;
  }

  /** Resolves with the address, `http://host:port`. */
  listen(port: number, host: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => {
        const address = this.server.address() as AddressInfo;
        resolve(`http://${host}:${address.port}`);
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => { resolve(); });
      this.server.closeAllConnections();
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://sandbox');
    try {
      const body = await readBody(request);
      const found = findRoute(this.routes, method, url.pathname);
      if (!found) {
        this.unplanned.push({ method, path: url.pathname, reason: 'no such route' });
        give(response, { kind: 'json', status: 404, body: { error: `the sandbox has no ${method} ${url.pathname}` } });
        return;
      }
      const { handler, params } = found;
      give(response, await handler({ method, path: url.pathname, params, query: url.searchParams, headers: request.headers, body, request }));
    } catch (error) {
      if (error instanceof Refusal) {
        give(response, { kind: 'json', status: error.status, body: error.body, headers: error.headers });
        return;
      }
      if (request.destroyed && !request.complete) return;
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.unplanned.push({ method, path: url.pathname, reason });
      give(response, { kind: 'json', status: 500, body: { error: reason } });
    }
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > LARGEST_BODY) throw new Refusal(413, { error: 'the body is larger than 101 MB' });
  }
  return Buffer.concat(chunks);
}

function give(response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return;
  switch (answer.kind) {
    case 'json': {
      const bytes = Buffer.from(JSON.stringify(answer.body));
      response.writeHead(answer.status, { 'content-type': 'application/json; charset=UTF-8', 'content-length': bytes.length, ...answer.headers });
      response.end(bytes);
      return;
    }
    case 'bytes': {
      const bytes = Buffer.from(answer.bytes as string);
      response.writeHead(answer.status, { 'content-type': answer.contentType, 'content-length': bytes.length, ...answer.headers });
      response.end(bytes);
      return;
    }
    case 'stream':
      answer.open(response);
      return;
    case 'drop':
      response.destroy();
      return;
    case 'hang':
      return;
  }
}
