import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// From a fresh clone of this repository, as it is committed, to the first answered message: `npm start` with an empty package cache, then one question in
// `npm run cli -- chat`; and a second start. The bare reference is `npm ci` of the same packages into another clone with another empty cache, in the same run.
// After `npm run build`: node dist/bench/clone.js [folder of a package cache to use instead of empty ones]

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = process.argv[2];
const QUESTION = 'do you have a camping lantern?';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** A command whose output is read line by line; it ends with the program. */
class Command {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #lines: string[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(private readonly name: string, args: readonly string[], cwd: string, variables: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(name, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? tmpdir(), ...variables } });
    this.#ended = once(this.#child, 'exit');
    for (const stream of [this.#child.stdout, this.#child.stderr]) if (stream) createInterface({ input: stream }).on('line', (line) => this.#hear(line));
  }

  #hear(line: string): void {
    this.#lines.push(line);
    for (const listener of this.#listeners) listener();
  }

  /** Resolves when a line looks so. @throws Error when it ends without */
  async said(words: RegExp): Promise<void> {
    const heard = new Promise<void>((resolve) => {
      const look = (): void => { if (this.#lines.some((line) => words.test(line))) resolve(); };
      this.#listeners.add(look);
      look();
    });
    await Promise.race([heard, this.#ended.then(() => this.#fail())]);
  }
  say(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }
  async done(): Promise<void> {
    await this.#ended;
    if (this.#child.exitCode !== 0) this.#fail();
  }
  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.#ended;
  }
  #fail(): never {
    throw new Error(`${this.name} ended too early:\n${this.#lines.slice(-20).join('\n')}`);
  }
}

async function freePort(): Promise<string> {
  const probe = createServer();
  await once(probe.listen(0, '127.0.0.1'), 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return String(port);
}
async function clone(folder: string, name: string): Promise<string> {
  const target = join(folder, name);
  await new Command('git', ['clone', '--quiet', REPOSITORY, target], folder).done();
  return target;
}
async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function main(folder: string): Promise<void> {
  const cache = (name: string): string => CACHE ?? join(folder, `cache of ${name}`);
  const bare = await clone(folder, 'bare');
  const bareMs = await timed(() => new Command('npm', ['ci', '--workspaces=false'], bare, { npm_config_cache: cache('bare') }).done());
  console.log(`bare reference (npm ci): ${seconds(bareMs)}`);

  const fresh = await clone(folder, 'fresh');
  const variables = { npm_config_cache: cache('fresh'), PORT: await freePort(), SANDBOX_PORT: await freePort() };
  const startedAt = performance.now();
  const app = new Command('npm', ['start'], fresh, variables);
  await app.said(/ is ready/);
  const readyMs = performance.now() - startedAt;
  const chat = new Command('npm', ['run', 'cli', '--', 'chat'], fresh, variables);
  chat.say(QUESTION);
  await chat.said(/^< \S/);
  const answeredMs = performance.now() - startedAt;
  chat.say('/quit');
  await chat.stop();
  console.log(`fresh clone: ready after ${seconds(readyMs)}, the first question answered after ${seconds(answeredMs)}: ${(answeredMs / bareMs).toFixed(2)} x the bare reference`);
  await app.stop();

  let again: Command | undefined;
  const secondMs = await timed(async () => {
    again = new Command('npm', ['start'], fresh, variables);
    await again.said(/ is ready/);
  });
  console.log(`second start: ${seconds(secondMs)}`);
  await again?.stop();
}

const folder = await mkdtemp(join(tmpdir(), 'parley-clone-'));
try {
  await main(folder);
} finally {
  await rm(folder, { recursive: true, force: true });
}
