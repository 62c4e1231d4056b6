import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Badge, Code, Group, Menu, Stack, Text } from '@mantine/core';
import { Ban, Ellipsis, RefreshCw } from 'lucide-react';
import type { Schemas } from '../../shared/api/api.js';
import { Modal } from '../../shared/page/layers.js';
import { useConfirm } from '../../shared/page/confirm.js';
import { ListRow } from '../../shared/list/list.js';
import { useNotices } from '../../shared/page/notices.js';
import { Moment, useNow } from '../../shared/formats/time.js';
import { useRevokeApiKey } from './api/revoke-api-key.js';
import { useRotateApiKey } from './api/rotate-api-key.js';
import { KeyValue } from './key-value.js';

type ApiKey = Schemas['ApiKeyDto'];
/** For how long programs that still use the old key go on working. */
const OVERLAP_HOURS = 24;

export function ApiKeyRow({ storeId, apiKey }: { readonly storeId: string; readonly apiKey: ApiKey }) {
  const now = useNow();
  const isEnded = apiKey.revoked_at !== null || (apiKey.expires_at !== null && Date.parse(apiKey.expires_at) <= now);
  return (
    <ListRow>
      <Stack gap={2} flex="1 1 220px" miw={0}>
        <Group gap={8}>
          <Text size="sm" fw={500}>{apiKey.name}</Text>
          {apiKey.revoked_at !== null && <Badge color="red" variant="light" size="sm" tt="none"><Trans>Revoked</Trans></Badge>}
          {apiKey.revoked_at === null && isEnded && <Badge color="gray" variant="light" size="sm" tt="none"><Trans>Expired</Trans></Badge>}
        </Group>
        <Group gap={8}>
          <Code dir="ltr">{apiKey.prefix}…{apiKey.last4}</Code>
          <Text size="xs" c="dimmed"><Plural value={apiKey.scopes.length} one="# permission" other="# permissions" /></Text>
        </Group>
      </Stack>
      <Stack gap={0} miw={150}>
        <Text size="xs" c="dimmed">{apiKey.last_used_at === null ? <Trans>Never used</Trans> : <Trans>Last used <Moment at={apiKey.last_used_at} /></Trans>}</Text>
        <Text size="xs" c="dimmed">{apiKey.expires_at === null ? <Trans>Created <Moment at={apiKey.created_at} /></Trans> : <Trans>Expires <Moment at={apiKey.expires_at} /></Trans>}</Text>
      </Stack>
      {!isEnded && <KeyMenu storeId={storeId} apiKey={apiKey} />}
    </ListRow>
  );
}

function KeyMenu({ storeId, apiKey }: { readonly storeId: string; readonly apiKey: ApiKey }) {
  const { t } = useLingui();
  const confirm = useConfirm();
  const notices = useNotices();
  const rotate = useRotateApiKey(storeId);
  const revoke = useRevokeApiKey(storeId);
  const { name } = apiKey;
  const askRevoke = (): void => confirm({
    title: t`Revoke ${name}?`, body: <Trans>Programs that use this key are refused at once. This cannot be undone.</Trans>, action: t`Revoke`,
    run: () => revoke.mutate(apiKey.id, { onError: notices.failed, onSuccess: () => notices.done(t`The key is revoked`) }),
  });
  const askRotate = (): void => confirm({
    title: t`Rotate ${name}?`, body: <Trans>You get a new key. The old one goes on working for <Plural value={OVERLAP_HOURS} one="# hour" other="# hours" />, so that you can exchange it without an interruption.</Trans>, action: t`Rotate`,
    run: () => rotate.mutate({ keyId: apiKey.id, overlapHours: OVERLAP_HOURS }, { onError: notices.failed }),
  });
  return (
    <>
      <Menu>
        <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t`More for ${name}`} loading={rotate.isPending || revoke.isPending}><Ellipsis size={18} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<RefreshCw size={16} aria-hidden />} onClick={askRotate}><Trans>Rotate</Trans></Menu.Item>
          <Menu.Item color="red" leftSection={<Ban size={16} aria-hidden />} onClick={askRevoke}><Trans>Revoke</Trans></Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={rotate.data !== undefined} onClose={() => rotate.reset()} size="lg" title={t`The new key of ${name}`} closeButtonProps={{ 'aria-label': t`Close` }} closeOnClickOutside={false}>
        <KeyValue storeId={storeId} value={rotate.data?.value ?? ''} />
      </Modal>
    </>
  );
}
