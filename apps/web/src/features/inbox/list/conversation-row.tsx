import { useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { memo } from 'react';
import { Mark } from '../../../shared/store-mark.js';
import { useNow } from '../../../shared/time.js';
import { accountNamesQuery } from '../api/list-account-names.js';
import { HandlerPill } from '../handler-pill.js';
import { usePreview } from '../kind-texts.js';
import { LabelChips } from '../labels/label-chips.js';
import { type Conversation, customerName } from '../model.js';
import classes from './list.module.css';
import { MatchLine } from './search/match-line.js';
import { shortMoment } from './short-moment.js';

interface ConversationRowProps {
  readonly storeId: string;
  readonly conversation: Conversation;
  readonly isOpen: boolean;
  /** What the list is searched for. */
  readonly q: string | undefined;
}

export const ConversationRow = memo(function ConversationRow({ storeId, conversation, isOpen, q }: ConversationRowProps) {
  const { t, i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const now = useNow();
  const preview = usePreview();
  const { data: accounts } = useQuery(accountNamesQuery(storeId));
  const { unread_count: unread, last_message_at: at } = conversation;
  const name = customerName(conversation.customer);
  const account = accounts && accounts.length > 1 ? accounts.find(({ id }) => id === conversation.account_id)?.name : undefined;
  return (
    <Link
      to="/s/$storeSlug/inbox" params={{ storeSlug }} search={(search) => ({ ...search, c: conversation.id })} preload={false}
      className={classes['row']} data-conversation={conversation.id} data-open={isOpen || undefined} data-unread={unread > 0 || undefined} aria-current={isOpen ? 'true' : undefined}
    >
      <Mark name={name.replace(/^\+/, '')} size={40} radius="xl" />
      <span className={classes['words']}>
        <span className={classes['line']}>
          <span className={classes['name']} dir="auto">{name}</span>
          <time dateTime={at} className={classes['time']}>{shortMoment(i18n.locale, Date.parse(at), now)}</time>
        </span>
        <span className={classes['line']}>
          <span className={classes['preview']} dir="auto">{q !== undefined && conversation.match ? <MatchLine text={conversation.match.text} q={q} /> : preview(conversation.preview)}</span>
          {unread > 0 && <span className={classes['unread']}>{unread > 99 ? '99+' : unread}<VisuallyHidden>{t`unread`}</VisuallyHidden></span>}
        </span>
        <span className={classes['line']}>
          <HandlerPill conversation={conversation} />
          <LabelChips storeId={storeId} ids={conversation.label_ids} atMost={2} />
          {account !== undefined && <span className={classes['account']}>{account}</span>}
        </span>
      </span>
    </Link>
  );
});
