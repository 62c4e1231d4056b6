import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ADDRESS_FILE = 'sandbox-address';

/** The stand-in for Meta and Claude, as a process of its own. It ends with this one, however this one ends. */
export interface SandboxProcess {
  /** Its address, `http://127.0.0.1:<port>`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the sandbox on `port`, or on any free one when that is taken.
 * @throws Error when it ends before it listens
 */
export async function startSandboxProcess(port: number, dataDir: string): Promise<SandboxProcess> {
  const sandbox = (await tryPort(port)) ?? (await tryPort(0)) ?? fail();
  await mkdir(dataDir, { recursive: true });
  await writeFile(resolve(dataDir, ADDRESS_FILE), sandbox.url);
  return sandbox;
}

/** Where the demo's sandbox listened last, for a worker or a terminal beside it; undefined when there was none. */
export function findSandbox(dataDir: string): string | undefined {
  const file = resolve(dataDir, ADDRESS_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

async function tryPort(port: number): Promise<SandboxProcess | undefined> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../../sandbox/src/main.js', import.meta.url))], {
    env: { SANDBOX_PORT: String(port), PATH: '' }, stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  if (!child.stdout) return undefined;
  const lines = createInterface({ input: child.stdout });
  const listening = once(lines, 'line').then(([line]) => /http:\S+/.exec(String(line))?.[0]);
  const url = await Promise.race([listening, once(child, 'exit').then(() => undefined)]);
  return url === undefined ? undefined : { url, close: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

function fail(): never {
  throw new Error('The sandbox of the demo does not start. Set DEMO=false to do without it.');
}
