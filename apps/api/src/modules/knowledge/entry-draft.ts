import { newId } from '../../platform/database/ids.js';
import type { FactTopic } from './facts/topics.js';
import type { KnowledgeEntry, KnowledgeStatus, WrittenKind } from './knowledge-entry.entity.js';

export interface EntryDraft {
  title?: string;
  body?: string;
  kind?: WrittenKind;
  language?: string | null;
  status?: KnowledgeStatus;
  searchTerms?: string[];
  topic?: FactTopic;
}
export type NewEntryDraft = EntryDraft & { title: string; body: string };

export const TITLE_MAX = 300;
export const BODY_MAX = 50_000;
export const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
export const LANGUAGE_MAX = 35;

/** An entry as people write it. */
export function newEntry(storeId: string, draft: NewEntryDraft, now: Date): KnowledgeEntry {
  return {
    kind: 'faq', language: null, status: 'active', searchTerms: [], topic: null, sourceId: null, url: null, contentHash: null, ...draft, storeId, id: newId(), version: 1, createdAt: now, updatedAt: now,
  };
}

/** The entry with what the draft says of it; what is absent stays. */
export function changedEntry(known: KnowledgeEntry, draft: EntryDraft, now: Date): KnowledgeEntry {
  return { ...known, ...draft, version: known.version + 1, updatedAt: now };
}
