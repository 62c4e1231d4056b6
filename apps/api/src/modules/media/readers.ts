/** What somebody here can make of customers' files. */
export interface MediaReaders {
  /** Voice notes are written down. */
  readonly speech: boolean;
  /** Photos are looked at. */
  readonly photos: boolean;
}

/** Nest token of the `MediaReaders`. */
export const MEDIA_READERS = Symbol('media readers');
