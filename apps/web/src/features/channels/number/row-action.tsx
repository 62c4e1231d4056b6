import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LinkButton } from '../../../shared/page/links.js';
import { useNotices } from '../../../shared/page/notices.js';
import type { HealthRow, NumberHealth } from '../api/get-account-health.js';
import { useCheckAccount } from '../api/check-account.js';
import { useSubscribeAccount } from '../api/subscribe-account.js';
import { useUpdateAccount } from '../api/update-account.js';

interface RowActionProps {
  readonly storeId: string;
  readonly health: NumberHealth;
  readonly row: HealthRow;
  /** Opens the dialog in which one value is entered again. */
  onReenter(field: string): void;
}

/** The one action that helps with a row. */
export function RowAction({ storeId, health: { account }, row, onReenter }: RowActionProps): ReactNode {
  const { storeSlug = '' } = useParams({ strict: false });
  const notices = useNotices();
  const check = useCheckAccount(storeId);
  const subscribe = useSubscribeAccount(storeId);
  const update = useUpdateAccount(storeId, account.id);
  if (row.state === 'ok') return null;
  if (row.field !== null) {
    const { field } = row;
    return <Button size="xs" variant="light" onClick={() => onReenter(field)}><Trans>Enter it again</Trans></Button>;
  }
  switch (row.check) {
    case 'webhook.verified': case 'events.subscribed':
      return <Button size="xs" variant="light" loading={subscribe.isPending || check.isPending} onClick={() => subscribe.mutate(account.id, { onError: notices.failed, onSuccess: () => check.mutate(account.id) })}><Trans>Do it for me</Trans></Button>;
    case 'connection.tested': case 'environment.same': case 'token.permanent': case 'account.paused':
      return <Button size="xs" variant="light" loading={check.isPending} onClick={() => check.mutate(account.id, { onError: notices.failed })}><Trans>Test Connection</Trans></Button>;
    case 'account.active':
      return <Button size="xs" variant="light" loading={update.isPending} onClick={() => update.mutate({ status: 'active' }, { onError: notices.failed })}><Trans>Activate</Trans></Button>;
    case 'signatures.valid':
      return <LinkButton size="xs" variant="light" to="/s/$storeSlug/settings/security-events" params={{ storeSlug }} search={{}}><Trans>Security events</Trans></LinkButton>;
    case 'callback.address': case 'credentials.complete': case 'plan.active': case 'events.received':
      return null;
  }
}
