import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors/app-error.js';
import type { Cursor } from '../../platform/http/page.js';
import { isWithin, type TimeFilter } from '../../platform/http/times.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { changedEntry, type EntryDraft, newEntry, type NewEntryDraft } from './entry-draft.js';
import { EntryWriter } from './entry-writer.js';
import { KnowledgeEntry, type KnowledgeStatus, type WrittenKind } from './knowledge-entry.entity.js';
import { type ChunkOfEntry, selectChunksOf, selectEntriesOf, selectEntryPage } from './knowledge.queries.js';
import { KNOWLEDGE_CORPUS } from './knowledge.service.js';

export interface EntryList extends TimeFilter {
  readonly status?: KnowledgeStatus;
  readonly kind?: WrittenKind;
  readonly text?: string;
  readonly limit: number;
  readonly cursor: Cursor | undefined;
}

const RANKED = 300;

/** Knowledge as people of the store and integrators keep it. */
@Injectable()
export class KnowledgeEntries {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly index: SearchIndex, private readonly live: LiveEvents, private readonly writer: EntryWriter) {}

  /** Up to `limit + 1` entries, as pageOf wants them, newest first; with `text` those that match best, one page. */
  async list(storeId: string, list: EntryList): Promise<KnowledgeEntry[]> {
    return this.db.inStore(storeId, async (tx) => {
      if (list.text === undefined) return selectEntryPage(tx, storeId, list);
      const { hits } = await this.index.find(tx, storeId, KNOWLEDGE_CORPUS, list.text, RANKED);
      const found = await selectEntriesOf(tx, storeId, hits.map((hit) => hit.documentId));
      return found.filter((entry) => (list.status === undefined || entry.status === list.status) && (list.kind === undefined || entry.kind === list.kind) && isWithin(list, entry)).slice(0, list.limit);
    });
  }

  /** @throws AppError knowledge.not_found */
  async get(storeId: string, id: string): Promise<KnowledgeEntry> {
    return this.db.inStore(storeId, (tx) => getEntry(tx, storeId, id));
  }

  /** Up to `limit + 1` pieces of an entry, in order (a `before` page comes in reverse). The cursor's key is [position]. @throws AppError knowledge.not_found */
  async chunks(storeId: string, id: string, limit: number, cursor: Cursor | undefined): Promise<ChunkOfEntry[]> {
    return this.db.inStore(storeId, async (tx) => {
      await getEntry(tx, storeId, id);
      return selectChunksOf(tx, storeId, id, limit, cursor);
    }, { reads: true });
  }

  async create(storeId: string, draft: NewEntryDraft): Promise<KnowledgeEntry> {
    return this.db.inStore(storeId, (tx) => this.createIn(tx, storeId, draft));
  }

  async createIn(tx: Tx, storeId: string, draft: NewEntryDraft): Promise<KnowledgeEntry> {
    const now = this.clock.now();
    const entry = newEntry(storeId, draft, now);
    await this.#write(tx, storeId, [entry]);
    return entry;
  }

  /** Applies a merge patch. @throws AppError knowledge.not_found, knowledge.from_source */
  async update(storeId: string, id: string, draft: EntryDraft): Promise<KnowledgeEntry> {
    return this.db.inStore(storeId, async (tx) => this.updateIn(tx, storeId, await lockWritten(tx, storeId, id), draft));
  }

  /** The same for an entry that the caller has read and locked. */
  async updateIn(tx: Tx, storeId: string, known: KnowledgeEntry, draft: EntryDraft): Promise<KnowledgeEntry> {
    const entry = changedEntry(known, draft, this.clock.now());
    await this.#write(tx, storeId, [entry]);
    return entry;
  }

  /** @throws AppError knowledge.not_found, knowledge.from_source */
  async remove(storeId: string, id: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      await lockWritten(tx, storeId, id);
      await this.removeIn(tx, storeId, id);
    });
  }

  /** The same for an entry that the caller has locked. */
  async removeIn(tx: Tx, storeId: string, id: string): Promise<void> {
    await this.writer.remove(tx, storeId, [id]);
    this.live.append(tx, [{ storeId, type: 'knowledge.updated', data: { knowledge_id: publicId('knowledge', id), deleted: true } }]);
  }

  async #write(tx: Tx, storeId: string, entries: readonly KnowledgeEntry[]): Promise<void> {
    await this.writer.writeOwn(tx, storeId, entries);
    this.live.append(tx, entries.map((entry) => ({ storeId, type: 'knowledge.updated', data: { knowledge_id: publicId('knowledge', entry.id) } })));
  }
}

async function getEntry(tx: Tx, storeId: string, id: string): Promise<KnowledgeEntry> {
  const entry = await tx.getRepository(KnowledgeEntry).findOneBy({ storeId, id });
  if (entry === null) throw new AppError('knowledge.not_found');
  return entry;
}

/** For a change: what was read from a source is changed there. */
async function lockWritten(tx: Tx, storeId: string, id: string): Promise<KnowledgeEntry> {
  const entry = await tx.getRepository(KnowledgeEntry).findOne({ where: { storeId, id }, lock: { mode: 'pessimistic_write' } });
  if (entry === null) throw new AppError('knowledge.not_found');
  if (entry.sourceId !== null) throw new AppError('knowledge.from_source');
  return entry;
}
