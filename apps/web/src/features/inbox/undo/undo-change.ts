import { api } from '../../../shared/api/api.js';
import type { Conversation } from '../model.js';

/** Makes a conversation what it was before a change, unless somebody has changed it since. @returns what it is then */
export function undoChange(storeId: string, before: Conversation, after: Pick<Conversation, 'handler_version' | 'state' | 'assignee_id'>): Promise<Conversation> {
  const { handler, assignee_id, state, snoozed_until, hand_off_reason } = before;
  return api.post('/api/v1/stores/{store_id}/conversations/{conversation_id}/undo', {
    params: { path: { store_id: storeId, conversation_id: before.id } },
    body: {
      before: { handler, assignee_id, state, snoozed_until, hand_off_reason },
      after: { state: after.state, assignee_id: after.assignee_id }, handler_version: after.handler_version,
    },
  });
}
