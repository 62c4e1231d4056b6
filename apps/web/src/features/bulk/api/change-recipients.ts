import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { useMe } from '../../../shared/people/me.js';
import { uploadFile } from '../../../shared/api/upload-file.js';
import type { RecipientFile, RecipientReport, Segment } from '../model.js';
import { recipientListKey, recipientListsKey } from './keys.js';

const renew = (client: QueryClient, storeId: string, listId: string) => Promise.all([
  client.invalidateQueries({ queryKey: recipientListKey(storeId, listId) }), client.invalidateQueries({ queryKey: recipientListsKey(storeId) }), client.invalidateQueries({ queryKey: ['stores', storeId, 'bulk-messages'] }),
]);

export function useAddRecipients(storeId: string, listId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rows: Schemas['NewRecipientDto'][]) => api.post('/api/v1/stores/{store_id}/recipient-lists/{recipient_list_id}/recipients', { params: { path: { store_id: storeId, recipient_list_id: listId } }, body: { rows } }),
    onSuccess: () => renew(client, storeId, listId),
  });
}
export function useAddSegment(storeId: string, listId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Segment) => api.post('/api/v1/stores/{store_id}/recipient-lists/{recipient_list_id}/segments', { params: { path: { store_id: storeId, recipient_list_id: listId } }, body }),
    onSuccess: () => renew(client, storeId, listId),
  });
}
export function useRemoveRecipient(storeId: string, listId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (recipientId: string) => api.delete('/api/v1/stores/{store_id}/recipient-lists/{recipient_list_id}/recipients/{recipient_id}', { params: { path: { store_id: storeId, recipient_list_id: listId, recipient_id: recipientId } } }),
    onSettled: () => renew(client, storeId, listId),
  });
}
export function useClearRecipients(storeId: string, listId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete('/api/v1/stores/{store_id}/recipient-lists/{recipient_list_id}/recipients', { params: { path: { store_id: storeId, recipient_list_id: listId } } }),
    onSuccess: () => renew(client, storeId, listId),
  });
}

/** What a CSV file holds. */
export function useOutlineRecipientFile(storeId: string) {
  const { csrf_token: csrfToken } = useMe();
  return useMutation({ mutationFn: (file: File) => uploadFile<RecipientFile>({ path: `/api/v1/stores/${storeId}/recipient-files/columns`, csrfToken, file }) });
}
export function useAddRecipientFile(storeId: string, listId: string) {
  const client = useQueryClient();
  const { csrf_token: csrfToken } = useMe();
  return useMutation({
    mutationFn: ({ file, columns }: { readonly file: File; readonly columns: RecipientFile['guess'] }) =>
      uploadFile<RecipientReport>({ path: `/api/v1/stores/${storeId}/recipient-lists/${listId}/files`, csrfToken, file, fields: { columns: JSON.stringify(columns) } }),
    onSuccess: () => renew(client, storeId, listId),
  });
}
