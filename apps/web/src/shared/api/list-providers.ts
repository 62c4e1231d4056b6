import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from './api.js';

export type Provider = Schemas['ProviderDto'];
export type ProviderField = Schemas['ProviderFieldDto'];

/** What the forms of accounts are made of, in the language of the page. */
export const providersQuery = (language: string) => queryOptions({
  queryKey: ['providers', language],
  queryFn: async () => (await api.get('/api/v1/providers', { params: { query: { language } } })).data,
  staleTime: 10 * 60_000,
});
