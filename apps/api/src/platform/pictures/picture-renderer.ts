import { Worker } from 'node:worker_threads';
import type { Card } from './card.js';
import type { RenderAnswer, RenderRequest } from './render-worker.js';

export type { Card, CardItem } from './card.js';
export { MOST_CELLS, MOST_ROWS } from './card.js';

/** Nest token of the renderer in use. */
export const PICTURE_RENDERER = Symbol('picture renderer');

/** Draws cards. */
export interface PictureRenderer {
  /** A PNG of at most 5 MB. @param card or how to get it, asked when its turn has come, so that what waits holds no photos @throws Error when it cannot be drawn, takes too long, or too many wait */
  render(card: Card | (() => Promise<Card>)): Promise<Buffer>;
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

class RendererThread implements PictureRenderer {
  #waiting = 0;
  /** Ends when the card before has ended. */
  #turn: Promise<unknown> = Promise.resolve();
  #settle: ((answer: RenderAnswer) => void) | undefined;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;

  constructor(private readonly program: RenderProgram) {}

  async render(card: Card | (() => Promise<Card>)): Promise<Buffer> {
    if (this.#waiting >= MOST_WAITING) throw new Error('Too many pictures wait to be drawn');
    this.#waiting += 1;
    const drawing = this.#turn.then(() => this.#draw(card));
    this.#turn = drawing.catch(() => undefined);
    try {
      return await drawing;
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0) this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    }
  }

  async #draw(card: Card | (() => Promise<Card>)): Promise<Buffer> {
    clearTimeout(this.#idle);
    const answer = await this.#asked({ id: (this.#lastId += 1), card: typeof card === 'function' ? await card() : card });
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
      this.#settle = (answer) => {
        if (answer.id !== request.id) return;
        clearTimeout(timer);
        this.#settle = undefined;
        resolve(answer);
      };
      this.#running().postMessage(request);
    });
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.program.file, { argv: [...this.program.argv ?? []], execArgv: [...this.program.execArgv ?? []], env: {}, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    worker.unref();
    worker.on('message', (answer: RenderAnswer) => this.#settle?.(answer));
    worker.on('error', (error) => { if (this.#worker === worker) this.#fail(error.message); });
    worker.on('exit', () => { if (this.#worker === worker) this.#fail('the thread ended'); });
    this.#worker = worker;
    return worker;
  }

  /** The picture in work is given up; the next one gets a new thread. */
  #fail(failure: string): void {
    void this.close();
    this.#settle?.({ id: this.#lastId, failure });
  }
}
