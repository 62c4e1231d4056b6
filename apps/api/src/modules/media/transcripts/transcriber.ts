export interface Recording {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

/** What was heard. */
export interface Heard {
  /** What is said, trimmed; empty when nothing is. */
  readonly text: string;
  /** Of sound; null when nobody can tell. */
  readonly seconds: number | null;
}

/** Writes down what is said. */
export interface Transcriber {
  /** Largest recording that it takes, in bytes. */
  readonly maxBytes: number;
  /** Micro-USD for a minute of sound; null when it is not known. */
  readonly price: number | null;
  /**
   * @throws PermanentFailure when this recording will never be understood, with a reason for people; any other Error when it may be later
   */
  transcribe(recording: Recording): Promise<Heard>;
}

/** Nest token of the `Transcriber`; null when none is set up. */
export const TRANSCRIBER = Symbol('transcriber');
