/** An answer that a test keeps back: the question was asked, and the world goes on before the reply arrives. */
export class HeldAnswer {
  /** Resolves when somebody asked. */
  readonly asked: Promise<void>;
  private tellAsked = (): void => undefined;
  private letGo = (): void => undefined;
  private readonly released: Promise<void>;

  constructor() {
    this.asked = new Promise((resolve) => { this.tellAsked = resolve; });
    this.released = new Promise((resolve) => { this.letGo = resolve; });
  }
  /** The question is there; resolves when the answer may leave. */
  pass(): Promise<void> {
    this.tellAsked();
    return this.released;
  }
  release(): void {
    this.letGo();
  }
}
