import { LOCAL_TEMPLATE_RULES, type TemplateRules } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

export interface TemplateAccountChoice { readonly id: string; readonly name: string; readonly provider: string; readonly isActive: boolean; readonly rules: TemplateRules }

/** The store's accounts with what their templates may look like. */
export const templateAccountsQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'accounts', 'template rules'],
  queryFn: async (): Promise<TemplateAccountChoice[]> => {
    const [accounts, providers] = await Promise.all([
      api.get('/api/v1/stores/{store_id}/accounts', { params: { path: { store_id: storeId }, query: { limit: 100 } } }), api.get('/api/v1/providers', { params: { query: {} } }),
    ]);
    return accounts.data.map(({ id, name, provider, provider_label, status }) => ({
      id, name, provider: provider_label, isActive: status === 'active',
      rules: (providers.data.find((each) => each.id === provider)?.template_rules as TemplateRules | undefined) ?? LOCAL_TEMPLATE_RULES,
    }));
  },
  staleTime: 60_000,
});
