import { type FieldCode, type FieldParams, publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { readCsv, type RowError } from '../../platform/csv/read-csv.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { AppError } from '../../platform/errors/app-error.js';
import type { Cursor } from '../../platform/http/page.js';
import { isWithin, type TimeFilter } from '../../platform/http/times.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { chunksOf } from './chunks.js';
import { EntryWriter } from './entry-writer.js';
import type { FactTopic } from './facts/topics.js';
import { KnowledgeEntry, type KnowledgeStatus, WRITTEN_KINDS, type WrittenKind } from './knowledge-entry.entity.js';
import { type ChunkOfEntry, selectChunksOf, selectEntriesOf, selectEntryPage } from './knowledge.queries.js';
import { KNOWLEDGE_CORPUS } from './knowledge.service.js';

export interface EntryDraft {
  title?: string;
  body?: string;
  kind?: WrittenKind;
  language?: string | null;
  status?: KnowledgeStatus;
  searchTerms?: string[];
  topic?: FactTopic;
}
export interface EntryList extends TimeFilter {
  readonly status?: KnowledgeStatus;
  readonly kind?: WrittenKind;
  readonly text?: string;
  readonly limit: number;
  readonly cursor: Cursor | undefined;
}
export interface KnowledgeImport { readonly rows: number; readonly created: number; readonly updated: number }

const IMPORT = { columns: ['question', 'answer', 'kind', 'language'], required: ['question', 'answer'], maxRows: 10_000 } as const;
export const TITLE_MAX = 300;
export const BODY_MAX = 50_000;
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

  async create(storeId: string, draft: EntryDraft & { title: string; body: string }): Promise<KnowledgeEntry> {
    return this.db.inStore(storeId, (tx) => this.createIn(tx, storeId, draft));
  }

  async createIn(tx: Tx, storeId: string, draft: EntryDraft & { title: string; body: string }): Promise<KnowledgeEntry> {
    const now = this.clock.now();
    const entry: KnowledgeEntry = { kind: 'faq', language: null, status: 'active', searchTerms: [], topic: null, sourceId: null, url: null, contentHash: null, ...draft, storeId, id: newId(), createdAt: now, updatedAt: now };
    await this.#write(tx, storeId, [entry]);
    return entry;
  }

  /** Applies a merge patch. @throws AppError knowledge.not_found, knowledge.from_source */
  async update(storeId: string, id: string, draft: EntryDraft): Promise<KnowledgeEntry> {
    return this.db.inStore(storeId, async (tx) => this.updateIn(tx, storeId, await lockWritten(tx, storeId, id), draft));
  }

  /** The same for an entry that the caller has read and locked. */
  async updateIn(tx: Tx, storeId: string, known: KnowledgeEntry, draft: EntryDraft): Promise<KnowledgeEntry> {
    const entry = { ...known, ...draft, updatedAt: this.clock.now() };
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

  /**
   * Questions and answers from CSV. A question that is there already (same words) gets the new answer.
   * @throws AppError import.invalid with one entry per wrong row; then nothing was written
   */
  async importCsv(storeId: string, bytes: Buffer): Promise<KnowledgeImport> {
    const drafts = draftsOf(bytes);
    const now = this.clock.now();
    return this.db.inStore(storeId, async (tx) => {
      const stored = await tx.getRepository(KnowledgeEntry).findBy({ storeId, sourceId: IsNull() });
      const entryOf = new Map(stored.map((entry) => [entry.title, entry]));
      const entries = drafts.map((draft): KnowledgeEntry => ({
        storeId, id: newId(), kind: 'faq', language: null, status: 'active', searchTerms: [], topic: null, sourceId: null, url: null, contentHash: null, createdAt: now, ...entryOf.get(draft.title), ...draft, updatedAt: now,
      }));
      for (let i = 0; i < entries.length; i += 500) await this.#write(tx, storeId, entries.slice(i, i + 500));
      const updated = entries.filter((entry) => entryOf.has(entry.title)).length;
      return { rows: drafts.length, created: entries.length - updated, updated };
    });
  }

  /** Writes entries with their pieces and their words in the index. */
  async #write(tx: Tx, storeId: string, entries: readonly KnowledgeEntry[]): Promise<void> {
    await this.writer.write(tx, storeId, entries.map((entry) => ({ entry, pieces: chunksOf(entry.body).map((text) => ({ heading: '', text })) })));
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

interface CellProblem extends RowError { readonly code: FieldCode; readonly params?: FieldParams }

function lengthProblem(text: string, max: number): Pick<CellProblem, 'code' | 'params'> {
  return text === '' ? { code: 'required' } : { code: 'too_long', params: { max } };
}

function draftsOf(bytes: Buffer): (EntryDraft & { title: string; body: string })[] {
  const { rows, errors } = readCsv(bytes, IMPORT);
  const problems: CellProblem[] = errors.map((error) => ({ ...error, code: 'invalid' }));
  const byQuestion = new Map<string, EntryDraft & { title: string; body: string }>();
  for (const { line, cells } of rows) {
    const { question = '', answer = '', language } = cells;
    const kind = WRITTEN_KINDS.find((known) => known === cells['kind']?.toLowerCase());
    if (cells['kind'] !== undefined && kind === undefined) problems.push({ line, column: 'kind', code: 'not_known', detail: `One of ${WRITTEN_KINDS.join(', ')}` });
    if (question === '' || question.length > TITLE_MAX) problems.push({ line, column: 'question', ...lengthProblem(question, TITLE_MAX), detail: `A question has 1 to ${TITLE_MAX} characters` });
    if (answer === '' || answer.length > BODY_MAX) problems.push({ line, column: 'answer', ...lengthProblem(answer, BODY_MAX), detail: `An answer has 1 to ${BODY_MAX} characters` });
    if (byQuestion.has(question)) problems.push({ line, column: 'question', code: 'duplicate', detail: 'This question stands in the file twice' });
    byQuestion.set(question, { title: question, body: answer, ...(kind === undefined ? {} : { kind }), ...(language === undefined ? {} : { language: language.slice(0, 35) }) });
  }
  if (problems.length > 0) {
    throw new AppError('import.invalid', {
      detail: `${problems.length} problem${problems.length === 1 ? '' : 's'}; nothing was imported`,
      errors: problems.slice(0, 100).map(({ line, column, ...problem }) => ({ pointer: `/lines/${line}/${column}`, ...problem })),
    });
  }
  return [...byQuestion.values()];
}
