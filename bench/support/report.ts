import { cpuSeconds, machineCpuSeconds } from './processes.js';

export interface Percentiles { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number }

export function percentiles(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
export function inMs({ p50, p95, p99, max }: Percentiles): string {
  return `p50 ${p50.toFixed(1)}  p95 ${p95.toFixed(1)}  p99 ${p99.toFixed(1)}  max ${max.toFixed(1)} ms`;
}

/** Whose CPU is counted: the app, its Postgres with all backends, the sandbox, and this program. */
export interface Parties { readonly app: number; readonly postgres: number; readonly sandbox?: number }

/** Starts counting; the returned function gives seconds of CPU by party since then, `others` being the rest of the machine. */
export function countCpu({ app, postgres, sandbox }: Parties): () => { seconds: number; app: number; postgres: number; sandbox: number; bench: number; others: number } {
  const read = () => ({ app: cpuSeconds(app), postgres: cpuSeconds(postgres, true), sandbox: sandbox === undefined ? 0 : cpuSeconds(sandbox), bench: cpuSeconds(process.pid), all: machineCpuSeconds() });
  const [before, startedAt] = [read(), performance.now()];
  return () => {
    const after = read();
    const used = { app: after.app - before.app, postgres: after.postgres - before.postgres, sandbox: after.sandbox - before.sandbox, bench: after.bench - before.bench };
    const others = after.all - before.all - used.app - used.postgres - used.sandbox - used.bench;
    return { seconds: (performance.now() - startedAt) / 1000, ...used, others: Math.max(0, others) };
  };
}

/** Cores in use by party, and CPU for each of `messages`. */
export function cpuLine(used: ReturnType<ReturnType<typeof countCpu>>, messages: number): string {
  const cores = (seconds: number): string => (seconds / used.seconds).toFixed(2);
  const each = (seconds: number): string => ((seconds * 1000) / messages).toFixed(2);
  return `cores: app ${cores(used.app)}  postgres ${cores(used.postgres)}  sandbox ${cores(used.sandbox)}  bench ${cores(used.bench)}  others ${cores(used.others)}`
    + `   CPU ms a message: app ${each(used.app)}  postgres ${each(used.postgres)}`;
}
