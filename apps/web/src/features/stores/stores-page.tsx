import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Box, Button, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ChevronRight, Plus, Search, Store as StoreIcon } from 'lucide-react';
import { useState } from 'react';
import { installation } from '../../shared/api/installation.js';
import { Modal } from '../../shared/page/layers.js';
import { LinkButton } from '../../shared/page/links.js';
import { type MyStore, useMe } from '../../shared/people/me.js';
import { usePageTitle } from '../../shared/page/page.js';
import { ROLE_NAMES } from '../../shared/people/role-texts.js';
import { NothingFound, State } from '../../shared/page/states.js';
import { Mark } from '../../shared/people/store-mark.js';
import { NewStoreForm } from './new-store-form.js';
import classes from './stores-page.module.css';

/** From this many stores on the list can be searched. */
const SEARCH_FROM = 7;

export function StoresPage() {
  const { t } = useLingui();
  const { stores } = useMe();
  const search = useSearch({ from: '/signed-in/stores' });
  const navigate = useNavigate();
  const heading = usePageTitle(t`Your stores`);
  const [wanted, setWanted] = useState('');
  const mayOpen = installation.registration === 'open' || stores.some(({ role }) => role === 'owner');
  const found = stores.filter(({ store }) => store.name.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase()));
  const close = (): void => void navigate({ to: '/stores', search: {} });
  return (
    <Box component="main" id="main" className={classes['ground']}>
      <Stack maw={720} w="100%" mx="auto" gap="lg">
        <Group justify="space-between">
          <Title order={1} ref={heading} tabIndex={-1} style={{ outline: 'none' }}><Trans>Your stores</Trans></Title>
          {mayOpen && stores.length > 0 && <LinkButton to="/stores" search={{ new: true }} leftSection={<Plus size={16} aria-hidden />}><Trans>New store</Trans></LinkButton>}
        </Group>
        {stores.length >= SEARCH_FROM && <TextInput leftSection={<Search size={16} aria-hidden />} placeholder={t`Find a store`} aria-label={t`Find a store`} value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} />}
        {stores.length === 0 && (
          <State icon={StoreIcon} title={mayOpen ? <Trans>Create your first store</Trans> : <Trans>You have no store yet</Trans>} actions={mayOpen && <LinkButton to="/stores" search={{ new: true }}><Trans>New store</Trans></LinkButton>}>
            {!mayOpen && <Trans>Ask your admin for an invitation.</Trans>}
          </State>
        )}
        {stores.length > 0 && found.length === 0 && <NothingFound what={`“${wanted.trim()}”`} onClear={() => setWanted('')} />}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>{found.map((mine) => <StoreCard key={mine.store.id} mine={mine} />)}</SimpleGrid>
      </Stack>
      <Modal opened={search.new === true && mayOpen} onClose={close} title={t`New store`} closeButtonProps={{ 'aria-label': t`Close` }}>
        <NewStoreForm onDone={(slug) => void navigate({ to: '/s/$storeSlug/getting-started', params: { storeSlug: slug } })} />
        <Button variant="subtle" color="gray" fullWidth mt="xs" onClick={close}><Trans>Cancel</Trans></Button>
      </Modal>
    </Box>
  );
}

function StoreCard({ mine: { store, role } }: { readonly mine: MyStore }) {
  const { i18n } = useLingui();
  return (
    <Link to="/s/$storeSlug" params={{ storeSlug: store.slug }} className={classes['card']}>
      <Mark name={store.name} size={44} />
      <Stack gap={2} flex={1} miw={0}>
        <Text fw={600} truncate>{store.name}</Text>
        <Group gap={8}><Badge variant="light" color="gray" size="sm" tt="none">{i18n._(ROLE_NAMES[role])}</Badge><Text size="xs" c="dimmed">{store.timezone.replaceAll('_', ' ')}</Text></Group>
      </Stack>
      <ChevronRight size={18} aria-hidden className={classes['arrow']} />
    </Link>
  );
}
