import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, type Schemas } from '../../../shared/api/api.js';
import { assistantKey } from '../../../shared/assistant/assistant.js';
import type { Which } from './try-assistant.js';

export type SavedTest = Schemas['SavedTestDto'];
export type TestRun = Schemas['TestRunDto'];
export type Expectation = Schemas['ExpectationDto'];
export type SuggestedTest = Schemas['SuggestedTestDto'];

const testsKey = (storeId: string) => [...assistantKey(storeId), 'tests'] as const;

/** All of them, newest first: a store has two hundred at most. */
export const testsQuery = (storeId: string) => queryOptions({
  queryKey: testsKey(storeId),
  queryFn: async (): Promise<SavedTest[]> => {
    const tests: SavedTest[] = [];
    let cursor: string | null = null;
    do {
      const page: { data: SavedTest[]; next_cursor: string | null } = await api.get('/api/v1/stores/{store_id}/assistant/tests', { params: { path: { store_id: storeId }, query: { limit: 100, ...(cursor === null ? {} : { cursor }) } } });
      tests.push(...page.data);
      cursor = page.next_cursor;
    } while (cursor !== null);
    return tests;
  },
});

export const testQuery = (storeId: string, id: string) => queryOptions({
  queryKey: [...testsKey(storeId), id],
  queryFn: () => api.get('/api/v1/stores/{store_id}/assistant/tests/{test_id}', { params: { path: { store_id: storeId, test_id: id } } }),
});

/** A test made of a message of the inbox, without who the customer is. */
export const suggestedTestQuery = (storeId: string, messageId: string) => queryOptions({
  queryKey: [...testsKey(storeId), 'suggestion', messageId],
  queryFn: () => api.post('/api/v1/stores/{store_id}/assistant/tests/suggestions', { params: { path: { store_id: storeId } }, body: { message_id: messageId } }),
});

/** Adds a test, or changes the one of `id`. */
export function useSaveTest(storeId: string, id: string | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['SaveTestDto']) => (id === undefined
      ? api.post('/api/v1/stores/{store_id}/assistant/tests', { params: { path: { store_id: storeId }, header: idempotencyKey() }, body })
      : api.patch('/api/v1/stores/{store_id}/assistant/tests/{test_id}', { params: { path: { store_id: storeId, test_id: id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: testsKey(storeId) }),
  });
}

export function useDeleteTest(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete('/api/v1/stores/{store_id}/assistant/tests/{test_id}', { params: { path: { store_id: storeId, test_id: id } } }),
    onSuccess: (_nothing, id) => client.setQueryData<SavedTest[]>(testsKey(storeId), (tests) => tests?.filter((test) => test.id !== id)),
  });
}

/** Asks the assistant once; nothing is sent to anybody. */
export function useRunTest(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, behaviour }: { readonly id: string; readonly behaviour: Which }) => api.post('/api/v1/stores/{store_id}/assistant/tests/{test_id}/runs', { params: { path: { store_id: storeId, test_id: id } }, body: { behaviour } }),
    onSuccess: ({ result }, { id }) => client.setQueryData<SavedTest[]>(testsKey(storeId), (tests) => tests?.map((test) => (test.id === id ? { ...test, last_result: result } : test))),
  });
}
