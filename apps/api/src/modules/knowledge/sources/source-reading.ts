import { type KnowledgeFailure, type KnowledgeSchedule, publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, DAY, MINUTE } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { piecesOf } from '../chunks.js';
import { type EntryText, EntryWriter, hashOf } from '../entry-writer.js';
import { KnowledgeEntry } from '../knowledge-entry.entity.js';
import { SourceFailure } from '../websites/source-failure.js';
import { KnowledgeSource } from './source.entity.js';
import { SourceTexts, type SourceTextList } from './source-texts.js';
import { CLAIM_SOURCE } from './sources.queries.js';

/** A reader that has not ended by then has died. */
const LEASE_MS = 10 * MINUTE;
const PAUSES: Readonly<Record<KnowledgeSchedule, number | null>> = { never: null, daily: DAY, weekly: 7 * DAY };

/** Reads sources and keeps what they say. A source changed meanwhile is left to the reading that follows. */
@Injectable()
export class SourceReading {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly live: LiveEvents,
    private readonly writer: EntryWriter,
    private readonly texts: SourceTexts,
  ) {}

  /** Nothing happens when there is nothing to read. */
  async read(storeId: string, sourceId: string): Promise<void> {
    const source = await this.#claim(storeId, sourceId);
    if (source === undefined) return;
    try {
      const read = await this.texts.read(source);
      await this.#settle(source, { state: 'ready', failure: null, readAt: this.clock.now() }, (tx) => this.#keep(tx, source, read));
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error;
      await this.#settle(source, { state: 'failed', failure: error.reason });
    }
  }

  /** The last try failed for a reason that is not the source's. */
  async giveUp(storeId: string, sourceId: string): Promise<void> {
    const source = await this.db.inStore(storeId, (tx) => tx.getRepository(KnowledgeSource).findOneBy({ storeId, id: sourceId }));
    if (source?.state === 'reading') await this.#settle(source, { state: 'failed', failure: 'internal' satisfies KnowledgeFailure });
  }

  async #claim(storeId: string, id: string): Promise<KnowledgeSource | undefined> {
    return this.db.inStore(storeId, async (tx) => {
      const [claimed] = await queryRows(tx, CLAIM_SOURCE, [storeId, id, this.clock.now(), this.clock.in(LEASE_MS)]);
      if (!claimed) return undefined;
      this.#tell(tx, storeId, id);
      return tx.getRepository(KnowledgeSource).findOneByOrFail({ storeId, id });
    });
  }

  async #settle({ storeId, id, revision }: KnowledgeSource, outcome: Partial<KnowledgeSource>, keep?: (tx: Tx) => Promise<void>): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      const now = await tx.getRepository(KnowledgeSource).findOne({ where: { storeId, id, revision, state: 'reading' }, lock: { mode: 'pessimistic_write' } });
      if (now === null) return;
      await keep?.(tx);
      const pause = PAUSES[now.schedule ?? 'never'];
      await tx.getRepository(KnowledgeSource).update({ storeId, id }, { ...outcome, dueAt: pause === null ? null : this.clock.in(pause), updatedAt: this.clock.now() });
      this.#tell(tx, storeId, id);
    });
  }

  /** Writes what changed. What the source no longer says is forgotten, unless it could only not be had this time. */
  async #keep(tx: Tx, { storeId, id: sourceId, kind }: KnowledgeSource, { texts, isPartial, gone }: SourceTextList): Promise<void> {
    const known = new Map((await tx.getRepository(KnowledgeEntry).findBy({ storeId, sourceId })).map((entry) => [entry.url, entry]));
    const now = this.clock.now();
    const written: EntryText[] = [];
    const said = new Set<string>();
    for (const { url, title, blocks } of texts) {
      const pieces = piecesOf(blocks);
      const contentHash = hashOf(pieces);
      // The same page under two addresses is one.
      if (said.has(contentHash)) continue;
      said.add(contentHash);
      const before = known.get(url);
      known.delete(url);
      if (before?.contentHash === contentHash && before.title === title) continue;
      const entry: KnowledgeEntry = {
        storeId, id: newId(), kind: kind === 'website' ? 'page' : 'document', language: null, status: 'active', searchTerms: [], topic: null, createdAt: now, ...before,
        sourceId, url, title, contentHash, body: blocks.map(({ text }) => text).join('\n\n'), version: (before?.version ?? 0) + 1, updatedAt: now,
      };
      written.push({ entry, pieces });
    }
    if (written.length > 0) await this.writer.write(tx, storeId, written);
    await this.writer.remove(tx, storeId, [...known.values()].filter(({ url }) => !isPartial || (url !== null && gone.has(url))).map(({ id }) => id));
  }

  #tell(tx: Tx, storeId: string, id: string): void {
    this.live.append(tx, [{ storeId, type: 'knowledge.updated', data: { source_id: publicId('knowledge_source', id) } }]);
  }
}
