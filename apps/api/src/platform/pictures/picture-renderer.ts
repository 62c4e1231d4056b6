import { Worker } from 'node:worker_threads';
import type { Card } from './card.js';
import type { RenderAnswer, RenderRequest } from './render-worker.js';

export type { Card, CardItem } from './card.js';
export { MOST_CELLS, MOST_ROWS } from './card.js';

/** Nest token of the renderer in use. */
export const PICTURE_RENDERER = Symbol('picture renderer');

/** Draws cards. */
export interface PictureRenderer {
  /** A PNG of at most 5 MB. @throws Error when it cannot be drawn, takes too long, or too many wait */
  render(card: Card): Promise<Buffer>;
  close(): Promise<void>;
}
/** The program that draws, and what Node needs to run it. */
export interface RenderProgram { readonly file: string; readonly argv?: readonly string[]; readonly execArgv?: readonly string[] }

const MOST_WAITING = 20;
const RENDER_MS = 20_000;
/** A renderer that nobody needs gives its memory back. */
const IDLE_MS = 60_000;
const HEAP_MB = 128;

/** A renderer in a thread of its own, one card after the other: what draws is native and would hold up everything else. */
export function createPictureRenderer(program: RenderProgram): PictureRenderer {
  return new RendererThread(program);
}

interface Waiting { readonly settle: (answer: RenderAnswer) => void }

class RendererThread implements PictureRenderer {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;

  constructor(private readonly program: RenderProgram) {}

  async render(card: Card): Promise<Buffer> {
    if (this.#waiting.size >= MOST_WAITING) throw new Error('Too many pictures wait to be drawn');
    clearTimeout(this.#idle);
    const id = (this.#lastId += 1);
    const answer = await this.#asked({ id, card });
    if (this.#waiting.size === 0) this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    if ('failure' in answer) throw new Error(`The picture could not be drawn: ${answer.failure}`);
    return Buffer.from(answer.png);
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #asked(request: RenderRequest): Promise<RenderAnswer> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#fail('it took too long'), RENDER_MS);
      this.#waiting.set(request.id, { settle: (answer) => {
        clearTimeout(timer);
        this.#waiting.delete(request.id);
        resolve(answer);
      } });
      this.#running().postMessage(request);
    });
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.program.file, { argv: [...this.program.argv ?? []], execArgv: [...this.program.execArgv ?? []], env: {}, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    worker.unref();
    worker.on('message', (answer: RenderAnswer) => this.#waiting.get(answer.id)?.settle(answer));
    worker.on('error', (error) => { if (this.#worker === worker) this.#fail(error.message); });
    worker.on('exit', () => { if (this.#worker === worker) this.#fail('the thread ended'); });
    this.#worker = worker;
    return worker;
  }

  /** Everybody who waits hears of it; the next picture gets a new thread. */
  #fail(failure: string): void {
    void this.close();
    for (const [id, { settle }] of this.#waiting) settle({ id, failure });
  }
}
