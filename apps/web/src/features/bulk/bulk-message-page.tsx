import { useLingui } from '@lingui/react/macro';
import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useIsAtLeast, useStore } from '../../shared/people/me.js';
import { Page } from '../../shared/page/page.js';
import { ErrorState } from '../../shared/page/states.js';
import { bulkMessageQuery } from './api/get-bulk-message.js';
import { BackToBulk } from './back-to-bulk.js';
import { Composer } from './compose/composer.js';
import { LiveBulk } from './live/live-bulk.js';

/** While messages are on their way their ticks come in, also after the last one left. */
const LOOK_AGAIN_MS = 4000;
const TICKS_FOR_MS = 15 * 60_000;

/** A draft is written here; once it is started one sees how it goes. */
export function BulkMessagePage() {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const { bulkId = '' } = useParams({ strict: false });
  const query = useQuery({
    ...bulkMessageQuery(store.id, bulkId),
    refetchInterval: ({ state: { data } }) => (data !== undefined && (data.status === 'in_progress' || (data.finished_at !== null && Date.now() - Date.parse(data.finished_at) < TICKS_FOR_MS)) ? LOOK_AGAIN_MS : false),
  });
  const bulk = query.data;
  if (bulk !== undefined) return bulk.status === 'draft' ? <Composer key={bulk.id} storeId={store.id} storeName={store.name} bulk={bulk} mayChange={mayChange} /> : <LiveBulk key={bulk.id} storeId={store.id} storeName={store.name} bulk={bulk} mayChange={mayChange} />;
  return (
    <Page title={t`Bulk message`} place={store.name} description={<BackToBulk />}>
      {query.isPending ? <Stack><Skeleton h={90} radius="lg" /><Skeleton h={260} radius="lg" /></Stack> : <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
    </Page>
  );
}
