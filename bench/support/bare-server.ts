import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { Pool } from 'pg';

// The reference of the line: one HTTP round trip, one signature check, one committed row. Without framework, queue or product.

const pool = new Pool({ connectionString: process.argv[2], max: 16 });
await pool.query('create table if not exists bare_events (id bigserial primary key, body bytea not null)');
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const digest = createHmac('sha256', 'bare').update(body).digest();
    if (!timingSafeEqual(digest, digest)) return;
    pool.query('insert into bare_events (body) values ($1)', [body]).then(() => response.end(), () => response.writeHead(503).end());
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`bare server listening at http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}\n`);
});
process.once('SIGTERM', () => process.exit(0));
