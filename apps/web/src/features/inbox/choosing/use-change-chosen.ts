import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ApiError, type Schemas } from '../../../shared/api/api.js';
import { isTemporary } from '../../../shared/api/query-client.js';
import { withNews } from '../../../shared/live/news.js';
import { countsKey } from '../api/keys.js';
import { putConversation } from '../live/conversation-cache.js';
import type { Conversation } from '../model.js';
import { undoChange } from '../undo/undo-change.js';

export interface Changed { readonly before: Conversation; readonly after: Conversation }
/** What was done, how many could not be changed, and why the first of them. */
export interface ChangedAll { readonly changed: readonly Changed[]; readonly failed: number; readonly error: unknown }
interface ChosenChange { readonly conversations: readonly Conversation[]; readonly change: Schemas['UpdateConversationDto'] }

/** As many at the same time. */
const AT_ONCE = 4;

/** One change for many conversations, each on its own: those that cannot be changed do not hold up the others. */
export function useChangeChosen(storeId: string) {
  return useForAll(storeId, ({ conversations, change }: ChosenChange) => conversations.map((before) => async () => ({
    before, after: await withNews(() => api.patch('/api/v1/stores/{store_id}/conversations/{conversation_id}', { params: { path: { store_id: storeId, conversation_id: before.id } }, body: change })),
  })));
}

/** Takes such a change back. */
export function useTakeBack(storeId: string) {
  return useForAll(storeId, (changed: readonly Changed[]) => changed.map(({ before, after }) => async () => ({ before: after, after: await withNews(() => undoChange(storeId, before, after)) })));
}

/** Puts a label on many conversations. */
export function useLabelChosen(storeId: string) {
  return useForAll(storeId, ({ conversations, labelId }: { readonly conversations: readonly Conversation[]; readonly labelId: string }) => conversations.map((before) => async () => {
    const { label_ids } = await api.put('/api/v1/stores/{store_id}/conversations/{conversation_id}/labels/{label_id}', { params: { path: { store_id: storeId, conversation_id: before.id, label_id: labelId } } });
    return { before, after: { ...before, label_ids } };
  }));
}

function useForAll<Variables>(storeId: string, stepsOf: (variables: Variables) => readonly (() => Promise<Changed>)[]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (variables: Variables): Promise<ChangedAll> => {
      const left = [...stepsOf(variables)];
      const changed: Changed[] = [];
      let failed = 0;
      let error: unknown;
      const work = async (): Promise<void> => {
        for (let step = left.shift(); step !== undefined; step = left.shift()) {
          try {
            const done = await step();
            putConversation(client, storeId, done.after);
            changed.push(done);
          } catch (reason) {
            failed += 1;
            error ??= reason;
            // The next ones would fail for the same reason.
            if (isTemporary(reason) || (reason instanceof ApiError && reason.details.status === 401)) failed += left.splice(0).length;
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return { changed, failed, error };
    },
    onSettled: () => client.invalidateQueries({ queryKey: countsKey(storeId) }),
  });
}
