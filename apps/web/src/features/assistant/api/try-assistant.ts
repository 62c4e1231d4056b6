import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';

export type Trial = Schemas['PlaygroundAnswerDto'];
/** What customers get, or what is being written. */
export type Which = NonNullable<Schemas['PlaygroundDto']['behaviour']>;
export type TrialMessage = Schemas['PlaygroundMessageDto'];

/** Asks the assistant without a customer: nothing is sent, nothing is kept. */
export function useTryAssistant(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly behaviour: Which; readonly messages: TrialMessage[] }) => api.post('/api/v1/stores/{store_id}/assistant/playground', { params: { path: { store_id: storeId } }, body }),
    // The first trial is a step of what a new shop does; the answer does not wait for that.
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['stores', storeId, 'onboarding'] });
    },
  });
}
