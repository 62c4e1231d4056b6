import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const REPOSITORY = join(__dirname, '../..');

export interface TypescriptChild {
  /** Resolves with the rest of the first line of output that begins with `word`; throws when the child ends without it. */
  line(word: string): Promise<string>;
  /** kill -9, and waits for the end. */
  kill(): Promise<void>;
}

/** Runs a TypeScript file (path from the repository's root) in a process of its own, for tests that kill it. */
export function startTypescript(file: string, args: readonly string[]): TypescriptChild {
  const child = spawn(process.execPath, [join(__dirname, 'typescript.cjs'), join(REPOSITORY, file), ...args], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { line: (word) => lineOf(child, word), kill: () => killed(child) };
}

async function lineOf(child: ChildProcess, word: string): Promise<string> {
  if (!child.stdout) throw new Error('The child has no output');
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith(word)) return line.slice(word.length).trim();
  }
  throw new Error(`The child ended without saying "${word}"`);
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
