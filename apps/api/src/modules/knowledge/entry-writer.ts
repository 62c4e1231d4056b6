import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { chunksOf, type Piece } from './chunks.js';
import { KnowledgeEntry } from './knowledge-entry.entity.js';
import { deleteChunks, insertChunks } from './knowledge.queries.js';
import { KNOWLEDGE_CORPUS } from './knowledge.service.js';

/** An entry with the pieces in which it is found. */
export interface EntryText { readonly entry: KnowledgeEntry; readonly pieces: readonly Piece[] }

/** Written at once: a document may have a thousand pieces. */
const AT_ONCE = 200;

/** Writes entries with their pieces and their words in the index. Part of the caller's transaction. */
@Injectable()
export class EntryWriter {
  constructor(private readonly index: SearchIndex) {}

  async write(tx: Tx, storeId: string, texts: readonly EntryText[]): Promise<void> {
    await tx.getRepository(KnowledgeEntry).upsert(texts.map(({ entry }) => entry), ['storeId', 'id']);
    await this.index.remove(tx, storeId, KNOWLEDGE_CORPUS, await deleteChunks(tx, storeId, texts.map(({ entry }) => entry.id)));
    const chunks = texts.flatMap(({ entry, pieces }) => pieces.map(({ heading, text }, position) => ({ id: newId(), entryId: entry.id, position, heading, text, entry })));
    for (let i = 0; i < chunks.length; i += AT_ONCE) {
      const some = chunks.slice(i, i + AT_ONCE);
      await insertChunks(tx, storeId, some.map(({ entry: _entry, ...chunk }) => chunk));
      await this.index.put(tx, storeId, KNOWLEDGE_CORPUS, some.map(({ id, heading, text, entry }) => (
        // Under a heading, the heading says what a piece is about; what the whole is called names every piece of it a little.
        { id, title: heading === '' ? entry.title : heading, names: entry.searchTerms, body: heading === '' ? text : `${entry.title}\n${text}` })));
    }
  }

  /** The same for what people wrote. */
  async writeOwn(tx: Tx, storeId: string, entries: readonly KnowledgeEntry[]): Promise<void> {
    await this.write(tx, storeId, entries.map((entry) => ({ entry, pieces: chunksOf(entry.body).map((text) => ({ heading: '', text })) })));
  }

  async remove(tx: Tx, storeId: string, entryIds: readonly string[]): Promise<void> {
    await this.index.remove(tx, storeId, KNOWLEDGE_CORPUS, await deleteChunks(tx, storeId, entryIds));
    await tx.getRepository(KnowledgeEntry).delete({ storeId, id: In([...entryIds]) });
  }
}

/** The same for two texts that read the same, whatever file they came from. */
export function hashOf(pieces: readonly Piece[]): string {
  return createHash('sha256').update(JSON.stringify(pieces.map(({ heading, text }) => [heading, text]))).digest('hex');
}
