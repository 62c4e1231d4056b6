export const MEDIA_KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];
/** `pending`: the provider has it, we are fetching. `failed`: given up, a person can ask again. */
export const MEDIA_STATES = ['pending', 'ready', 'failed'] as const;
export type MediaState = (typeof MEDIA_STATES)[number];
/** Of what a customer says in a sound. `pending`: being fetched or listened to. `failed`: nobody could tell, and the reason is known. */
export const TRANSCRIPT_STATES = ['pending', 'ready', 'failed'] as const;
export type TranscriptState = (typeof TRANSCRIPT_STATES)[number];
