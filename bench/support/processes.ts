import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Processes that a bench starts, and what they cost. Linux: the figures come from /proc. */
export interface Started {
  readonly pid: number;
  /** Milliseconds from the start of the process to the line that was waited for. */
  readonly readyMs: number;
  /** The line that said that it is ready. */
  readonly line: string;
  /** SIGTERM, and waits for its end. */
  stop(): Promise<void>;
}

/**
 * Starts a compiled program and waits for a line of its output.
 * @param program path under dist
 * @throws Error when it ends before that
 */
export async function startProgram(program: string, options: { until: RegExp; env: Readonly<Record<string, string>>; nodeArgs?: readonly string[]; args?: readonly string[] }): Promise<Started> {
  const file = fileURLToPath(new URL(`../../${program}`, import.meta.url));
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), file, ...(options.args ?? [])], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/tmp', ...options.env }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const line = await firstLine(child, options.until);
  if (line === undefined) throw new Error(`${program} ended before it was ready`);
  return { pid: child.pid ?? 0, readyMs: performance.now() - startedAt, line, stop: () => end(child) };
}

async function firstLine(child: ChildProcess, wanted: RegExp): Promise<string | undefined> {
  if (!child.stdout) return undefined;
  const lines = createInterface({ input: child.stdout });
  const found = new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      if (wanted.test(line)) resolve(line);
      // What a program says later, mostly its log at the chosen level, is worth seeing.
      else if (line.startsWith('{')) console.log(line);
    });
  });
  return Promise.race([found, once(child, 'exit').then(() => undefined)]);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Seconds of CPU that a process has used so far; with `children`, those of its living and dead children too. */
export function cpuSeconds(pid: number, children = false): number {
  const own = statOf(pid);
  if (!own) return 0;
  const living = children ? childrenOf(pid).reduce((sum, child) => sum + (statOf(child)?.ticks ?? 0), 0) : 0;
  return (own.ticks + (children ? own.deadChildren : 0) + living) / TICKS_PER_SECOND;
}

/** Resident memory in megabytes; `peak` the highest so far. */
export function memoryMb(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** Seconds of CPU that everything on this machine has used since it booted. */
export function machineCpuSeconds(): number {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).map(Number);
  return (user + nice + system + irq + softIrq) / TICKS_PER_SECOND;
}

function statOf(pid: number): { ticks: number; deadChildren: number; parent: number } | undefined {
  try {
    // The command in brackets may hold blanks, so fields are counted from behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ').map(Number);
    return { parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0), deadChildren: (fields[13] ?? 0) + (fields[14] ?? 0) };
  } catch {
    return undefined;
  }
}
function childrenOf(pid: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((each) => statOf(each)?.parent === pid);
}
