import { memoryMb } from './processes.js';

/** Looks at a process's resident memory twice a second, and says each minute what the most was. */
export interface MemoryWatch {
  /** The most of each minute so far, in megabytes; the last one is not over. */
  readonly minutes: readonly number[];
  stop(): void;
}

/** @param name of the process, for the line of each minute */
export function watchMemory(pid: number, name: string): MemoryWatch {
  const startedAt = performance.now();
  const minutes: number[] = [];
  const timer = setInterval(() => {
    const minute = Math.floor((performance.now() - startedAt) / 60_000);
    if (minute === minutes.length && minute > 0) console.log(`  memory of ${name}, minute ${minute}: at most ${minutes[minute - 1]?.toFixed(0)} MB`);
    minutes[minute] = Math.max(minutes[minute] ?? 0, memoryMb(pid).now);
  }, 500);
  return { minutes, stop: () => clearInterval(timer) };
}
