import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { FileText, TriangleAlert } from 'lucide-react';
import type { ApiErrorCode } from '../../../shared/api/api.js';
import { ERROR_TEXTS } from '../../../shared/api/error-texts.js';
import { fieldText } from '../../../shared/form/field-texts.js';
import shared from '../../../shared/message/message.module.css';
import { useLiveState } from '../../../shared/live/live.js';
import { type PendingMessage, repost, withdraw } from '../composer/outbox.js';
import { type Returned, returnedOf } from '../composer/outgoing.js';
import { useStoreClock } from '../thread/clock.js';
import classes from './bubble.module.css';
import { FormattedText } from '../../../shared/message/formatted-text.js';
import { Tick } from './tick.js';

function isKnown(code: string): code is ApiErrorCode {
  return Object.hasOwn(ERROR_TEXTS, code);
}

/** What their part that is wrong says better than they do. */
const WITH_FIELD: ReadonlySet<string> = new Set(['request.invalid', 'message.too_long', 'message.invalid']);

interface PendingBubbleProps {
  readonly pending: PendingMessage;
  readonly onEdit: (returned: Returned) => void;
}

/** A message that the API has not taken yet: on its way, waiting for the network, or refused. */
export function PendingBubble({ pending, onEdit }: PendingBubbleProps) {
  const { t, i18n } = useLingui();
  const client = useQueryClient();
  const clock = useStoreClock();
  const live = useLiveState();
  const { content, refusal, filename, at } = pending;
  const returned = returnedOf(content, filename);
  const { text } = returned;
  const edit = (): void => {
    withdraw(pending.key);
    onEdit(returned);
  };
  return (
    <article className={classes['bubbleRow']} data-side="out">
      <div className={classes['bubble']} data-author="user" data-failed={refusal ? true : undefined} data-pending={refusal ? undefined : true}>
        {filename !== undefined && <div className={classes['note']}><FileText size={16} aria-hidden /><bdi>{filename}</bdi></div>}
        {text !== '' && <FormattedText text={text} />}
        <div className={shared['foot']}>{live === 'offline' && !refusal && <span>{t`Waits for the network`}</span>}<time dateTime={at}>{clock.hour(at)}</time><Tick status={refusal ? 'failed' : 'queued'} /></div>
      </div>
      {refusal && (
        <div className={classes['failed']} role="alert">
          <TriangleAlert size={15} aria-hidden />
          <Text size="xs" component="div">{WITH_FIELD.has(refusal.code) && refusal.field ? fieldText(refusal.field) : i18n._(ERROR_TEXTS[isKnown(refusal.code) ? refusal.code : 'server.failed'])}<span className={classes['code']}> · <bdi dir="ltr">{refusal.code}</bdi></span></Text>
          <Button size="compact-xs" variant="default" onClick={() => repost(client, pending)}><Trans>Try again</Trans></Button>
          {text !== '' && <Button size="compact-xs" variant="default" onClick={edit}><Trans>Edit</Trans></Button>}
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => withdraw(pending.key)}><Trans>Discard</Trans></Button>
        </div>
      )}
    </article>
  );
}
