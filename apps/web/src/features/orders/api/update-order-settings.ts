import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { orderSettingsKey } from './keys.js';

export function useUpdateOrderSettings(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['UpdateOrderSettingsDto']) => api.patch('/api/v1/stores/{store_id}/order-settings', { params: { path: { store_id: storeId } }, body }),
    onSuccess: (settings) => void client.setQueryData(orderSettingsKey(storeId), settings),
  });
}
