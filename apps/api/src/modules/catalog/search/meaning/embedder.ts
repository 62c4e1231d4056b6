/** `vectors`: one for each text, in their order and all of one length. `tokens`: as the service counted them; 0 when it does not say. */
export interface Understood { readonly vectors: Float32Array[]; readonly tokens: number }

/** Turns texts into vectors that lie close together where the texts mean similar things. */
export interface Embedder {
  /** Names the model with everything that its vectors depend on: those of different names cannot be compared. */
  readonly model: string;
  /** Vectors with a lower cosine to a query than this do not answer it. */
  readonly leastSimilarity: number;
  /** Micro-USD for one million tokens; null when nobody knows. */
  readonly price: number | null;
  /**
   * @param timeoutMs for the whole exchange
   * @throws PermanentFailure when the same call would be refused again; any other Error when it may work later
   */
  embed(texts: readonly string[], timeoutMs: number): Promise<Understood>;
}

/** Nest token of the `Embedder`; null when none is set up. */
export const EMBEDDER = Symbol('embedder');
