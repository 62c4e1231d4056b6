import { Trans } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { Clock, LayoutTemplate, LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow } from '../../../shared/formats/time.js';
import { type Conversation, customerName } from '../model.js';
import { windowLeft } from '../window-left.js';
import classes from './composer.module.css';

/** How long free text can still be sent. */
export function WindowClock({ closesAt }: { readonly closesAt: string }) {
  const now = useNow();
  const { hours, minutes } = windowLeft(closesAt, now);
  return (
    <span className={classes['clock']} data-late={hours === 0 || undefined}>
      <Clock size={13} aria-hidden />{hours > 0 ? <Trans>closes in {hours} h {minutes} min</Trans> : <Trans>closes in {minutes} min</Trans>}
    </span>
  );
}

interface WindowClosedProps {
  readonly conversation: Conversation;
  readonly draft: string;
  /** An answer that waits. */
  readonly waiting: ReactNode;
  readonly onTemplate: () => void;
}

/** In the composer's place once WhatsApp takes nothing but templates. */
export function WindowClosed({ conversation, draft, waiting, onTemplate }: WindowClosedProps) {
  const name = customerName(conversation.customer);
  return (
    <div className={classes['closed']} role="note">
      <LockKeyhole size={20} aria-hidden />
      <div className={classes['closedWords']}>
        <Text size="sm" fw={600}>{conversation.window_closes_at === null ? <Trans><bdi>{name}</bdi> has not written to this number yet. WhatsApp only allows a template until then.</Trans> : <Trans>It's been more than 24 hours since <bdi>{name}</bdi>'s last message. WhatsApp only allows a template now.</Trans>}</Text>
        <Text size="sm" c="dimmed"><Trans>As soon as the customer writes again you can answer here.</Trans></Text>
        {draft !== '' && <Text size="sm" mt={4} lineClamp={2}><Trans>Your draft is kept:</Trans> <span dir="auto">{draft}</span></Text>}
        {waiting}
      </div>
      <Button leftSection={<LayoutTemplate size={16} aria-hidden />} onClick={onTemplate}><Trans>Send template</Trans></Button>
    </div>
  );
}
