/** Turns texts into vectors that lie close together where the texts mean similar things. */
export interface Embedder {
  /** Names the model with everything that its vectors depend on: those of different names cannot be compared. */
  readonly model: string;
  /** Vectors with a lower cosine to a query than this do not answer it. */
  readonly leastSimilarity: number;
  /**
   * One vector for each text, in their order and all of one length.
   * @param timeoutMs for the whole exchange
   * @throws PermanentFailure when the same call would be refused again; any other Error when it may work later
   */
  embed(texts: readonly string[], timeoutMs: number): Promise<Float32Array[]>;
}

/** Nest token of the `Embedder`; null when none is set up. */
export const EMBEDDER = Symbol('embedder');
