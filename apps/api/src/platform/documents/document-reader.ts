import { type ChildProcess, fork } from 'node:child_process';
import { type ReadDocument, Unreadable } from './document.js';
import type { ReaderAnswer, ReadRequest } from './reader-process.js';

export type { ReadRequest } from './reader-process.js';

/** Nest token of the reader in use. */
export const DOCUMENT_READER = Symbol('document reader');

/** Reads documents of strangers. */
export interface DocumentReader {
  /** Something that reads any number of documents, one after the other. Whoever opens it closes it. */
  open(): OpenReader;
}
export interface OpenReader {
  /** @throws Unreadable when the document is at fault; any other error is not the document's */
  read(request: ReadRequest): Promise<ReadDocument>;
  close(): void;
}
/** The program that reads, and what Node needs to run it. */
export interface ReaderProgram { readonly file: string; readonly args?: readonly string[]; readonly execArgv?: readonly string[] }

const HEAP_MB = 320;
const START_MS = 30_000;
/** For one document. */
const READ_MS = 30_000;

/** A reader in processes of its own, limited in memory and time, that know nothing of this one. */
export function createDocumentReader(program: ReaderProgram, readMs = READ_MS): DocumentReader {
  return { open: () => new ReaderProcess(program, readMs) };
}

class ReaderProcess implements OpenReader {
  #child: ChildProcess | undefined;
  #isClosed = false;

  constructor(private readonly program: ReaderProgram, private readonly readMs: number) {}

  async read(request: ReadRequest): Promise<ReadDocument> {
    const child = await this.#running();
    const answered = answerOf(child, this.readMs);
    child.send(request);
    const answer = await answered;
    // Ended by its limits, or by what it read.
    if (answer === undefined) this.#end();
    if (answer === undefined || 'ready' in answer) throw new Unreadable('too_complex');
    if ('failure' in answer) throw new Unreadable(answer.failure);
    return answer.document;
  }

  close(): void {
    this.#isClosed = true;
    this.#end();
  }

  #end(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #running(): Promise<ChildProcess> {
    // Whoever closed it would not end what begins now.
    if (this.#isClosed) throw new Error('The reader of documents is closed');
    if (this.#child?.connected) return this.#child;
    const child = fork(this.program.file, [...this.program.args ?? []], {
      execArgv: [...this.program.execArgv ?? [], `--max-old-space-size=${HEAP_MB}`], env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // What goes wrong on the way to it shows in its end.
    child.on('error', () => undefined);
    this.#child = child;
    if (await answerOf(child, START_MS) === undefined) {
      this.#end();
      throw new Error('The process that reads documents did not start');
    }
    return child;
  }
}

/** The next thing a process says; undefined when it ends first, or is ended because it takes longer. */
function answerOf(child: ChildProcess, withinMs: number): Promise<ReaderAnswer | undefined> {
  return new Promise((resolve) => {
    const end = (answer?: ReaderAnswer): void => {
      clearTimeout(timer);
      child.off('message', said).off('exit', gone);
      resolve(answer);
    };
    const said = (message: unknown): void => end(message as ReaderAnswer);
    const gone = (): void => end();
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      end();
    }, withinMs);
    child.on('message', said).on('exit', gone);
  });
}
