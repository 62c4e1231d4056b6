import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { useNotices } from '../../../../shared/page/notices.js';
import { putConversation } from '../../live/conversation-cache.js';
import type { Conversation } from '../../model.js';

interface LabelChange {
  readonly conversation: Conversation;
  readonly labelId: string;
  readonly isOn: boolean;
}

/** Puts a label on a conversation or takes it off; shown at once. */
export function usePutLabel(storeId: string) {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: ({ conversation: { id }, labelId, isOn }: LabelChange) => {
      const params = { path: { store_id: storeId, conversation_id: id, label_id: labelId } };
      return isOn
        ? api.put('/api/v1/stores/{store_id}/conversations/{conversation_id}/labels/{label_id}', { params })
        : api.delete('/api/v1/stores/{store_id}/conversations/{conversation_id}/labels/{label_id}', { params });
    },
    onMutate: ({ conversation, labelId, isOn }) => {
      const others = conversation.label_ids.filter((each) => each !== labelId);
      putConversation(client, storeId, { ...conversation, label_ids: isOn ? [...others, labelId] : others });
    },
    onSuccess: ({ label_ids }, { conversation }) => putConversation(client, storeId, { ...conversation, label_ids }),
    onError: (error, { conversation }) => {
      putConversation(client, storeId, conversation);
      notices.failed(error);
    },
  });
}
