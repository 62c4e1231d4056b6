import { useLingui } from '@lingui/react/macro';
import { Sparkles } from 'lucide-react';
import { initialsOf } from '../../../shared/people/initials.js';
import { Tick } from '../bubbles/tick.js';
import { type Conversation, lastShown } from '../model.js';
import classes from './list.module.css';
import type { RowFacts } from './use-row-facts.js';

interface SenderMarkProps {
  readonly conversation: Conversation;
  readonly facts: RowFacts;
}

/** Who of the store wrote the line that a row shows, and how far it got; nothing for the customer's own words. */
export function SenderMark({ conversation, facts: { me, nameOf } }: SenderMarkProps) {
  const { t } = useLingui();
  const message = lastShown(conversation);
  if (message === null || message.author === 'customer') return null;
  const { author, author_id: authorId, status } = message;
  const name = nameOf(authorId);
  return (
    <span className={classes['sender']}>
      {author === 'assistant' && <span title={t`Assistant`} className={classes['ai']}><Sparkles size={13} aria-hidden /><span className="heard">{t`Assistant`}</span></span>}
      {author === 'user' && (authorId === me ? <span>{t`You`}</span> : name !== undefined && <bdi title={name}>{initialsOf(name)}</bdi>)}
      {status !== null && <Tick status={status} />}
    </span>
  );
}
