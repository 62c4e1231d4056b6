import type { KnowledgeFilter } from './api/list-knowledge.js';

/** The knowledge page's filters and question as its address holds them. */
export interface KnowledgeSearch extends KnowledgeFilter { readonly ask?: string }

export function knowledgeSearch({ q, kind, status, ask }: Record<string, unknown>): KnowledgeSearch {
  return {
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(kind === 'faq' || kind === 'policy' || kind === 'article' ? { kind } : {}),
    ...(status === 'active' || status === 'draft' ? { status } : {}),
    ...(typeof ask === 'string' && ask !== '' ? { ask } : {}),
  };
}
