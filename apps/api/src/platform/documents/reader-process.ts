import { Worker } from 'node:worker_threads';
import { checkedDocument, type DocumentFormat, type ReadDocument, Unreadable, type UnreadableReason } from './document.js';
import type { PageOrigin } from './html.js';

// The program that reads documents of strangers: a process of its own, without environment, that may end at any time.

/** What the process is asked, one at a time. */
export interface ReadRequest { readonly format: DocumentFormat; readonly bytes: Uint8Array; readonly origin?: PageOrigin }
/** `ready` comes once, at the start. */
export type ReaderAnswer = { readonly ready: true } | { readonly document: ReadDocument } | { readonly failure: UnreadableReason };

/** Code and data of the process together, in bytes: buffers lie outside the heap, whose limit is an option of Node. */
const MEMORY_MAX = 640 * 1024 * 1024;
/** A thread of its own, because reading may never give way. It also ends the process when its parent is gone. */
const WATCH = `
  const { workerData: { most, parent } } = require('node:worker_threads');
  setInterval(() => { if (process.memoryUsage.rss() > most || process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 50);`;

async function read({ format, bytes, origin }: ReadRequest): Promise<ReadDocument> {
  switch (format) {
    case 'pdf': return (await import('./pdf.js')).readPdf(bytes);
    case 'docx': return (await import('./docx.js')).readDocx(bytes);
    case 'markdown': return (await import('./markdown.js')).readMarkdown(bytes);
    case 'html': return (await import('./html.js')).readHtml(bytes, origin ?? { address: 'https://page.invalid/' });
    case 'text': return (await import('./plain-text.js')).readText(bytes);
  }
}

async function answer(request: ReadRequest): Promise<ReaderAnswer> {
  try {
    return { document: checkedDocument(await read(request)) };
  } catch (error) {
    // Content nested deeper than the stack is made to exhaust it.
    return { failure: error instanceof Unreadable ? error.reason : error instanceof RangeError ? 'too_complex' : 'broken' };
  }
}

new Worker(WATCH, { eval: true, execArgv: [], workerData: { most: MEMORY_MAX, parent: process.ppid } });
process.on('disconnect', () => process.exit(0));
process.on('message', (request: ReadRequest) => void answer(request).then((message) => process.send?.(message)));
process.send?.({ ready: true } satisfies ReaderAnswer);
