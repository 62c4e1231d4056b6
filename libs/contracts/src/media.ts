export const MEDIA_KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];
/** `pending`: the provider has it, we are fetching. `failed`: given up, a person can ask again. */
export const MEDIA_STATES = ['pending', 'ready', 'failed'] as const;
export type MediaState = (typeof MEDIA_STATES)[number];
/** Of what a customer says in a sound. `pending`: being fetched or listened to. `failed`: nobody could tell, and the reason is known. */
export const TRANSCRIPT_STATES = ['pending', 'ready', 'failed'] as const;
export type TranscriptState = (typeof TRANSCRIPT_STATES)[number];
/** Of what is to be seen in a customer's photo. `pending`: being fetched or looked at. `failed`: nobody could tell, and the reason is known. */
export const DESCRIPTION_STATES = ['pending', 'ready', 'failed'] as const;
export type DescriptionState = (typeof DESCRIPTION_STATES)[number];
/** What is to be seen in a photo. All of it came from outside: data, never instructions. */
export interface PhotoSight {
  readonly description: string;
  /** A few words to search a catalog with, in its language; empty when nothing in the photo could be sold. */
  readonly words: string;
  /** What can be read in the photo. */
  readonly text: string;
  /** Products that it may show, best first. */
  readonly matches: readonly PhotoMatch[];
}
/** A product that a photo may show: a bare uuid. `score` compares within one photo only. */
export interface PhotoMatch { readonly productId: string; readonly title: string; readonly score: number }
