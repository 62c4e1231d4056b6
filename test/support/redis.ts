import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';

export interface TestRedis {
  readonly url: string;
  /** Stops the server, if the tests started it. */
  stop(): Promise<void>;
}

/** Whether tests can have a Redis: REDIS_URL, or a redis-server on the path. Says so on stderr when not. */
export function hasRedis(): boolean {
  if (process.env['REDIS_URL'] || spawnSync('redis-server', ['--version']).status === 0) return true;
  process.stderr.write('REDIS TESTS SKIPPED: no redis-server found\n');
  return false;
}

/** The server of REDIS_URL (use own prefixes), or a fresh one on a free port of this machine. */
export async function startRedis(): Promise<TestRedis> {
  const given = process.env['REDIS_URL'];
  if (given) return { url: given, stop: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'parley-redis-'));
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
  await readyToAccept(server.stdout);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      const exited = once(server, 'exit');
      server.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function readyToAccept(output: NodeJS.ReadableStream): Promise<void> {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    if (text.includes('Ready to accept connections')) break;
  }
  if (!text.includes('Ready to accept connections')) throw new Error(`redis-server did not start: ${text}`);
}
