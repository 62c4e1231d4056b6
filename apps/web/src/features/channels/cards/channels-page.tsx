import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { MessagesSquare } from 'lucide-react';
import { useStore } from '../../../shared/people/me.js';
import { Page } from '../../../shared/page/page.js';
import { Loaded, State } from '../../../shared/page/states.js';
import { channelsQuery } from '../api/list-channels.js';
import { ChannelCard } from './channel-card.js';

export function ChannelsPage() {
  const { t, i18n } = useLingui();
  const store = useStore();
  const query = useQuery(channelsQuery(store.id, i18n.locale));
  const environment = query.data?.environment;
  return (
    <Page
      title={t`Channels`} place={store.name}
      description={<><Trans>Where customers reach this store. Connect a number, and its messages arrive in the inbox.</Trans>{environment !== undefined && <> <Trans>Numbers are connected in the environment <b>{environment}</b>.</Trans></>}</>}
    >
      <Loaded query={query} skeleton={<SimpleGrid cols={{ base: 1, sm: 2 }}><Skeleton h={150} radius="lg" /></SimpleGrid>}>
        {({ data }) => {
          if (data.length === 0) return <State icon={MessagesSquare} title={<Trans>No channel can be connected here</Trans>}><Trans>Ask whoever runs this installation.</Trans></State>;
          return <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">{data.map((channel) => <ChannelCard key={channel.provider} channel={channel} />)}</SimpleGrid>;
        }}
      </Loaded>
    </Page>
  );
}
