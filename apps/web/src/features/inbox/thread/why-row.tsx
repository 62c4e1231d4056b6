import { Trans } from '@lingui/react/macro';
import { Anchor, Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { useErrorText } from '../../../shared/api/error-texts.js';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { useNow } from '../../../shared/formats/time.js';
import { silenceQuery } from '../api/explain-silence.js';
import type { Conversation, Message } from '../model.js';
import classes from './thread.module.css';

const SilenceRow = lazyPart(async () => (await import('./silence-row.js')).SilenceRow);

/** An answer may take this long before it is missed. */
const MISSED_AFTER_MS = 30_000;

interface WhyRowProps {
  readonly storeId: string;
  readonly conversation: Conversation;
  readonly message: Message;
  readonly onAnswer: () => void;
}

/** One click, one sentence, one fix (R202). */
export function WhyRow({ storeId, conversation, message, onAnswer }: WhyRowProps) {
  const [isAsked, setAsked] = useState(false);
  const now = useNow();
  const errorText = useErrorText();
  const { data: cause, error, isPending } = useQuery({ ...silenceQuery(storeId, conversation, message), enabled: isAsked });
  const isMissed = conversation.handler !== 'ai' || message.turn !== null || now - Date.parse(message.occurred_at) > MISSED_AFTER_MS;
  if (!isMissed) return null;
  if (!isAsked) return <div className={classes['why']}><Anchor component="button" type="button" size="xs" c="dimmed" onClick={() => setAsked(true)}><CircleHelp size={13} aria-hidden /><Trans>Why no answer?</Trans></Anchor></div>;
  if (error) return <div className={classes['why']} role="alert"><Text size="xs">{errorText(error)}</Text></div>;
  if (isPending) return <div className={classes['why']} role="status"><Loader size={14} /></div>;
  if (cause === null || cause === undefined) return <div className={classes['why']} role="status"><Text size="xs" c="dimmed"><Trans>Somebody has answered it.</Trans></Text></div>;
  return <div className={classes['why']} role="status"><SilenceRow storeId={storeId} conversation={conversation} reason={cause} onAnswer={onAnswer} /></div>;
}
