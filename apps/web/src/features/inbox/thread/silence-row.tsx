import type { NoAnswerCause } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Text } from '@mantine/core';
import { VolumeX } from 'lucide-react';
import type { ReactNode } from 'react';
import { SILENCE_TEXTS } from '../../../shared/assistant/silence-texts.js';
import { useReturnToAi } from '../api/return-to-ai.js';
import type { Conversation } from '../model.js';
import { PageLink } from '../page-link.js';
import { sendingTemplate } from '../templates/sending-template.js';
import { openReturning } from './returning.js';
import classes from './thread.module.css';

interface SilenceRowProps {
  readonly storeId: string;
  readonly conversation: Conversation;
  readonly reason: NoAnswerCause;
  readonly onRun?: () => void;
  /** Begins an answer to the message. */
  readonly onAnswer?: () => void;
}

/** Why nobody answered, and the one thing to do about it. */
export function SilenceRow({ storeId, conversation, reason, onRun, onAnswer }: SilenceRowProps) {
  const { i18n } = useLingui();
  const back = useReturnToAi(storeId);
  const { text, fix } = SILENCE_TEXTS[reason];
  const words = i18n._(text);
  const action = ((): ReactNode => {
    switch (fix) {
      case 'assistant': return <PageLink page="assistant"><Trans>Open AI Assistant</Trans></PageLink>;
      case 'budget': return <PageLink page="assistant/cost"><Trans>Budget</Trans></PageLink>;
      case 'accounts': return <PageLink page="settings/accounts"><Trans>Open Accounts</Trans></PageLink>;
      case 'billing': return <PageLink page="settings/billing"><Trans>Open Billing</Trans></PageLink>;
      case 'return': return <Anchor component="button" type="button" size="sm" onClick={() => openReturning(conversation.id)}><Trans>Return to AI</Trans></Anchor>;
      case 'again': return <Anchor component="button" type="button" size="sm" disabled={back.isPending} onClick={() => back.mutate({ ...conversation, answerWaiting: true })}>{conversation.handler === 'ai' ? <Trans>Let it try again</Trans> : <Trans>Return to AI and try again</Trans>}</Anchor>;
      case 'reply': return onAnswer && <Anchor component="button" type="button" size="sm" onClick={onAnswer}><Trans>Answer yourself</Trans></Anchor>;
      case 'template': return <Anchor component="button" type="button" size="sm" onClick={() => sendingTemplate.open(conversation.id)}><Trans>Send template</Trans></Anchor>;
    }
  })();
  return (
    <div className={classes['silence']} role="note">
      <VolumeX size={16} aria-hidden />
      <Text size="sm" component="div" flex="1 1 220px"><Trans>The assistant did not answer: {words}</Trans></Text>
      {action}
      {onRun && <Anchor component="button" type="button" size="sm" onClick={onRun}><Trans>Details</Trans></Anchor>}
    </div>
  );
}
