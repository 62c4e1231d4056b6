import type { PhotoSight, TranscriptState } from '#contracts';
import type { LookingCost, PhotoDescription } from '../../media/index.js';
import type { MessageRow } from '../rows.js';

/** A message as it stands in the database, with what is known of its file: the words in a sound, what a photo shows. */
export interface ToldRow extends MessageRow {
  readonly told: { readonly state: TranscriptState | null; readonly text: string | null; readonly seen: PhotoDescription | null } | null;
}
/** A message as a turn reads it. `looked`: what it took to look at its photo. */
export interface TurnRow extends MessageRow { readonly looked?: LookingCost }

/** The message with what is said or seen in it, so that whoever reads its words finds them there. */
export function withWords(row: ToldRow): TurnRow {
  const { content, told } = row;
  if (told?.state !== 'ready') return row;
  if (content.kind === 'audio' && told.text !== null) return { ...row, content: { ...content, transcript: told.text } };
  if (content.kind !== 'image' || told.seen === null) return row;
  const { description, words, text, matches, model, usage, costMicroUsd, ms } = told.seen;
  const sight: PhotoSight = { description, words, text, matches };
  return { ...row, content: { ...content, sight }, looked: { model, usage, costMicroUsd, ms } };
}

/** When the newest message came that is still being listened to or looked at; undefined when there is none. */
export function untoldSince(rows: readonly ToldRow[]): Date | undefined {
  return rows.findLast(({ told }) => told?.state === 'pending')?.created_at;
}
