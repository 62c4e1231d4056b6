import type { INestApplicationContext } from '@nestjs/common';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Health, isGood, NEEDED_TO_SERVE, NEEDED_TO_START } from './health.js';

/** The addresses of health of a process that serves nothing else. */
export interface HealthServer { readonly port: number; close(): Promise<void> }

/** Answers `/health/live`, `/health/ready` and `/health/startup` as the API does, for a process that only works jobs off. */
export async function serveHealth(app: INestApplicationContext, { host, port }: { readonly host: string; readonly port: number }): Promise<HealthServer> {
  const health = app.get(Health, { strict: false });
  const server = createServer({ requestTimeout: 5_000 }, (request, response) => {
    request.resume();
    // Never rejects.
    void answer(health, request.method === 'GET' ? request.url : undefined, response);
  });
  await listen(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

async function answer(health: Health, address: string | undefined, response: ServerResponse): Promise<void> {
  if (address === '/health/live') return say(response, 200, { status: 'ok' });
  const needed = address === '/health/ready' ? NEEDED_TO_SERVE : address === '/health/startup' ? NEEDED_TO_START : undefined;
  if (needed === undefined) return say(response, 404, { status: 'failed' });
  const parts = await health.parts();
  return isGood(parts, needed) ? say(response, 200, { status: 'ok', parts }) : say(response, 503, { status: 'failed', parts });
}
function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}
function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}
