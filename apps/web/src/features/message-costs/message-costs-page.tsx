import { useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useIsAtLeast, useStore } from '../../shared/people/me.js';
import { Page } from '../../shared/page/page.js';
import { Loaded } from '../../shared/page/states.js';
import { useNow } from '../../shared/formats/time.js';
import { messageCostsQuery } from './api/get-message-costs.js';
import { CostSection } from './cost-section.js';
import { daysOf, type Period } from './periods.js';
import { RateCardsSection } from './rate-cards-section.js';

/** What WhatsApp charges for messages. */
export function MessageCostsPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const [period, setPeriod] = useState<Period>('this_month');
  const { from, to } = daysOf(period, new Date(useNow()), store.timezone);
  const costs = useQuery({ ...messageCostsQuery(store.id, from, to), placeholderData: keepPreviousData });
  return (
    <Page title={t`Message costs`} place={store.name}>
      <Loaded query={costs}>{(data) => <CostSection store={store} costs={data} period={period} onPeriod={setPeriod} />}</Loaded>
      <RateCardsSection store={store} mayChange={mayChange} />
    </Page>
  );
}
