import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { type Listening, LINE } from './wire.js';

// The yardstick: bare node:http that verifies the signature, reads the JSON and inserts one row per request through a pool of 16.

const tell = (message: Listening): void => void process.send?.(message);
const pool = new Pool({ connectionString: process.argv[2], max: 16 });

function isSigned(body: Buffer, header: unknown): boolean {
  const wanted = Buffer.from(`sha256=${createHmac('sha256', LINE.appSecret).update(body).digest('hex')}`);
  const given = Buffer.from(typeof header === 'string' ? header : '');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function statusFor(body: Buffer, signature: unknown): Promise<number> {
  if (!isSigned(body, signature)) return 403;
  JSON.parse(body.toString('utf8'));
  try {
    await pool.query({ name: 'append', text: 'insert into reference_events (id, received_at, body) values ($1, $2, $3)', values: [newId(), new Date(), body] });
    return 200;
  } catch {
    return 503;
  }
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    void statusFor(Buffer.concat(chunks), request.headers['x-hub-signature-256']).then((status) => response.writeHead(status, { 'content-length': 0 }).end());
  });
});
server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }));
