import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEST_KEYS } from './app.js';
import type { TestDatabase } from './database.js';

const REPOSITORY = join(__dirname, '../..');

/** A process of the product as it is installed, which a test may kill. */
export interface Program {
  /** `http://127.0.0.1:<port>`; a worker does not listen there. */
  readonly origin: string;
  /** kill -9, and waits for the end. */
  kill(): Promise<void>;
}

/** Starts the built `main` or `worker` on a test's database; resolves when it says that it is ready. `npm test` builds before it tests. */
export async function startProgram(name: 'main' | 'worker', database: Pick<TestDatabase, 'url' | 'appUrl'>, variables: Readonly<Record<string, string>> = {}): Promise<Program> {
  const file = join(REPOSITORY, `dist/apps/api/src/${name}.js`);
  if (!existsSync(file)) throw new Error(`There is no ${file}: build first (npm run build)`);
  const [port, dataDir] = await Promise.all([freePort(), mkdtemp(join(tmpdir(), 'parley-program-'))]);
  const child = spawn(process.execPath, [file], {
    cwd: dataDir, stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'] ?? '', DATABASE_URL: database.url, DATABASE_APP_URL: database.appUrl, SECRET_KEYS: TEST_KEYS, DATA_DIR: dataDir, DEMO: 'false',
      PARLEY_ENVIRONMENT: 'test', QUIET_WINDOW_MS: '0', PORT: String(port), ...variables,
    },
  });
  await said(child, / is ready/);
  return {
    origin: `http://127.0.0.1:${port}`,
    kill: async () => {
      const exited = once(child, 'exit');
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await exited;
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Resolves when the output so far fits; throws when the program ends without it. */
function said(child: ChildProcess, words: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (data: Buffer) => {
      output += data.toString();
      if (words.test(output)) resolve();
    });
    child.on('exit', (code, signal) => reject(new Error(`The program ended (${code ?? signal}): ${output.slice(-2000)}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
