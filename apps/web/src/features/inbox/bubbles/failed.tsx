import { Trans } from '@lingui/react/macro';
import { Button, CopyButton, Text } from '@mantine/core';
import { CircleHelp, TriangleAlert } from 'lucide-react';
import { useFailureText } from '../../../shared/failures/failure-text.js';
import { useNow } from '../../../shared/formats/time.js';
import { useRetryMessage } from '../api/retry-message.js';
import type { Returned } from '../composer/outgoing.js';
import type { Message } from '../model.js';
import { sentTemplate } from '../templates/sent-values.js';
import classes from './bubble.module.css';
import { returnedMessage } from './content.js';
import { FailedAction } from './failed-action.js';
import { failureButtons } from './failure-buttons.js';

interface FailedProps {
  readonly storeId: string;
  readonly message: Message;
  readonly onEdit: (returned: Returned) => void;
}

/** Why a message did not arrive, in words, with the one thing to do about it. */
export function Failed({ storeId, message, onEdit }: FailedProps) {
  const textOf = useFailureText();
  const now = useNow();
  const { failure, status, attempt_count: attempts } = message;
  if (status === 'unknown') {
    return (
      <div className={classes['failed']} data-tone="unknown">
        <CircleHelp size={15} aria-hidden />
        <Text size="xs" component="div"><Trans>Not confirmed: WhatsApp gave no answer. It may have arrived; sending it again may show it twice.</Trans></Text>
        <Again storeId={storeId} message={message} />
      </div>
    );
  }
  const template = sentTemplate(message);
  const returned = returnedMessage(message);
  const buttons = failureButtons({
    action: failure?.action ?? 'retry', isTemplate: template !== undefined, hasText: returned.text !== '', hasFile: returned.file !== undefined, hasDetail: failure?.detail !== undefined,
    ageMs: now - Date.parse(message.occurred_at),
  });
  return (
    <div className={classes['failed']} role="alert">
      <TriangleAlert size={15} aria-hidden />
      <Text size="xs" component="div">
        <span dir="auto">{failure ? textOf(failure) : <Trans>It was not sent.</Trans>}</span>
        {failure && ' '}{failure && <span className={classes['code']}>· <bdi dir="ltr">{failure.code}</bdi></span>}
        {attempts > 1 && ' '}{attempts > 1 && <span className={classes['code']}>· <Trans>attempt {attempts}</Trans></span>}
        {failure?.detail && <div className={classes['detail']} dir="auto">{failure.detail}</div>}
      </Text>
      {buttons.map((button) => {
        if (button === 'retry') return <Again key={button} storeId={storeId} message={message} />;
        if (button === 'copy_details') return <CopyDetails key={button} text={[failure?.code, failure?.text, failure?.detail, message.external_id].filter(Boolean).join('\n')} />;
        return <FailedAction key={button} button={button} storeId={storeId} message={message} template={template} onReturn={(file) => onEdit(file === undefined ? returned : { ...returned, file })} />;
      })}
    </div>
  );
}

function Again({ storeId, message }: { readonly storeId: string; readonly message: Message }) {
  const retry = useRetryMessage(storeId);
  return <Button size="compact-xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate(message)}><Trans>Retry</Trans></Button>;
}

/** What the provider wants to know when it is asked about a failure. */
function CopyDetails({ text }: { readonly text: string }) {
  return (
    <CopyButton value={text} timeout={2000}>
      {({ copied, copy }) => <Button size="compact-xs" variant="default" onClick={copy}>{copied ? <Trans>Copied</Trans> : <Trans>Copy details</Trans>}</Button>}
    </CopyButton>
  );
}
