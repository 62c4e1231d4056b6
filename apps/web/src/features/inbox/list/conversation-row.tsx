import { useLingui } from '@lingui/react/macro';
import { type MouseEvent, memo } from 'react';
import { Mark } from '../../../shared/people/store-mark.js';
import { HandsPill } from '../handler-pill.js';
import { ChipsOf } from '../labels/label-chips.js';
import { type Conversation, customerName } from '../model.js';
import classes from './list.module.css';
import { ClosingMark } from './closing-mark.js';
import { MatchLine } from './search/match-line.js';
import { SenderMark } from './sender-mark.js';
import { shortMoment } from './short-moment.js';
import type { RowFacts } from './use-row-facts.js';

interface ConversationRowProps {
  readonly conversation: Conversation;
  readonly facts: RowFacts;
  readonly isOpen: boolean;
  /** What the list is searched for. */
  readonly q: string | undefined;
}

/** A link of its own making: the router's would ask for every navigation whether it is the open one. */
export const ConversationRow = memo(function ConversationRow({ conversation, facts, isOpen, q }: ConversationRowProps) {
  const { t } = useLingui();
  const { locale, now, preview, nameOf, accountOf, addressOf, onOpen, labels } = facts;
  const { id, unread_count: unread, last_message_at: at } = conversation;
  const isFound = q !== undefined && Boolean(conversation.match);
  const name = customerName(conversation.customer);
  const account = accountOf(conversation.account_id);
  const open = (event: MouseEvent): void => {
    // A new tab or window is the browser's own business.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(id);
  };
  return (
    <a href={addressOf(id)} onClick={open} className={classes['row']} data-conversation={id} data-open={isOpen || undefined} data-unread={unread > 0 || undefined} aria-current={isOpen ? 'true' : undefined}>
      <Mark name={name} size={40} radius="xl" />
      <span className={classes['words']}>
        <span className={classes['line']}>
          <span className={classes['name']} dir="auto">{name}</span>
          <time dateTime={at} className={classes['time']}>{shortMoment(locale, Date.parse(at), now)}</time>
        </span>
        <span className={classes['line']}>
          {!isFound && <SenderMark conversation={conversation} facts={facts} />}
          <span className={classes['preview']} dir="auto">{isFound && conversation.match ? <MatchLine text={conversation.match.text} q={q ?? ''} /> : preview(conversation.preview)}</span>
          {unread > 0 && <span className={classes['unread']}>{unread > 99 ? '99+' : unread}<span className="heard">{t`unread`}</span></span>}
        </span>
        <span className={classes['line']}>
          <HandsPill conversation={conversation} person={nameOf(conversation.assignee_id)} now={now} />
          <ClosingMark closesAt={conversation.window_closes_at} now={now} />
          <ChipsOf labels={labels} ids={conversation.label_ids} atMost={2} />
          {account !== undefined && <span className={classes['account']} dir="auto">{account}</span>}
        </span>
      </span>
    </a>
  );
});
