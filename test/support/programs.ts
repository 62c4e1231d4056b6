import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEST_KEYS } from './app.js';
import type { TestDatabase } from './database.js';
import { freePort } from './free-port.js';

const REPOSITORY = join(__dirname, '../..');

/** A process of the product as it is installed, which a test may kill. */
export interface Program {
  /** `http://127.0.0.1:<port>`; a worker does not listen there. */
  readonly origin: string;
  readonly dataDir: string;
  /** Resolves when it has said this, with where in all that it said. */
  said(words: RegExp): Promise<RegExpExecArray>;
  /** SIGTERM, or SIGINT; resolves with the exit code, or with the signal that killed it. */
  end(signal?: 'SIGTERM' | 'SIGINT'): Promise<number | string>;
  /** kill -9, and waits for the end. */
  kill(): Promise<void>;
}

/**
 * Starts the built `main` or `worker`; resolves when it says that it is ready. `npm test` builds before it tests.
 * @param database a test's; without it the program starts an embedded one in its data folder
 */
export async function startProgram(
  name: 'main' | 'worker', database: Pick<TestDatabase, 'url' | 'appUrl'> | undefined, variables: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const file = join(REPOSITORY, `dist/apps/api/src/${name}.js`);
  if (!existsSync(file)) throw new Error(`There is no ${file}: build first (npm run build)`);
  const [port, ownDir] = await Promise.all([freePort(), mkdtemp(join(tmpdir(), 'parley-program-'))]);
  const dataDir = variables['DATA_DIR'] ?? ownDir;
  const child = spawn(process.execPath, [file], {
    cwd: ownDir, stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'] ?? '', SECRET_KEYS: TEST_KEYS, DATA_DIR: dataDir, DEMO: 'false', PARLEY_ENVIRONMENT: 'test', QUIET_WINDOW_MS: '0', PORT: String(port),
      ...(database ? { DATABASE_URL: database.url, DATABASE_APP_URL: database.appUrl } : {}), ...variables,
    },
  });
  const ended = once(child, 'exit').then(([code, signal]: (number | string | null)[]) => code ?? signal ?? '');
  const output = listenTo(child);
  const program: Program = {
    origin: `http://127.0.0.1:${port}`, dataDir,
    said: output.said,
    end: async (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(ownDir, { recursive: true, force: true });
    },
  };
  await program.said(/ is ready/);
  return program;
}

/** Everything that a program has said so far can be waited for; it throws when the program ends without it. */
function listenTo(child: ChildProcess): Pick<Program, 'said'> {
  let output = '';
  child.stdout?.on('data', (data: Buffer) => { output += data.toString(); });
  return {
    said: (words) => new Promise((resolve, reject) => {
      const look = (): void => {
        const found = words.exec(output);
        if (found) resolve(found);
      };
      child.stdout?.on('data', look);
      child.on('exit', (code, signal) => reject(new Error(`The program ended (${code ?? signal}): ${output.slice(-2000)}`)));
      look();
    }),
  };
}
