import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AppError } from '../errors/app-error.js';
import type { Actor } from '../http/request-context.js';

/** Open streams of one person or key: several tabs on several devices, and no leak. */
const STREAMS_PER_CALLER = 20;

/** Who follows the live stream in this process. */
@Injectable()
export class LiveConnections implements OnModuleDestroy {
  readonly #open = new Map<string, Set<AbortController>>();
  #isClosing = false;

  /**
   * A place for one more stream; its signal fires at shutdown, and has fired for who comes back while the app is still closing. Close it when the stream has ended.
   * @throws AppError request.rate_limited
   */
  open(actor: Actor): { readonly controller: AbortController; close(): void } {
    const caller = actor.kind === 'user' ? actor.userId : actor.keyId;
    const streams = this.#open.get(caller) ?? new Set();
    if (streams.size >= STREAMS_PER_CALLER) throw new AppError('request.rate_limited', { detail: `At most ${STREAMS_PER_CALLER} live streams at the same time`, headers: { 'retry-after': '30' } });
    const controller = new AbortController();
    if (this.#isClosing) controller.abort();
    this.#open.set(caller, streams.add(controller));
    return {
      controller,
      close: () => {
        streams.delete(controller);
        if (streams.size === 0 && this.#open.get(caller) === streams) this.#open.delete(caller);
      },
    };
  }

  onModuleDestroy(): void {
    this.#isClosing = true;
    for (const streams of this.#open.values()) for (const controller of streams) controller.abort();
  }
}
