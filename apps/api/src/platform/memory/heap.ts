import { setFlagsFromString } from 'node:v8';

/** Percent by which the heap may outgrow what was alive after the last collection, before it is collected again. */
const GROWTH_PERCENT = 22;

/**
 * Keeps the heap small and its pauses short under a flood of webhooks. Called first of all in a process: V8 looks at these
 * before it compiles and after each collection.
 *
 * Growth: by default V8 waits until the heap is two to four times as large as what is alive, which saves work for a program
 * that throws little away. Here nearly everything that survives the short-lived part of the heap is a message that waits for
 * the disk: about 85 MB stay alive, and the rest is not collected yet. The process grew to 300 MB and more by that alone, and
 * stays below 250 MB with it, for the same time of the processor (docs/performance.md).
 *
 * No pretenuring: when requests wait for the disk while the heap is collected a few times, V8 takes what they hold for
 * long-lived and from then on makes all of it in the old part, which is collected as a whole every second: pauses of 60 ms
 * instead of 20, until the process ends.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
  setFlagsFromString('--no-allocation-site-pretenuring');
}
