import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { on } from 'node:events';
import type { TestApp } from './app.js';

export interface StreamedEvent { readonly id: string; readonly type: string; readonly timestamp: string; readonly data: Record<string, unknown> }

export interface StreamedPresence { readonly conversation_id: string; readonly user_id: string; readonly state: string; readonly for_ms: number }

/** A reader of the live stream, as a browser is one. The application must listen. */
export class EventStream {
  /** Id of the last line, with or without data: what a browser would send when it comes back. */
  lastId = '';
  readonly #blocks: AsyncIterator<[Buffer]>;
  #rest = '';
  #ready: StreamedEvent[] = [];
  #presence: StreamedPresence[] = [];

  private constructor(readonly response: IncomingMessage) {
    this.#blocks = on(response, 'data', { close: ['end', 'close', 'error'] }) as AsyncIterableIterator<[Buffer]>;
  }

  /** Resolves with the answer's head; a refused one has another status than 200. */
  static async open(t: TestApp, path: string, headers: Record<string, string>): Promise<EventStream> {
    const { port } = t.app.getHttpServer().address() as AddressInfo;
    return new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => resolve(new EventStream(response))).on('error', reject);
    });
  }

  /** The next event, or undefined when the stream has ended. */
  async next(): Promise<StreamedEvent | undefined> {
    while (this.#ready.length === 0) if (!await this.#read()) return undefined;
    return this.#ready.shift();
  }
  /** The next word about who of the team is where, or undefined when the stream has ended. */
  async nextPresence(): Promise<StreamedPresence | undefined> {
    while (this.#presence.length === 0) if (!await this.#read()) return undefined;
    return this.#presence.shift();
  }
  /** Resolves once the server has told the reader its place. */
  async started(): Promise<void> {
    while (this.lastId === '') if (!await this.#read()) throw new Error('the stream ended before it began');
  }
  close(): void {
    this.response.destroy();
  }

  async #read(): Promise<boolean> {
    const chunk = await this.#blocks.next().catch(() => ({ done: true as const, value: undefined }));
    if (chunk.done === true) return false;
    const blocks = (this.#rest + chunk.value[0].toString('utf8')).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string): string | undefined => block.split('\n').find((row) => row.startsWith(`${name}: `))?.slice(name.length + 2);
      this.lastId = field('id') ?? this.lastId;
      const data = field('data');
      const name = field('event');
      if (data === undefined) continue;
      if (name === undefined) this.#ready.push(JSON.parse(data) as StreamedEvent);
      if (name === 'presence') this.#presence.push(JSON.parse(data) as StreamedPresence);
    }
    return true;
  }
}
