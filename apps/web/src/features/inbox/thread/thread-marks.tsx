import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { installation } from '../../../shared/api/installation.js';
import { LinkAnchor } from '../../../shared/page/links.js';
import { useNow } from '../../../shared/formats/time.js';
import { usePeopleNames } from '../../../shared/people/people.js';
import type { ConversationEvent } from '../model.js';
import { useStoreClock } from './clock.js';
import { useHandOffText } from '../../../shared/assistant/hand-off-texts.js';
import classes from './thread.module.css';

export function DayRow({ at }: { readonly at: string }) {
  const clock = useStoreClock();
  const now = useNow();
  return <div className={classes['day']}><span>{clock.day(at, now)}</span></div>;
}

export function UnreadRow({ count }: { readonly count: number }) {
  return <div className={classes['unreadMark']}><span><Plural value={count} one="# unread message" other="# unread messages" /></span></div>;
}

export function WritingRow() {
  return <div className={classes['writing']} role="status"><Sparkles size={14} aria-hidden /><Trans>The assistant is writing</Trans><span className={classes['dots']} aria-hidden><i /><i /><i /></span></div>;
}

/** A line of the conversation's history. */
export function EventRow({ storeId, event }: { readonly storeId: string; readonly event: ConversationEvent }) {
  const clock = useStoreClock();
  return <div className={classes['system']}><span><EventText storeId={storeId} event={event} /> · <time dateTime={event.occurred_at} title={clock.exact(event.occurred_at)}>{clock.hour(event.occurred_at)}</time></span></div>;
}

function EventText({ storeId, event: { type, actor, actor_id, detail } }: { readonly storeId: string; readonly event: ConversationEvent }): ReactNode {
  const { t } = useLingui();
  const clock = useStoreClock();
  const nameOf = usePeopleNames(storeId);
  const text = (name: string): string => (typeof detail?.[name] === 'string' ? detail[name] : '');
  const key = text('api_key');
  const who = (): string => {
    switch (actor) {
      case 'assistant': return t`The assistant`;
      case 'user': return nameOf(actor_id) ?? t`A former member`;
      case 'api': return key === '' ? t`The API` : t`The API key ${key}`;
      case 'customer': return t`The customer`;
      case 'device': return t`Somebody on the phone`;
      case 'system': return installation.product;
    }
  };
  const by = <bdi>{who()}</bdi>;
  const handOffText = useHandOffText();
  const reason = handOffText(text('reason'));
  const to = nameOf(text('assignee_id') || null);
  switch (type) {
    case 'handed_off': return reason === '' ? <Trans>{by} handed the conversation off</Trans> : <Trans>{by} handed the conversation off: <bdi>{reason}</bdi></Trans>;
    case 'taken_over': return <Trans>{by} took the conversation over</Trans>;
    case 'assigned': return to === undefined ? <Trans>{by} took the assignment back</Trans> : <Trans>{by} assigned the conversation to <bdi>{to}</bdi></Trans>;
    case 'returned_to_ai': return <Trans>{by} returned the conversation to the assistant</Trans>;
    case 'snoozed': {
      const until = text('until');
      return until === '' ? <Trans>{by} snoozed it until the customer writes</Trans> : <Trans>{by} snoozed it until {clock.exact(until)}</Trans>;
    }
    case 'woken': return <Trans>The conversation came back: its time had come</Trans>;
    case 'undone': return <Trans>{by} took that back</Trans>;
    case 'resolved': return <Trans>{by} resolved the conversation</Trans>;
    case 'order_created': case 'order_placed': case 'order_cancelled': return <OrderStep by={by} step={actor === 'customer' ? 'confirmed' : type} orderId={text('order_id')} number={Number(detail?.['number'] ?? 0)} />;
    case 'reopened': return <Trans>{by} reopened the conversation</Trans>;
    default: return <Trans>{by}: {type}</Trans>;
  }
}

function OrderStep({ by, step, orderId, number }: { readonly by: ReactNode; readonly step: string; readonly orderId: string; readonly number: number }) {
  const { storeSlug = '' } = useParams({ strict: false });
  const link = { to: '/s/$storeSlug/orders/$orderId', params: { storeSlug, orderId }, inherit: true, underline: 'always' } as const;
  if (step === 'confirmed') return <Trans>{by} confirmed <LinkAnchor {...link}>order #{number}</LinkAnchor></Trans>;
  if (step === 'order_placed') return <Trans>{by} placed <LinkAnchor {...link}>order #{number}</LinkAnchor></Trans>;
  if (step === 'order_created') return <Trans>{by} began <LinkAnchor {...link}>a cart</LinkAnchor></Trans>;
  return number === 0 ? <Trans>{by} gave up <LinkAnchor {...link}>the cart</LinkAnchor></Trans> : <Trans>{by} cancelled <LinkAnchor {...link}>order #{number}</LinkAnchor></Trans>;
}
