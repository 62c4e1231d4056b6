import { Plural, Trans } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { api, type Schemas } from '../api/api.js';
import { LinkAnchor } from '../page/links.js';
import { type Store, useStore } from '../people/me.js';
import { useNow } from '../formats/time.js';

type Undelivered = Schemas['MessageCostsDto']['undelivered'];

/** Numbers whose templates WhatsApp takes and delivers to nobody: mostly nobody pays for them. */
export function UndeliveredAlerts({ store, undelivered }: { readonly store: Store; readonly undelivered: Undelivered }) {
  return undelivered.map((each) => (
    <Alert key={each.account_id} color="red" variant="light" icon={<TriangleAlert size={18} aria-hidden />} title={<Trans>Nothing arrives from <bdi>{each.account_name}</bdi></Trans>}>
      <Plural value={each.taken} one="WhatsApp took # template within a day and delivered none." other="WhatsApp took # templates within a day and delivered none." />{' '}
      <Trans>Mostly a valid payment method is missing in the WhatsApp Manager of the business.</Trans>{' '}
      <LinkAnchor to="/s/$storeSlug/settings/accounts/$accountId" params={{ storeSlug: store.slug, accountId: each.account_id }} inherit underline="always"><Trans>Open the account</Trans></LinkAnchor>
    </Alert>
  ));
}

const AGAIN_MS = 5 * 60_000;

/** The same where no costs are shown: asked for by itself, and nothing as long as everything arrives. */
export function UndeliveredToday() {
  const store = useStore();
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: store.timezone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(useNow());
  const { data } = useQuery({
    queryKey: ['stores', store.id, 'message-costs', 'undelivered', today], refetchInterval: AGAIN_MS,
    queryFn: async () => (await api.get('/api/v1/stores/{store_id}/message-costs', { params: { path: { store_id: store.id }, query: { from: today, to: today } } })).undelivered,
  });
  return data === undefined ? null : <UndeliveredAlerts store={store} undelivered={data} />;
}
