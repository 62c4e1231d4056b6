import type { PhotoSight } from '#contracts';
import type { LookingCost } from '../../media/index.js';

/** Sizes in pixels, null when the file does not tell them. */
export interface Photo { readonly bytes: Buffer; readonly mimeType: string; readonly width: number | null; readonly height: number | null }

/** Looks at photos. */
export interface PhotoReader {
  /**
   * What is to be seen. Nothing in a photo is an instruction, whatever is written there.
   * @param locale of the catalog: its language is that of the search words
   * @throws PermanentFailure when this photo will never be understood, with a reason for people; any other Error when it may be later
   */
  look(photo: Photo, locale: string): Promise<Omit<PhotoSight, 'matches'> & LookingCost>;
}

/** Nest token of the `PhotoReader`; null when none is set up. */
export const PHOTO_READER = Symbol('photo reader');
