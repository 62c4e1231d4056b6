import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, RefreshCw } from 'lucide-react';
import { accountUsesQuery } from '../../../shared/api/list-account-uses.js';
import { Moment } from '../../../shared/formats/time.js';
import type { TemplateAccountChoice } from '../api/list-template-accounts.js';

interface SyncButtonProps { readonly storeId: string; readonly accounts: readonly TemplateAccountChoice[]; readonly isSyncing: boolean; readonly onSync: (accountId?: string) => void }

/** All accounts at once; or one of them, with the time of its last sync. */
export function SyncButton({ storeId, accounts, isSyncing, onSync }: SyncButtonProps) {
  const { t } = useLingui();
  const { data: uses = [] } = useQuery(accountUsesQuery(storeId));
  const kept = accounts.filter(({ isActive, rules }) => isActive && rules.approval);
  return (
    <Group gap={4} wrap="nowrap">
      <Button variant="default" leftSection={<RefreshCw size={16} aria-hidden />} loading={isSyncing} onClick={() => onSync()}><Trans>Sync with WhatsApp</Trans></Button>
      {kept.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target><ActionIcon variant="default" size={36} aria-label={t`Sync one account`}><ChevronDown size={16} aria-hidden /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            {kept.map(({ id, name }) => {
              const { templates_synced_at: at = null, sync_failure: failure = null } = uses.find(({ account_id: each }) => each === id) ?? {};
              return (
                <Menu.Item key={id} disabled={isSyncing} onClick={() => onSync(id)}>
                  <Text size="sm"><bdi>{name}</bdi></Text>
                  <Text size="xs" c="dimmed">{at === null ? <Trans>Not synced yet</Trans> : <Trans>Last synced <Moment at={at} /></Trans>}</Text>
                  {failure !== null && <Text size="xs" c="red" maw={320} style={{ whiteSpace: 'normal' }}><bdi>{failure}</bdi></Text>}
                </Menu.Item>
              );
            })}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
