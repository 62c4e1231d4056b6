import { type KnowledgeSchedule, publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { violatedConstraint } from '../../../platform/database/violation.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Cursor } from '../../../platform/http/page.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { Jobs } from '../../../platform/queue/index.js';
import { EntryWriter } from '../entry-writer.js';
import type { DocumentFile } from './document-files.js';
import { forgetFile } from './forgotten-files.js';
import { KnowledgeSource } from './source.entity.js';
import { READ_SOURCE } from './source.jobs.js';
import { countSources, type PageRow, selectEntryIdsOfSource, selectPages, selectSource, selectSourcePage, type SourceRow } from './sources.queries.js';

const SOURCES_MAX = 200;
export const SOURCE_TITLE_MAX = 300;

export interface WebsiteDraft { readonly url: string; readonly depth: number; readonly schedule: KnowledgeSchedule }
export interface SourceChanges { readonly title?: string; readonly depth?: number; readonly schedule?: KnowledgeSchedule }

/** What knowledge is read from, as people of the store and integrators keep it. */
@Injectable()
export class KnowledgeSources {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly live: LiveEvents,
    private readonly jobs: Jobs,
    private readonly writer: EntryWriter,
  ) {}

  /** Up to `limit + 1` sources, as pageOf wants them, newest first. */
  async list(storeId: string, limit: number, cursor: Cursor | undefined): Promise<SourceRow[]> {
    return this.db.inStore(storeId, (tx) => selectSourcePage(tx, storeId, limit, cursor), { reads: true });
  }

  /** @throws AppError knowledge_source.not_found */
  async get(storeId: string, id: string): Promise<SourceRow> {
    return this.db.inStore(storeId, (tx) => getSource(tx, storeId, id), { reads: true });
  }

  /** Keeps a document and lets it be read. @throws AppError knowledge_source.exists, knowledge_source.limit_reached */
  async addDocument(storeId: string, file: DocumentFile): Promise<SourceRow> {
    const title = file.filename.replace(/\.\w+$/, '').replaceAll('_', ' ').trim().slice(0, SOURCE_TITLE_MAX) || file.filename;
    return this.#add(storeId, { kind: 'document', title, ...file });
  }

  /** Lets a website be read, now and by its schedule. @throws AppError knowledge_source.exists, knowledge_source.limit_reached */
  async addWebsite(storeId: string, website: WebsiteDraft): Promise<SourceRow> {
    const { hostname, pathname } = new URL(website.url);
    return this.#add(storeId, { kind: 'website', title: `${hostname.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}`.slice(0, SOURCE_TITLE_MAX), ...website });
  }

  /** The pages of a website. @throws AppError knowledge_source.not_found */
  async pages(storeId: string, id: string): Promise<PageRow[]> {
    return this.db.inStore(storeId, async (tx) => {
      await getSource(tx, storeId, id);
      return selectPages(tx, storeId, id);
    }, { reads: true });
  }

  /** A newer version of a document. What the older one said stays in use until this one was read. @throws AppError knowledge_source.not_found, knowledge_source.exists */
  async replaceFile(storeId: string, id: string, file: DocumentFile): Promise<SourceRow> {
    return this.#change(storeId, id, (source) => (source.kind !== 'document' ? refuseFile() : source.sha256 === file.sha256 && source.state !== 'failed' ? {} : { ...file, ...this.#queued(source) }));
  }

  /** Applies a merge patch. @throws AppError knowledge_source.not_found, request.invalid (a document has no depth and no schedule) */
  async update(storeId: string, id: string, { title, depth, schedule }: SourceChanges): Promise<SourceRow> {
    return this.#change(storeId, id, (source) => {
      const given = { ...(title === undefined ? {} : { title }), ...(depth === undefined ? {} : { depth }), ...(schedule === undefined ? {} : { schedule }) };
      if (source.kind === 'document') refuseWebsiteFields(given);
      // The pieces of a document are found by its name too; a website may have more pages now, or be due sooner.
      const isNew = (source.kind === 'document' && title !== undefined && title !== source.title) || (depth !== undefined && depth !== source.depth) || (schedule !== undefined && schedule !== source.schedule);
      return { ...given, ...(isNew ? this.#queued(source) : {}) };
    });
  }

  /** @throws AppError knowledge_source.not_found */
  async readAgain(storeId: string, id: string): Promise<SourceRow> {
    return this.#change(storeId, id, (source) => this.#queued(source));
  }

  /** With all that was read from it. @throws AppError knowledge_source.not_found */
  async remove(storeId: string, id: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      const { storageKey } = await lockSource(tx, storeId, id);
      await this.writer.remove(tx, storeId, await selectEntryIdsOfSource(tx, storeId, id));
      await tx.getRepository(KnowledgeSource).delete({ storeId, id });
      await forgetFile(tx, storeId, storageKey);
      this.live.append(tx, [{ storeId, type: 'knowledge.updated', data: { source_id: publicId('knowledge_source', id), deleted: true } }]);
    });
  }

  async #add(storeId: string, fields: Pick<KnowledgeSource, 'kind' | 'title'> & Partial<KnowledgeSource>): Promise<SourceRow> {
    const now = this.clock.now();
    const source: KnowledgeSource = {
      storeId, id: newId(), state: 'queued', failure: null, filename: null, format: null, mimeType: null, bytes: null, sha256: null, storageKey: null, url: null, depth: null, schedule: null, revision: 1, dueAt: now, readAt: null,
      createdAt: now, updatedAt: now, ...fields,
    };
    await this.#write(storeId, async (tx) => {
      if (await countSources(tx, storeId) >= SOURCES_MAX) throw new AppError('knowledge_source.limit_reached');
      await tx.getRepository(KnowledgeSource).insert(source);
      this.#tell(tx, storeId, source.id);
    });
    return this.#rung(storeId, source.id);
  }

  async #change(storeId: string, id: string, changes: (source: KnowledgeSource) => Partial<KnowledgeSource>): Promise<SourceRow> {
    await this.#write(storeId, async (tx) => {
      const before = await lockSource(tx, storeId, id);
      const changed = changes(before);
      if (Object.keys(changed).length === 0) return;
      await tx.getRepository(KnowledgeSource).update({ storeId, id }, { ...changed, updatedAt: this.clock.now() });
      if (changed.storageKey !== undefined && changed.storageKey !== before.storageKey) await forgetFile(tx, storeId, before.storageKey);
      this.#tell(tx, storeId, id);
    });
    return this.#rung(storeId, id);
  }

  #queued(source: KnowledgeSource): Partial<KnowledgeSource> {
    return { state: 'queued', failure: null, dueAt: this.clock.now(), revision: source.revision + 1 };
  }

  #tell(tx: Tx, storeId: string, id: string): void {
    this.live.append(tx, [{ storeId, type: 'knowledge.updated', data: { source_id: publicId('knowledge_source', id) } }]);
  }

  /** @throws AppError knowledge_source.exists when the store has this document or website already */
  async #write(storeId: string, work: (tx: Tx) => Promise<void>): Promise<void> {
    try {
      await this.db.inStore(storeId, work);
    } catch (error) {
      if (['knowledge_sources_file', 'knowledge_sources_url'].includes(violatedConstraint(error) ?? '')) throw new AppError('knowledge_source.exists');
      throw error;
    }
  }

  async #rung(storeId: string, id: string): Promise<SourceRow> {
    const source = await this.get(storeId, id);
    if (source.state === 'queued') await this.jobs.enqueue(READ_SOURCE, { storeId, sourceId: id });
    return source;
  }
}

function refuseWebsiteFields(given: SourceChanges): void {
  const errors = (['depth', 'schedule'] as const).filter((name) => given[name] !== undefined).map((name) => ({ pointer: `/${name}`, code: 'not_allowed' as const, detail: `A document has no ${name}` }));
  if (errors.length > 0) throw new AppError('request.invalid', { errors });
}

function refuseFile(): never {
  throw new AppError('media.not_found', { detail: 'A website has no file' });
}

async function getSource(tx: Tx, storeId: string, id: string): Promise<SourceRow> {
  const source = await selectSource(tx, storeId, id);
  if (source === undefined) throw new AppError('knowledge_source.not_found');
  return source;
}

async function lockSource(tx: Tx, storeId: string, id: string): Promise<KnowledgeSource> {
  const source = await tx.getRepository(KnowledgeSource).findOne({ where: { storeId, id }, lock: { mode: 'pessimistic_write' } });
  if (source === null) throw new AppError('knowledge_source.not_found');
  return source;
}
