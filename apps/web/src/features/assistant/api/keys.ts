/** Everything of the knowledge: lists, entries, facts, searches. */
export const knowledgeKey = (storeId: string) => ['stores', storeId, 'knowledge'] as const;
