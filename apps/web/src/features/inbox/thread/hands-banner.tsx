import { Trans } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Hand, Sparkles, User, VolumeX } from 'lucide-react';
import type { ReactNode } from 'react';
import { assistantQuery } from '../../../shared/assistant/assistant.js';
import { useHandOffText } from '../../../shared/assistant/hand-off-texts.js';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { useMe } from '../../../shared/people/me.js';
import { Moment } from '../../../shared/formats/time.js';
import { usePeopleNames } from '../../../shared/people/people.js';
import { useTakeOver } from '../api/take-over.js';
import { PageLink } from '../page-link.js';
import { closeReturning, useIsReturning, openReturning } from './returning.js';
import type { Conversation } from '../model.js';
import classes from './thread.module.css';

const ReturnDialog = lazyPart(async () => (await import('./return-dialog.js')).ReturnDialog);

interface HandsBannerProps {
  readonly storeId: string;
  readonly conversation: Conversation;
}

/** Who answers this customer right now, and how that changes. */
export function HandsBanner({ storeId, conversation }: HandsBannerProps) {
  const me = useMe();
  const nameOf = usePeopleNames(storeId);
  const takeOver = useTakeOver(storeId);
  const handOffText = useHandOffText();
  const isReturning = useIsReturning(conversation.id);
  if (conversation.state === 'resolved') return null;
  const { handler, hand_off_reason: reason, handler_changed_at: since, assignee_id: assignee } = conversation;
  const isMine = assignee === me.user.id;
  const name = nameOf(assignee);
  const take = <Button size="xs" loading={takeOver.isPending} onClick={() => takeOver.mutate(conversation)}>{handler === 'human' && name !== undefined ? <Trans>Take over from {name}</Trans> : <Trans>Take over</Trans>}</Button>;
  const giveBack = <Button size="xs" variant="default" leftSection={<Sparkles size={14} aria-hidden />} onClick={() => openReturning(conversation.id)}><Trans>Return to AI</Trans></Button>;
  return (
    <>
      {handler === 'waiting' && (
        <Banner tone="waiting" icon={<Hand size={18} aria-hidden />} actions={<>{take}{giveBack}</>}>
          <Text size="sm" fw={600} component="div"><Trans>Waiting for a human</Trans> · <Moment at={since} /></Text>
          {reason !== null && reason !== '' && <Text size="sm" component="div" dir="auto" lineClamp={3}>{handOffText(reason)}</Text>}
          <Text size="xs" component="div"><Trans>The assistant is paused.</Trans></Text>
        </Banner>
      )}
      {handler === 'human' && !isMine && <Banner tone="human" icon={<User size={18} aria-hidden />} actions={<>{take}{giveBack}</>}><Text size="sm" component="div">{name === undefined ? <Trans>Somebody of the team is handling this</Trans> : <Trans><b>{name}</b> is handling this</Trans>}</Text></Banner>}
      {handler === 'human' && isMine && <Banner tone="mine" icon={<User size={18} aria-hidden />} actions={giveBack}><Text size="sm" component="div"><Trans>You are handling this. The assistant is paused.</Trans></Text></Banner>}
      {handler === 'ai' && <AssistantBanner storeId={storeId} take={take} />}
      {isReturning && <ReturnDialog storeId={storeId} conversation={conversation} onClose={closeReturning} />}
    </>
  );
}

/** The assistant has the conversation; whether it says anything is another question. */
function AssistantBanner({ storeId, take }: { readonly storeId: string; readonly take: ReactNode }) {
  const { data: assistant } = useQuery(assistantQuery(storeId));
  switch (assistant?.paused_because) {
    case 'assistant_off': return <Banner tone="waiting" icon={<VolumeX size={16} aria-hidden />} actions={take}><Text size="sm" component="div"><Trans>The assistant is off: nobody answers until one of you does.</Trans> <PageLink page="assistant"><Trans>Open AI Assistant</Trans></PageLink></Text></Banner>;
    case 'outside_hours': return <Banner tone="ai" icon={<VolumeX size={16} aria-hidden />} actions={take}><Text size="sm" component="div"><Trans>These are not the assistant's hours: it keeps quiet until they begin.</Trans></Text></Banner>;
    default: return <Banner tone="ai" icon={<Sparkles size={16} aria-hidden />} actions={take}><Text size="sm" component="div"><Trans>The assistant is answering. Send a reply to take over.</Trans></Text></Banner>;
  }
}

function Banner({ tone, icon, actions, children }: { readonly tone: string; readonly icon: ReactNode; readonly actions: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={classes['banner']} data-tone={tone} role="status">
      <span className={classes['bannerIcon']}>{icon}</span>
      <div className={classes['bannerText']}>{children}</div>
      <div className={classes['bannerActions']}>{actions}</div>
    </div>
  );
}
