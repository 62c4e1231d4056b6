/** Everything of the knowledge: lists, entries, facts, searches. */
export const knowledgeKey = (storeId: string) => ['stores', storeId, 'knowledge'] as const;
export const knowledgeImportsKey = (storeId: string) => [...knowledgeKey(storeId), 'imports'] as const;
