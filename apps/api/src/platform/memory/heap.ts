import { setFlagsFromString } from 'node:v8';

/** Percent by which the heap may outgrow what was alive after the last collection, before it is collected again. */
const GROWTH_PERCENT = 30;

/**
 * Lets the heap grow by little between two collections. By default V8 waits until it is two to four times as large as what is
 * alive, which saves work for a program that throws little away. Here nearly everything that survives the short-lived part of the heap is a message
 * that waits for the disk: about 65 MB stay alive, and the rest is not collected yet. Under a flood of webhooks the process
 * grew to 300 MB and more by that alone, and stays near 200 MB with it, for the same time of the processor (docs/performance.md).
 * Called first of all in a process: V8 looks at it after each collection.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
