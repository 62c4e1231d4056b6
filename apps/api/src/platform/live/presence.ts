import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { SECOND } from '../clock/clock.js';
import { Database, queryRows } from '../database/database.js';
import { LiveListener, NOTES_CHANNEL } from './live-listener.js';

export const PRESENCE_STATES = ['viewing', 'typing', 'gone'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

/** How long a word holds unless it is said again, in milliseconds. */
const HOLDS_MS: Readonly<Record<PresenceState, number>> = { viewing: 45 * SECOND, typing: 6 * SECOND, gone: 0 };
const TELL = `select pg_notify('${NOTES_CHANNEL}', $1)`;

/** Ids are bare uuids. */
export interface Sighting { readonly conversationId: string; readonly userId: string; readonly state: PresenceState }
/** As screens get it. */
export interface PresenceNote {
  readonly conversation_id: string;
  readonly user_id: string;
  readonly state: PresenceState;
  /** Milliseconds from now in which it holds. */
  readonly for_ms: number;
}
type Known = Sighting & { readonly until: number };

/** Who of the team looks at or types in which conversation: told from process to process, and written nowhere. */
@Injectable()
export class Presence {
  readonly #known = new Map<string, Map<string, Known>>();

  constructor(private readonly db: Database, private readonly listener: LiveListener) {}

  /** Tells everybody who follows the store. */
  async tell(storeId: string, sighting: Sighting): Promise<void> {
    await this.db.outsideStores((tx) => queryRows(tx, TELL, [`${storeId} ${JSON.stringify(sighting)}`]));
  }

  /**
   * Calls `hear` with what is known now and whatever comes, until the returned function is called. What a process heard before it
   * had a reader it does not know; people say again every few seconds that they are there.
   */
  follow(storeId: string, hear: (note: PresenceNote) => void): () => void {
    const unsubscribe = this.listener.subscribeNotes(storeId, (text) => {
      const sighting = JSON.parse(text) as Sighting;
      this.#keep(storeId, sighting);
      hear(noteOf({ ...sighting, until: performance.now() + HOLDS_MS[sighting.state] }));
    });
    for (const known of this.#current(storeId)) hear(noteOf(known));
    return unsubscribe;
  }

  #keep(storeId: string, sighting: Sighting): void {
    const known = this.#known.get(storeId) ?? new Map<string, Known>();
    const key = `${sighting.conversationId} ${sighting.userId}`;
    if (sighting.state === 'gone') known.delete(key);
    else known.set(key, { ...sighting, until: performance.now() + HOLDS_MS[sighting.state] });
    if (known.size === 0) this.#known.delete(storeId);
    else this.#known.set(storeId, known);
  }

  #current(storeId: string): Known[] {
    const known = this.#known.get(storeId);
    const now = performance.now();
    for (const [key, { until }] of known ?? []) if (until <= now) known?.delete(key);
    return [...(known?.values() ?? [])];
  }
}

function noteOf({ conversationId, userId, state, until }: Known): PresenceNote {
  return { conversation_id: publicId('conversation', conversationId), user_id: publicId('user', userId), state, for_ms: Math.max(0, Math.round(until - performance.now())) };
}
