/** Remembers the `max` most recently used values. */
export class Recent<V> {
  readonly #values = new Map<string, V>();

  constructor(private readonly max: number) {}

  find(key: string): V | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    // A Map keeps the order of insertion: putting it back makes it the youngest.
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }
  put(key: string, value: V): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size <= this.max) return;
    const oldest = this.#values.keys().next();
    if (!oldest.done) this.#values.delete(oldest.value);
  }
  remove(key: string): void {
    this.#values.delete(key);
  }
}
