import type { FailureAction } from '#contracts';
import { Trans } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { CircleHelp, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFailureText } from '../../../shared/failures/failure-text.js';
import { useRetryMessage } from '../api/retry-message.js';
import type { Message } from '../model.js';
import { PageLink } from '../page-link.js';
import { sendingTemplate } from '../templates/sending-template.js';
import classes from './bubble.module.css';

interface FailedProps {
  readonly storeId: string;
  readonly message: Message;
  readonly onEdit: (text: string) => void;
}

/** Why a message did not arrive, in words, with the one thing to do about it. */
export function Failed({ storeId, message, onEdit }: FailedProps) {
  const retry = useRetryMessage(storeId);
  const textOf = useFailureText();
  const { failure, status, attempt_count: attempts } = message;
  const again = <Button size="compact-xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate(message)}><Trans>Retry</Trans></Button>;
  if (status === 'unknown') {
    return (
      <div className={classes['failed']} data-tone="unknown">
        <CircleHelp size={15} aria-hidden />
        <Text size="xs" component="div"><Trans>Not confirmed: WhatsApp gave no answer. It may have arrived; sending it again may show it twice.</Trans></Text>
        {again}
      </div>
    );
  }
  return (
    <div className={classes['failed']} role="alert">
      <TriangleAlert size={15} aria-hidden />
      <Text size="xs" component="div">
        <span dir="auto">{failure ? textOf(failure) : <Trans>It was not sent.</Trans>}</span>
        {failure && ' '}{failure && <span className={classes['code']}>· <bdi dir="ltr">{failure.code}</bdi></span>}
        {attempts > 1 && ' '}{attempts > 1 && <span className={classes['code']}>· <Trans>attempt {attempts}</Trans></span>}
      </Text>
      <Action action={failure?.action ?? 'retry'} again={again} onTemplate={() => sendingTemplate.open(message.conversation_id)} onEdit={message.text === '' ? undefined : () => onEdit(message.text)} />
    </div>
  );
}

function Action({ action, again, onTemplate, onEdit }: { readonly action: FailureAction; readonly again: ReactNode; readonly onTemplate: () => void; readonly onEdit: (() => void) | undefined }): ReactNode {
  switch (action) {
    case 'none': return null;
    case 'send_template': return <Button size="compact-xs" variant="default" onClick={onTemplate}><Trans>Send template</Trans></Button>;
    case 'edit': case 'replace_file': return onEdit && <Button size="compact-xs" variant="default" onClick={onEdit}><Trans>Edit</Trans></Button>;
    case 'fix_credentials': case 'open_billing': case 'open_provider': return <><PageLink page="settings/accounts"><Trans>Open Accounts</Trans></PageLink>{again}</>;
    case 'retry': case 'wait': case 'check_number': case 'unblock': return again;
  }
}
