import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import { ChevronDown, Copy, Reply, Sparkles } from 'lucide-react';
import { memo } from 'react';
import { useMe } from '../../../shared/me.js';
import { usePeopleNames } from '../api/list-people.js';
import { useSendReaction } from '../composer/use-send-reaction.js';
import { type Conversation, customerName, type Message } from '../model.js';
import { useStoreClock } from '../thread/clock.js';
import classes from './bubble.module.css';
import { BubbleBody } from './bubble-body.js';
import { Failed } from './failed.js';
import { Quote } from './quote.js';
import { Tick } from './tick.js';

export interface BubbleProps {
  readonly storeId: string;
  readonly message: Message;
  readonly isGrouped: boolean;
  readonly customer: Conversation['customer'];
  /** The quoted message, where it is loaded. */
  readonly quoted: Message | undefined;
  readonly onReply: (message: Message) => void;
  readonly onEdit: (text: string) => void;
  readonly onRun: (runId: string) => void;
  readonly onJump: (messageId: string) => void;
}

export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { storeId, message, isGrouped, customer, quoted, onEdit, onJump } = props;
  const { t } = useLingui();
  const clock = useStoreClock();
  const isOurs = message.direction === 'out';
  return (
    <article className={classes['bubbleRow']} data-side={isOurs ? 'out' : 'in'} data-grouped={isGrouped || undefined} data-message={message.id}>
      <div className={classes['bubble']} data-author={message.author} data-failed={message.status === 'failed' || undefined} data-kind={message.kind}>
        {!isGrouped && <Author {...props} />}
        {message.reply_to_external_id !== null && <Quote quoted={quoted} customer={customer} onJump={onJump} />}
        {message.deleted_at === null ? <BubbleBody storeId={storeId} message={message} /> : <div className={classes['gone']}>{t`This message was deleted`}</div>}
        <div className={classes['foot']}>
          {message.edited_at !== null && message.deleted_at === null && <span>{t`edited`}</span>}
          <time dateTime={message.occurred_at} title={clock.exact(message.occurred_at)}>{clock.hour(message.occurred_at)}</time>
          {message.status !== null && <Tick status={message.status} />}
        </div>
        <BubbleMenu {...props} />
      </div>
      {message.reactions.length > 0 && (
        <div className={classes['reactions']}>
          {message.reactions.map(({ emoji, by, occurred_at: at }) => <span key={`${by}${at}`} title={by === 'store' ? t`You` : customerName(customer)}>{emoji}</span>)}
        </div>
      )}
      {message.status === 'failed' || message.status === 'unknown' ? <Failed storeId={storeId} message={message} onEdit={onEdit} /> : null}
    </article>
  );
});

/** Who wrote it; for the assistant with the way to how it came to its answer. */
function Author({ storeId, message: { author, author_id: authorId, run_id: runId, direction }, customer, onRun }: BubbleProps) {
  const { t } = useLingui();
  const me = useMe();
  const nameOf = usePeopleNames(storeId);
  switch (author) {
    case 'assistant': return (
      <UnstyledButton className={classes['author']} data-author="assistant" onClick={() => runId !== null && onRun(runId)} disabled={runId === null} aria-label={t`Assistant: how it came to this answer`}>
        <Sparkles size={13} aria-hidden />{t`Assistant`}
      </UnstyledButton>
    );
    case 'user': return <div className={classes['author']}><bdi>{authorId === me.user.id ? t`You` : nameOf(authorId) ?? t`A former member`}</bdi></div>;
    case 'api': return <div className={classes['author']}>{t`API`}</div>;
    case 'device': return <div className={classes['author']}>{direction === 'out' ? t`From the phone` : t`Phone`}</div>;
    case 'customer': return <div className={classes['author']}><bdi>{customerName(customer)}</bdi></div>;
  }
}

const QUICK = ['👍', '❤️', '😂', '🙏', '😮', '😢'];

function BubbleMenu({ storeId, message, onReply, onRun }: BubbleProps) {
  const { t } = useLingui();
  const react = useSendReaction(storeId);
  const mine = message.reactions.find(({ by }) => by === 'store')?.emoji;
  if (message.deleted_at !== null) return null;
  const isKnownToThem = message.external_id !== null;
  const { run_id: runId } = message;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target><ActionIcon className={classes['more']} variant="subtle" color="gray" size={24} aria-label={t`More for this message`}><ChevronDown size={15} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {isKnownToThem && (
          <div className={classes['quick']}>
            {QUICK.map((emoji) => (
              <Menu.Item key={emoji} className={classes['quickItem']} data-mine={emoji === mine || undefined} aria-label={t`React with ${emoji}`} onClick={() => react.mutate({ message, emoji: emoji === mine ? '' : emoji })}>{emoji}</Menu.Item>
            ))}
          </div>
        )}
        {isKnownToThem && <Menu.Item leftSection={<Reply size={15} aria-hidden className="flips" />} onClick={() => onReply(message)}>{t`Reply`}</Menu.Item>}
        {message.text !== '' && <Menu.Item leftSection={<Copy size={15} aria-hidden />} onClick={() => void navigator.clipboard.writeText(message.text)}>{t`Copy text`}</Menu.Item>}
        {runId !== null && <Menu.Item leftSection={<Sparkles size={15} aria-hidden />} onClick={() => onRun(runId)}>{t`How the assistant answered`}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
