import { type LiveEvent, type LiveState, readLiveEvent } from './live-event.js';
import { type PresenceNote, presenceNow, readPresenceNote } from './presence.js';

/** What tabs of one browser tell each other. The place goes along, so that whoever leads next goes on there. */
type Word =
  | { readonly kind: 'event'; readonly event: LiveEvent; readonly place: string }
  | { readonly kind: 'state'; readonly state: LiveState }
  | { readonly kind: 'presence'; readonly notes: readonly PresenceNote[] }
  | { readonly kind: 'who' };

export interface LiveListener {
  onEvent(event: LiveEvent): void;
  onPresence(note: PresenceNote): void;
  onState(state: LiveState): void;
  /** The server answered, and not with news: perhaps the login has ended. */
  onRefused(): void;
}

const COME_BACK_MS = [1000, 2000, 4000, 8000, 15_000];
/** The server says something every 20 seconds: a connection that is silent for longer has died unnoticed. */
const SILENT_MS = 50_000;
const LISTEN_EVERY_MS = 10_000;
/** Events that are known again: more than the server tells before their place. */
const PASSED = 4_000;

/**
 * Live events of one store. The tabs of a browser share one connection: whoever holds the lock has it and passes everything on,
 * and when that tab closes another one takes over where it was.
 */
export class LiveConnection {
  readonly #url: string;
  #channel: BroadcastChannel;
  /** Until it is closed, or the browser puts the page aside. */
  #stint = new AbortController();
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #watch: ReturnType<typeof setInterval>;
  #heardAt = 0;
  #isLeader = false;
  #state: LiveState = 'connecting';
  #place = '';
  #failures = 0;
  readonly #passed = new Set<string>();

  constructor(private readonly storeId: string, private readonly listener: LiveListener) {
    this.#url = `/api/v1/stores/${storeId}/events`;
    this.#channel = this.#join();
    window.addEventListener('offline', this.#onNetwork);
    window.addEventListener('online', this.#onNetwork);
    window.addEventListener('pagehide', this.#onHide);
    window.addEventListener('pageshow', this.#onShow);
    this.#watch = setInterval(() => {
      if (this.#source?.readyState === EventSource.OPEN && Date.now() - this.#heardAt > SILENT_MS) this.#open();
    }, LISTEN_EVERY_MS);
  }

  /** Tries at once to come back, for example after a new login. */
  retry(): void {
    if (this.#isLeader && this.#state !== 'live') this.#open();
  }

  close(): void {
    this.#leave();
    clearInterval(this.#watch);
    window.removeEventListener('offline', this.#onNetwork);
    window.removeEventListener('online', this.#onNetwork);
    window.removeEventListener('pagehide', this.#onHide);
    window.removeEventListener('pageshow', this.#onShow);
  }

  /** Joins the tabs of the browser, and leads them when nobody else does. */
  #join(): BroadcastChannel {
    this.#channel = new BroadcastChannel(`parley-live-${this.storeId}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Word>) => this.#hear(data);
    this.#tell({ kind: 'who' });
    void this.#lead(this.#stint.signal);
    return this.#channel;
  }

  #leave(): void {
    this.#stint.abort();
    this.#isLeader = false;
    this.#drop();
    this.#channel.close();
  }

  async #lead(signal: AbortSignal): Promise<void> {
    const hold = async (): Promise<void> => {
      if (signal.aborted) return;
      this.#isLeader = true;
      this.#open();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    };
    // The lock exists on https and localhost only; elsewhere every tab has a connection of its own.
    if (!('locks' in navigator)) return hold();
    await navigator.locks.request(`parley-live-${this.storeId}`, { signal }, hold).catch(() => undefined);
  }

  // The browser may put the page aside and show it again as it was: meanwhile it hears nothing, and may not lead the other tabs.
  readonly #onHide = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.#leave();
  };

  readonly #onShow = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    this.#become('reconnecting');
    this.#stint = new AbortController();
    this.#join();
  };

  #open(): void {
    this.#drop();
    const source = new EventSource(this.#place === '' ? this.#url : `${this.#url}?after=${this.#place}`);
    this.#source = source;
    this.#heardAt = Date.now();
    const hear = (): void => {
      this.#heardAt = Date.now();
    };
    source.addEventListener('pulse', hear);
    source.addEventListener('presence', ({ data }: MessageEvent<string>) => {
      const note = readPresenceNote(data);
      if (!note) return;
      this.#tell({ kind: 'presence', notes: [note] });
      this.listener.onPresence(note);
    });
    source.onopen = () => {
      hear();
      this.#failures = 0;
      this.#become('live');
    };
    source.onmessage = ({ data, lastEventId }: MessageEvent<string>) => {
      hear();
      this.#place = lastEventId;
      const event = readLiveEvent(data);
      if (!event) return;
      this.#tell({ kind: 'event', event, place: lastEventId });
      this.#pass(event);
    };
    source.onerror = () => {
      this.#become(navigator.onLine ? 'reconnecting' : 'offline');
      // A broken connection comes back by itself; an answer other than a stream is final for the browser, so we ask again.
      if (source.readyState !== EventSource.CLOSED) return;
      this.listener.onRefused();
      this.#comeBack();
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
        this.#pass(word.event);
        break;
      case 'state':
        if (!this.#isLeader) this.#become(word.state);
        break;
      case 'presence':
        for (const note of word.notes) this.listener.onPresence(note);
        break;
      case 'who':
        if (!this.#isLeader) break;
        this.#tell({ kind: 'state', state: this.#state });
        this.#tell({ kind: 'presence', notes: presenceNow() });
        break;
    }
  }

  /** What came before its place in the log comes again after a break. */
  #pass(event: LiveEvent): void {
    if (this.#passed.has(event.id)) return;
    this.#passed.add(event.id);
    if (this.#passed.size > PASSED) this.#passed.delete(this.#passed.values().next().value ?? '');
    this.listener.onEvent(event);
  }

  #become(state: LiveState): void {
    if (this.#isLeader) this.#tell({ kind: 'state', state });
    if (state === this.#state) return;
    this.#state = state;
    this.listener.onState(state);
  }

  #tell(word: Word): void {
    if (!this.#stint.signal.aborted) this.#channel.postMessage(word);
  }
}
