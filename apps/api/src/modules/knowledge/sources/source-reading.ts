import { type KnowledgeFailure, publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, MINUTE } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { type ReadDocument, Unreadable } from '../../../platform/documents/document.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { piecesOf } from '../chunks.js';
import { EntryWriter } from '../entry-writer.js';
import { KnowledgeEntry } from '../knowledge-entry.entity.js';
import { DocumentFiles } from './document-files.js';
import { KnowledgeSource } from './source.entity.js';
import { CLAIM_SOURCE } from './sources.queries.js';

/** A reader that has not ended by then has died. */
const LEASE_MS = 10 * MINUTE;

/** Reads sources and keeps what they say. A source changed meanwhile is left to the reading that follows. */
@Injectable()
export class SourceReading {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly live: LiveEvents,
    private readonly writer: EntryWriter,
    private readonly files: DocumentFiles,
  ) {}

  /** Nothing happens when there is nothing to read. */
  async read(storeId: string, sourceId: string): Promise<void> {
    const source = await this.#claim(storeId, sourceId);
    if (source === undefined) return;
    try {
      const document = await this.files.read(source);
      await this.#settle(source, { state: 'ready', failure: null, readAt: this.clock.now() }, (tx) => this.#keep(tx, source, document));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
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
      await tx.getRepository(KnowledgeSource).update({ storeId, id }, { ...outcome, dueAt: null, updatedAt: this.clock.now() });
      this.#tell(tx, storeId, id);
    });
  }

  async #keep(tx: Tx, { storeId, id: sourceId, title }: KnowledgeSource, { blocks }: ReadDocument): Promise<void> {
    const known = await tx.getRepository(KnowledgeEntry).findOneBy({ storeId, sourceId });
    const now = this.clock.now();
    const entry: KnowledgeEntry = {
      storeId, id: newId(), kind: 'document', language: null, status: 'active', searchTerms: [], topic: null, createdAt: now, ...known, sourceId, title, body: blocks.map(({ text }) => text).join('\n\n'), updatedAt: now,
    };
    await this.writer.write(tx, storeId, [{ entry, pieces: piecesOf(blocks) }]);
  }

  #tell(tx: Tx, storeId: string, id: string): void {
    this.live.append(tx, [{ storeId, type: 'knowledge.updated', data: { source_id: publicId('knowledge_source', id) } }]);
  }
}
