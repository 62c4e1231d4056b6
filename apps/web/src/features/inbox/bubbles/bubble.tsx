import { Trans, useLingui } from '@lingui/react/macro';
import { Sparkles } from 'lucide-react';
import { memo } from 'react';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { useMe } from '../../../shared/people/me.js';
import shared from '../../../shared/message/message.module.css';
import { MoreButton, MoreForMessage } from '../../../shared/message/more-for-message.js';
import { usePeopleNames } from '../../../shared/people/people.js';
import type { Returned } from '../composer/outgoing.js';
import { type Conversation, customerName, type Message } from '../model.js';
import type { StoreClock } from '../thread/clock.js';
import classes from './bubble.module.css';
import { BubbleBody } from './bubble-body.js';
import { Quote } from './quote.js';
import { madeBy } from './made-by.js';
import { Tick } from './tick.js';

export interface BubbleProps {
  readonly storeId: string;
  readonly message: Message;
  readonly isGrouped: boolean;
  readonly customer: Conversation['customer'];
  /** The quoted message, where it is loaded. */
  readonly quoted: Message | undefined;
  readonly clock: StoreClock;
  readonly onReply: (message: Message) => void;
  /** Puts a text into a note for the team. */
  readonly onNote: (text: string) => void;
  readonly onEdit: (returned: Returned) => void;
  readonly onRun: (runId: string) => void;
  readonly onJump: (messageId: string) => void;
}

// Only the few bubbles that are pressed get a menu.
const BubbleMenu = lazyPart(async () => (await import('./bubble-menu.js')).BubbleMenu, <MoreButton />);
const Failed = lazyPart(async () => (await import('./failed.js')).Failed);
const Waits = lazyPart(async () => (await import('./waits.js')).Waits);

export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { storeId, message, isGrouped, customer, quoted, clock, onEdit, onJump } = props;
  const { t } = useLingui();
  const isOurs = message.direction === 'out';
  return (
    <article className={classes['bubbleRow']} data-side={isOurs ? 'out' : 'in'} data-grouped={isGrouped || undefined} data-message={message.id}>
      <div className={classes['bubble']} data-author={message.author} data-failed={message.status === 'failed' || undefined} data-kind={message.kind}>
        {!isGrouped && <Author {...props} />}
        <Elsewhere extra={message.extra} />
        {message.reply_to_external_id !== null && <Quote quoted={quoted} customer={customer} onJump={onJump} />}
        {message.deleted_at === null ? <BubbleBody storeId={storeId} message={message} /> : <div className={classes['gone']}>{t`This message was deleted`}</div>}
        <div className={shared['foot']}>
          {message.edited_at !== null && message.deleted_at === null && <span>{t`edited`}</span>}
          <time dateTime={message.occurred_at} title={clock.exact(message.occurred_at)}>{clock.hour(message.occurred_at)}</time>
          {message.status !== null && <Tick status={message.status} />}
        </div>
        {message.deleted_at === null && <MoreForMessage menu={() => <BubbleMenu {...props} />} />}
      </div>
      {message.reactions.length > 0 && (
        <div className={shared['reactions']}>
          {message.reactions.map(({ emoji, by, occurred_at: at }) => <span key={`${by}${at}`} title={by === 'store' ? t`You` : customerName(customer)}>{emoji}</span>)}
        </div>
      )}
      {message.status === 'failed' || message.status === 'unknown' ? <Failed storeId={storeId} message={message} onEdit={onEdit} /> : null}
      {message.waits && <Waits waits={message.waits} clock={clock} />}
    </article>
  );
});

/** That it was written to a number which no account has, and which. */
function Elsewhere({ extra }: Pick<Message, 'extra'>) {
  const { arrived_at_number: number } = extra ?? {};
  return typeof number === 'string' ? <div className={classes['elsewhere']}><Trans>Written to <bdi dir="ltr">{number}</bdi></Trans></div> : null;
}

/** Who wrote it; for the assistant with the way to how it came to its answer. */
function Author({ storeId, message: { author, author_id: authorId, run_id: runId, direction, extra }, customer, onRun }: BubbleProps) {
  const { t, i18n } = useLingui();
  switch (author) {
    case 'assistant': return (
      <button type="button" className={classes['author']} data-author="assistant" onClick={() => runId !== null && onRun(runId)} disabled={runId === null} aria-label={t`Assistant: how it came to this answer`}>
        <Sparkles size={13} aria-hidden />{t`Assistant`}
      </button>
    );
    case 'user': return <div className={classes['author']}><bdi><PersonName storeId={storeId} id={authorId} /></bdi></div>;
    case 'api': return <div className={classes['author']}>{i18n._(madeBy(extra))}</div>;
    case 'device': return <div className={classes['author']}>{direction === 'out' ? t`From the phone` : t`Phone`}</div>;
    case 'customer': return <div className={classes['author']}><bdi>{customerName(customer)}</bdi></div>;
  }
}

function PersonName({ storeId, id }: { readonly storeId: string; readonly id: string | null }) {
  const { t } = useLingui();
  const me = useMe();
  const nameOf = usePeopleNames(storeId);
  return id === me.user.id ? t`You` : nameOf(id) ?? t`A former member`;
}
