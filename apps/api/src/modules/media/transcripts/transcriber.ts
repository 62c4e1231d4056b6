export interface Recording {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

/** Writes down what is said. */
export interface Transcriber {
  /** Largest recording that it takes, in bytes. */
  readonly maxBytes: number;
  /**
   * What is said, trimmed; empty when nothing is.
   * @throws PermanentFailure when this recording will never be understood, with a reason for people; any other Error when it may be later
   */
  transcribe(recording: Recording): Promise<string>;
}

/** Nest token of the `Transcriber`; null when none is set up. */
export const TRANSCRIBER = Symbol('transcriber');
