import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import type { KnowledgeKind } from './knowledge-entry.entity.js';
import { type ChunkRow, selectChunks } from './knowledge.queries.js';
import { QUESTION_WORDS } from './question-words.js';

/** Name of the knowledge part of the search index. */
export const KNOWLEDGE_CORPUS = 'knowledge';

/** An entry that answers a question, with the piece of its text that answers it best. */
export interface KnowledgeHit {
  /** Bare uuid of the entry. */
  id: string;
  /** Of the entry, and of the headings above the piece: `Care guide › Repairs`. */
  title: string;
  kind: KnowledgeKind;
  /** The best piece of the entry's text, at most 800 characters. */
  text: string;
  /** Comparable within one answer only. */
  score: number;
}
// Several pieces of one entry may match; only the best is shown.
const RANKED = 60;

/** What the store's people wrote for customers, as the assistant may read it: active entries only. */
@Injectable()
export class Knowledge {
  constructor(private readonly db: Database, private readonly index: SearchIndex) {}

  /** Up to `limit` (5) active entries that answer the customer's words, best first; empty when none does. */
  async search(storeId: string, text: string, limit = 5): Promise<KnowledgeHit[]> {
    return this.db.inStore(storeId, async (tx) => {
      const { hits } = await this.index.find(tx, storeId, KNOWLEDGE_CORPUS, text, RANKED, { thesaurus: QUESTION_WORDS, mustName: true });
      const chunks = await selectChunks(tx, storeId, hits.map((hit) => hit.documentId));
      const scoreOf = new Map(hits.map((hit) => [hit.documentId, hit.score]));
      const best = new Map<string, KnowledgeHit>();
      for (const chunk of chunks) {
        if (!best.has(chunk.entryId)) best.set(chunk.entryId, { id: chunk.entryId, title: titleOf(chunk), kind: chunk.kind, text: chunk.text, score: scoreOf.get(chunk.id) ?? 0 });
      }
      return [...best.values()].slice(0, limit);
    }, { reads: true });
  }
}

function titleOf({ title, heading }: ChunkRow): string {
  return heading === '' ? title : `${title} › ${heading}`;
}
