interface Waiting<Name, Answer> { readonly names: readonly Name[]; readonly resolve: (answer: Answer) => void; readonly reject: (error: unknown) => void }

/**
 * One question at a time: names that are asked for meanwhile become one question afterwards. So a flood of invented names
 * takes one connection to the database, whatever its rate.
 */
export class JoinedLookups<Name, Answer> {
  #waiting: Waiting<Name, Answer>[] = [];
  #isAsking = false;

  /** @param max names in one question; a single caller may have more */
  constructor(private readonly lookUp: (names: readonly Name[]) => Promise<Answer>, private readonly max: number) {}

  /** The answer to a question that holds these names, and perhaps others; it is not asked before this call. */
  ask(names: readonly Name[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ names, resolve, reject });
      if (!this.#isAsking) void this.#askAll();
    });
  }

  async #askAll(): Promise<void> {
    this.#isAsking = true;
    while (this.#waiting.length > 0) {
      const callers = this.#take();
      try {
        const answer = await this.lookUp(callers.flatMap(({ names }) => names));
        for (const { resolve } of callers) resolve(answer);
      } catch (error) {
        for (const { reject } of callers) reject(error);
      }
    }
    this.#isAsking = false;
  }
  #take(): Waiting<Name, Answer>[] {
    let count = 0;
    const end = this.#waiting.findIndex(({ names }, index) => (count += names.length) > this.max && index > 0);
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }
}
