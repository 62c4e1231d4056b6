import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import type { Rule, RuleBody } from '../model.js';
import { rulesKey } from './keys.js';

/** A new rule, or a change of one. */
export function useSaveRule(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { readonly id: string | undefined; readonly body: Partial<RuleBody> & Pick<RuleBody, 'name' | 'trigger'> }) => (id === undefined
      ? api.post('/api/v1/stores/{store_id}/notification-rules', { params: { path: { store_id: storeId } }, body })
      : api.patch('/api/v1/stores/{store_id}/notification-rules/{notification_rule_id}', { params: { path: { store_id: storeId, notification_rule_id: id } }, body })),
    onSuccess: (saved) => keep(client, storeId, saved),
  });
}

/** On or off. */
export function useSwitchRule(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, enabled }: Pick<Rule, 'id' | 'enabled'>) => api.patch('/api/v1/stores/{store_id}/notification-rules/{notification_rule_id}', { params: { path: { store_id: storeId, notification_rule_id: id } }, body: { enabled } }),
    onSuccess: (saved) => keep(client, storeId, saved),
  });
}

function keep(client: ReturnType<typeof useQueryClient>, storeId: string, saved: Rule): void {
  client.setQueryData<Rule[]>(rulesKey(storeId), (rules) => (rules === undefined ? rules : [...rules.filter(({ id }) => id !== saved.id), saved].toSorted((a, b) => a.name.localeCompare(b.name))));
}
