import { type LiveEvent, type LiveState, readLiveEvent } from './live-event.js';

/** What tabs of one browser tell each other. The place goes along, so that whoever leads next goes on there. */
type Word =
  | { readonly kind: 'event'; readonly event: LiveEvent; readonly place: string }
  | { readonly kind: 'state'; readonly state: LiveState }
  | { readonly kind: 'who' };

export interface LiveListener {
  onEvent(event: LiveEvent): void;
  onState(state: LiveState): void;
}

const COME_BACK_MS = [1000, 2000, 4000, 8000, 15_000];

/**
 * Live events of one store. The tabs of a browser share one connection: whoever holds the lock has it and passes everything on,
 * and when that tab closes another one takes over where it was.
 */
export class LiveConnection {
  readonly #url: string;
  readonly #channel: BroadcastChannel;
  readonly #ended = new AbortController();
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isLeader = false;
  #state: LiveState = 'connecting';
  #place = '';
  #failures = 0;

  constructor(storeId: string, private readonly listener: LiveListener) {
    this.#url = `/api/v1/stores/${storeId}/events`;
    this.#channel = new BroadcastChannel(`parley-live-${storeId}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Word>) => this.#hear(data);
    this.#tell({ kind: 'who' });
    window.addEventListener('offline', this.#onNetwork);
    window.addEventListener('online', this.#onNetwork);
    void this.#lead(storeId);
  }

  close(): void {
    this.#ended.abort();
    this.#drop();
    this.#channel.close();
    window.removeEventListener('offline', this.#onNetwork);
    window.removeEventListener('online', this.#onNetwork);
  }

  async #lead(storeId: string): Promise<void> {
    const hold = async (): Promise<void> => {
      if (this.#ended.signal.aborted) return;
      this.#isLeader = true;
      this.#open();
      await new Promise<void>((resolve) => this.#ended.signal.addEventListener('abort', () => resolve(), { once: true }));
    };
    // The lock exists on https and localhost only; elsewhere every tab has a connection of its own.
    if (!('locks' in navigator)) return hold();
    await navigator.locks.request(`parley-live-${storeId}`, { signal: this.#ended.signal }, hold).catch(() => undefined);
  }

  #open(): void {
    this.#drop();
    const source = new EventSource(this.#place === '' ? this.#url : `${this.#url}?after=${this.#place}`);
    this.#source = source;
    source.onopen = () => {
      this.#failures = 0;
      this.#become('live');
    };
    source.onmessage = ({ data, lastEventId }: MessageEvent<string>) => {
      this.#place = lastEventId;
      const event = readLiveEvent(data);
      if (!event) return;
      this.#tell({ kind: 'event', event, place: lastEventId });
      this.listener.onEvent(event);
    };
    source.onerror = () => {
      this.#become(navigator.onLine ? 'reconnecting' : 'offline');
      // A broken connection comes back by itself; an answer other than a stream is final for the browser, so we ask again.
      if (source.readyState === EventSource.CLOSED) this.#comeBack();
    };
  }

  #comeBack(): void {
    clearTimeout(this.#timer);
    const pause = COME_BACK_MS[Math.min(this.#failures, COME_BACK_MS.length - 1)] ?? 0;
    this.#failures += 1;
    this.#timer = setTimeout(() => this.#open(), pause + Math.random() * 500);
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }

  readonly #onNetwork = (): void => {
    if (!navigator.onLine) this.#become('offline');
    else if (this.#isLeader) this.#open();
    else {
      this.#become('reconnecting');
      this.#tell({ kind: 'who' });
    }
  };

  #hear(word: Word): void {
    switch (word.kind) {
      case 'event':
        this.#place = word.place;
        this.listener.onEvent(word.event);
        break;
      case 'state':
        if (!this.#isLeader) this.#become(word.state);
        break;
      case 'who':
        if (this.#isLeader) this.#tell({ kind: 'state', state: this.#state });
        break;
    }
  }

  #become(state: LiveState): void {
    if (this.#isLeader) this.#tell({ kind: 'state', state });
    if (state === this.#state) return;
    this.#state = state;
    this.listener.onState(state);
  }

  #tell(word: Word): void {
    if (!this.#ended.signal.aborted) this.#channel.postMessage(word);
  }
}
