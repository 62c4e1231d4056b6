/** What the phone shows beside the customer's own bubble, or what the business was told of its own. */
export type Tick = 'waiting' | 'sent' | 'delivered' | 'read' | 'failed';
export interface ThreadEntry {
  /** Grows by one with every change of the thread, so that a reader can ask for what is newer. */
  seq: number;
  readonly id: string;
  readonly numberId: string;
  readonly from: 'customer' | 'business';
  readonly type: string;
  /** Meta's object of that type: `{body}`, `{type:'list', action:...}`, `{id, mime_type}`. */
  readonly content: unknown;
  /** Milliseconds since the epoch, sandbox clock. */
  at: number;
  readonly quotedId?: string;
  tick: Tick;
  reactions: { readonly from: 'customer' | 'business'; readonly emoji: string }[];
  /** Id of the correlation the business sent along, if any. */
  readonly callbackData?: string;
}
export type ThreadListener = (entry: ThreadEntry | undefined) => void;
interface Waiter { readonly wanted: (entry: ThreadEntry) => boolean; readonly resolve: (entry: ThreadEntry) => void }

/** One phone's chat with one business number. */
export class Thread {
  readonly entries: ThreadEntry[] = [];
  private readonly byId = new Map<string, ThreadEntry>();
  private readonly listeners = new Set<ThreadListener>();
  private waiters: Waiter[] = [];
  private taken = 0;
  private lastSeq = 0;
  /** Until when "typing" is shown, sandbox clock. */
  typingUntil = 0;

  constructor(readonly numberId: string) {}

  add(entry: Omit<ThreadEntry, 'seq' | 'reactions'>): ThreadEntry {
    const added: ThreadEntry = { ...entry, seq: ++this.lastSeq, reactions: [] };
    this.entries.push(added);
    this.byId.set(added.id, added);
    this.announce(added);
    if (added.from === 'business') {
      this.typingUntil = 0;
      const served = this.waiters.find((waiter) => waiter.wanted(added));
      if (served) {
        this.waiters = this.waiters.filter((waiter) => waiter !== served);
        this.taken = this.entries.length;
        served.resolve(added);
      }
    }
    return added;
  }

  find(id: string): ThreadEntry | undefined {
    return this.byId.get(id);
  }

  /** Changes a bubble and tells the readers. */
  change(entry: ThreadEntry, changes: Partial<Pick<ThreadEntry, 'tick' | 'reactions' | 'at'>>): void {
    Object.assign(entry, changes);
    entry.seq = ++this.lastSeq;
    this.announce(entry);
  }

  showTyping(until: number): void {
    this.typingUntil = until;
    for (const listener of this.listeners) listener(undefined);
  }

  /** Calls back with every new or changed bubble, with undefined when only "typing" changed; returns the way to stop. */
  listen(listener: ThreadListener): () => void {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  }

  /**
   * The next bubble of the business that nobody was given yet and that fits.
   * @throws Error after `timeoutMs`
   */
  next(wanted: (entry: ThreadEntry) => boolean = () => true, timeoutMs = 10_000): Promise<ThreadEntry> {
    for (let index = this.taken; index < this.entries.length; index++) {
      const entry = this.entries[index];
      if (entry?.from === 'business' && wanted(entry)) {
        this.taken = index + 1;
        return Promise.resolve(entry);
      }
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { wanted, resolve: (entry) => { clearTimeout(timer); resolve(entry); } };
      const timer = setTimeout(() => {
        this.waiters = this.waiters.filter((each) => each !== waiter);
        reject(new Error(`the phone got no such message within ${timeoutMs} ms`));
      }, timeoutMs);
      this.waiters.push(waiter);
    });
  }

  /** The last bubble of the business of this type, newest first. */
  lastFromBusiness(type?: string): ThreadEntry | undefined {
    return this.entries.findLast((entry) => entry.from === 'business' && (type === undefined || entry.type === type));
  }

  private announce(entry: ThreadEntry): void {
    for (const listener of this.listeners) listener(entry);
  }
}
