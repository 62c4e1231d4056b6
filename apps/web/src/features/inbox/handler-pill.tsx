import { Trans } from '@lingui/react/macro';
import { AlarmClock, Check, Hand, Sparkles, User } from 'lucide-react';
import { useStore } from '../../shared/people/me.js';
import { useNow } from '../../shared/formats/time.js';
import { usePeopleNames } from '../../shared/people/people.js';
import tones from '../../shared/page/pill.module.css';
import classes from './handler-pill.module.css';
import type { Conversation } from './model.js';

/** A customer who waits longer than this is late, and then very late. */
const LATE_MS = 5 * 60_000;
const VERY_LATE_MS = 15 * 60_000;
const PILL = `${classes['pill']} ${tones['tone']}`;

interface HandsPillProps {
  readonly conversation: Conversation;
  /** Whose the conversation is; undefined for nobody of the team. */
  readonly person: string | undefined;
  readonly now: number;
}

/** Who answers, as an icon and words. */
export function HandlerPill({ conversation }: { readonly conversation: Conversation }) {
  const store = useStore();
  const nameOf = usePeopleNames(store.id);
  return <HandsPill conversation={conversation} person={nameOf(conversation.assignee_id)} now={useNow()} />;
}

/** The same for rows of a list, which knows names and time once for all of them. */
export function HandsPill({ conversation: { handler, state, handler_changed_at }, person, now }: HandsPillProps) {
  if (state === 'resolved') return <span className={PILL} data-tone="quiet"><Check size={12} aria-hidden /><Trans>Resolved</Trans></span>;
  if (state === 'snoozed') return <span className={PILL} data-tone="quiet"><AlarmClock size={12} aria-hidden /><Trans>Snoozed</Trans></span>;
  switch (handler) {
    case 'ai': return <span className={PILL} data-tone="good"><Sparkles size={12} aria-hidden /><span className={classes['who']}><Trans>AI</Trans></span></span>;
    case 'human': return <span className={PILL} data-tone="busy"><User size={12} aria-hidden /><bdi className={classes['who']}>{person ?? <Trans>Human</Trans>}</bdi></span>;
    case 'waiting': {
      const waited = now - Date.parse(handler_changed_at);
      const minutes = Math.max(0, Math.floor(waited / 60_000));
      const isVeryLate = waited > VERY_LATE_MS;
      return <span className={PILL} data-tone={isVeryLate ? 'bad' : 'waiting'} data-late={(waited > LATE_MS && !isVeryLate) || undefined}><Hand size={12} aria-hidden /><Trans>Waiting</Trans>{minutes > 0 && <span>· {minutes < 60 ? <Trans>{minutes} min</Trans> : <Trans>{Math.floor(minutes / 60)} h</Trans>}</span>}</span>;
    }
  }
}
