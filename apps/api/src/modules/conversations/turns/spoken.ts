import type { TranscriptState } from '#contracts';
import type { MessageRow } from '../rows.js';

/** A message as a turn reads it: with what is known of the words in a sound. */
export interface SpokenRow extends MessageRow {
  readonly spoken: { readonly state: TranscriptState | null; readonly text: string | null } | null;
}

/** The message with what is said in it, so that whoever reads its words finds them there. */
export function withWords(row: SpokenRow): MessageRow {
  const { content, spoken } = row;
  return content.kind === 'audio' && spoken?.state === 'ready' && spoken.text !== null ? { ...row, content: { ...content, transcript: spoken.text } } : row;
}

/** When the newest message came whose words are still being listened to; undefined when there is none. */
export function unheardSince(rows: readonly SpokenRow[]): Date | undefined {
  return rows.findLast(({ spoken }) => spoken?.state === 'pending')?.created_at;
}
