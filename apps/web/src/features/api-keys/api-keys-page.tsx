import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { List, MoreRows } from '../../shared/list/list.js';
import { useStore } from '../../shared/people/me.js';
import { Page, Section } from '../../shared/page/page.js';
import { useShortcuts } from '../../shared/page/shortcuts.js';
import { Loaded, State } from '../../shared/page/states.js';
import { ApiKeyRow } from './api-key-row.js';
import { apiKeysQuery } from './api/list-api-keys.js';
import { NewKeyDialog } from './new-key-dialog.js';

export function ApiKeysPage() {
  const { t } = useLingui();
  const store = useStore();
  const query = useInfiniteQuery(apiKeysQuery(store.id));
  const [isCreating, create] = useDisclosure(false);
  const open = create.open;
  useShortcuts(useMemo(() => ({ title: t`API keys`, shortcuts: [{ keys: 'c', label: t`Create a key`, run: open }] }), [t, open]));
  const button = <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}><Trans>Create a key</Trans></Button>;
  return (
    <Page
      title={t`API keys`} place={store.name} actions={query.data && query.data.length > 0 && button}
      description={<Trans>For programs that work with this store. <Anchor href="/api/docs" target="_blank" inherit underline="always">API reference</Anchor></Trans>}
    >
      <Section p={0}>
        <Loaded query={query}>
          {(keys) => (keys.length === 0
            ? <State icon={KeyRound} title={<Trans>No API keys yet</Trans>} actions={button}><Trans>A key lets your web shop or your own program read conversations, send messages and change the catalog.</Trans></State>
            : <List label={t`API keys`}>{keys.map((key) => <ApiKeyRow key={key.id} storeId={store.id} apiKey={key} />)}</List>)}
        </Loaded>
        <MoreRows query={query} />
      </Section>
      {isCreating && <NewKeyDialog storeId={store.id} onClose={create.close} />}
    </Page>
  );
}
