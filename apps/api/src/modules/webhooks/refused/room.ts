const MEGABYTE = 1024 * 1024;

interface Use { readonly bodies: number; readonly bytes: number }
const NOTHING: Use = { bodies: 0, bytes: 0 };
/** What one source may have kept at one account, one account from all sources, and everybody together. */
const SHARES = [
  { keyOf: (accountId: string, source: string) => `${accountId} ${source}`, most: 50, mostBytes: 6 * MEGABYTE },
  { keyOf: (accountId: string) => accountId, most: 200, mostBytes: 16 * MEGABYTE },
  { keyOf: () => 'all', most: 1_000, mostBytes: 32 * MEGABYTE },
] as const;

/**
 * Room for refused bodies between two writes. Everybody has a share of their own: who floods one account leaves room to the
 * others, and at that account to other sources.
 */
export class Room {
  #uses = new Map<string, Use>();

  has(accountId: string, source: string, bytes: number): boolean {
    return this.#shares(accountId, source).every(({ most, mostBytes, use }) => use.bodies < most && use.bytes + bytes <= mostBytes);
  }
  /** False, and takes none, when there is not enough. */
  take(accountId: string, source: string, bytes: number): boolean {
    if (!this.has(accountId, source, bytes)) return false;
    this.keep(accountId, source, bytes);
    return true;
  }
  /** For a body that is there already, whether there is enough or not. */
  keep(accountId: string, source: string, bytes: number): void {
    for (const { key, use } of this.#shares(accountId, source)) this.#uses.set(key, { bodies: use.bodies + 1, bytes: use.bytes + bytes });
  }
  /** All of it is free again. */
  clear(): void {
    this.#uses = new Map();
  }

  #shares(accountId: string, source: string): { key: string; most: number; mostBytes: number; use: Use }[] {
    return SHARES.map(({ keyOf, most, mostBytes }) => {
      const key = keyOf(accountId, source);
      return { key, most, mostBytes, use: this.#uses.get(key) ?? NOTHING };
    });
  }
}
