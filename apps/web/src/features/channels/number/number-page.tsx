import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { CirclePause, PlugZap } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useConfirm } from '../../../shared/page/confirm.js';
import { CopyField } from '../../../shared/form/copy-field.js';
import { LinkAnchor } from '../../../shared/page/links.js';
import { useStore } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Page, Section } from '../../../shared/page/page.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { Loaded, RowsSkeleton } from '../../../shared/page/states.js';
import { useCheckAccount } from '../api/check-account.js';
import { healthQuery, type NumberHealth } from '../api/get-account-health.js';
import { verifyTokenQuery } from '../api/get-verify-token.js';
import { useUpdateAccount } from '../api/update-account.js';
import { NumberState } from '../number-state.js';
import { ReenterDialog } from './reenter-dialog.js';
import { Troubleshooting } from './troubleshooting.js';

/** One connected number: how it is, what its provider needs to know, and what may be in the way. */
export function NumberPage() {
  const { t } = useLingui();
  const store = useStore();
  const notices = useNotices();
  const { accountId } = useParams({ from: '/signed-in/frame/s/$storeSlug/settings/channels/numbers/$accountId' });
  const query = useQuery(healthQuery(store.id, accountId));
  const check = useCheckAccount(store.id);
  const [field, reenter] = useState<string>();
  const { mutate } = check;
  const { data: health } = query;
  const { failed, done } = notices;
  const test = useMemo(() => () => mutate(accountId, { onError: failed, onSuccess: ({ ok }) => { if (ok) done(t`The connection works`); } }), [mutate, accountId, failed, done, t]);
  useShortcuts(useMemo(() => ({ title: t`Channels`, shortcuts: [{ keys: 'r', label: t`Test Connection`, run: test }] }), [t, test]));
  const { storeSlug = '' } = useParams({ strict: false });
  return (
    <Page
      key={health ? 'number' : 'loading'} title={health?.account.name ?? t`Channels`} place={store.name}
      description={health && (
        <Group gap="xs" component="span" display="inline-flex">
          <LinkAnchor to="/s/$storeSlug/settings/channels" params={{ storeSlug }} inherit underline="always"><Trans>Channels</Trans></LinkAnchor>
          {health.number.display_phone_number !== null && <bdi dir="ltr">{health.number.display_phone_number}</bdi>}
          <NumberState state={health.number.state} />
        </Group>
      )}
      actions={health && <Button leftSection={<PlugZap size={16} aria-hidden />} loading={check.isPending} onClick={test}><Trans>Test Connection</Trans></Button>}
    >
      <Loaded query={query} skeleton={<RowsSkeleton rows={8} />}>
        {(shown) => (
          <>
            <Troubleshooting storeId={store.id} health={shown} onReenter={reenter} />
            <WebhookValues storeId={store.id} health={shown} />
            <Pause storeId={store.id} health={shown} />
            {field !== undefined && <ReenterDialog storeId={store.id} account={shown.account} field={field} onClose={() => reenter(undefined)} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface PartProps { readonly storeId: string; readonly health: NumberHealth }

/** What stands in the provider's webhook form, to copy it again (R73). */
function WebhookValues({ storeId, health: { account, number } }: PartProps) {
  const { t } = useLingui();
  const token = useQuery(verifyTokenQuery(storeId, account.id));
  return (
    <Section title={<Trans>Webhook</Trans>} description={<Trans>Both values must stand at the provider exactly so.</Trans>}>
      <Stack>
        <CopyField label={t`Callback URL`} value={number.callback_url} />
        <Loaded query={token} skeleton={<Skeleton h={60} />}>{({ verify_token: value }) => (value === null ? null : <CopyField label={t`Verify Token`} value={value} />)}</Loaded>
      </Stack>
    </Section>
  );
}

function Pause({ storeId, health: { account } }: PartProps) {
  const { t } = useLingui();
  const confirm = useConfirm();
  const notices = useNotices();
  const update = useUpdateAccount(storeId, account.id);
  if (account.status !== 'active') return null;
  const { name } = account;
  const ask = (): void => confirm({
    title: t`Set ${name} inactive?`, body: <Trans>It stops sending and receiving at once, until you activate it again. Conversations stay.</Trans>, action: t`Set inactive`,
    run: () => update.mutate({ status: 'inactive' }, { onError: notices.failed }),
  });
  return (
    <Section>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" flex="1 1 240px"><Trans>An inactive number neither sends nor receives.</Trans></Text>
        <Button variant="default" leftSection={<CirclePause size={16} aria-hidden />} loading={update.isPending} onClick={ask}><Trans>Set inactive</Trans></Button>
      </Group>
    </Section>
  );
}
