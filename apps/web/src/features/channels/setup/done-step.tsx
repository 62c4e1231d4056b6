import { Trans } from '@lingui/react/macro';
import { Anchor, Button, Stack, Text, ThemeIcon } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LiveEvent } from '../../../shared/live/live.js';
import { LinkAnchor } from '../../../shared/page/links.js';
import { useDeleteChannelSetup } from '../api/delete-channel-setup.js';
import { listeners } from '../live-patch.js';
import { LiveFact } from './live-fact.js';
import { StepFrame } from './step-frame.js';
import classes from './setup.module.css';
import type { StepProps } from './wizard.js';

/** The number is connected; the first message from a phone shows here by itself (R42-R46), and if it does not, here is the way to what is wrong (R47). */
export function DoneStep({ storeId, setup: { guide, account, provider }, step, back }: StepProps) {
  const { storeSlug = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const finish = useDeleteChannelSetup(storeId, provider);
  const phone = account?.display_phone_number ?? '';
  const { name } = guide;
  const leave = (to: '/s/$storeSlug/inbox' | '/s/$storeSlug/settings/channels') => (): void => {
    finish.mutate();
    void navigate({ to, params: { storeSlug } });
  };
  const leaveForInbox = leave('/s/$storeSlug/inbox');
  return (
    <StepFrame
      step={step} back={back} onSubmit={leaveForInbox}
      action={<><Button variant="default" onClick={leave('/s/$storeSlug/settings/channels')}><Trans>Back to Channels</Trans></Button><Button type="submit">{step.action}</Button></>}
    >
      <Stack align="center" ta="center" gap="xs" py="md">
        <ThemeIcon size={64} radius="xl" color="green" variant="light"><CircleCheck size={34} aria-hidden /></ThemeIcon>
        <Text fz="lg" fw={650}><Trans>{name} is connected</Trans></Text>
        <Text fz="xl" fw={600} dir="ltr">{phone}</Text>
        {account?.verified_name && <Text size="sm" c="dimmed" dir="auto">{account.verified_name}</Text>}
      </Stack>
      {account && <FirstMessage phone={phone} accountId={account.id} />}
      {account && <Text size="sm" c="dimmed"><Trans>No answer? <LinkAnchor to="/s/$storeSlug/settings/channels/numbers/$accountId" params={{ storeSlug, accountId: account.id }} hash="troubleshooting" inherit underline="always">Troubleshooting</LinkAnchor> shows what is in the way.</Trans></Text>}
    </StepFrame>
  );
}

function FirstMessage({ phone, accountId }: { readonly phone: string; readonly accountId: string }) {
  const contact = useFirstContact(accountId);
  const digits = phone.replace(/\D/g, '');
  return (
    <Stack gap="sm">
      <Text size="sm">
        <Trans>Try it now: send a message to the number from your own phone.</Trans>{' '}
        {digits !== '' && <Anchor href={`https://wa.me/${digits}`} target="_blank" rel="noreferrer" inherit underline="always"><Trans>Open a chat with it</Trans></Anchor>}
      </Text>
      <div className={classes['facts']} role="status">
        <LiveFact at={timeOf(contact.receivedAt)} done={<Trans>We got your message</Trans>} waiting={<Trans>Waiting for the first message</Trans>} />
        <LiveFact at={timeOf(contact.answeredAt)} done={<Trans>The answer is out</Trans>} waiting={<Trans>Waiting for the answer</Trans>} />
      </div>
    </Stack>
  );
}

/** The first words with a customer: when they came in, and when the answer went out. */
interface FirstContact {
  readonly conversationId?: string;
  readonly receivedAt?: number;
  readonly answeredAt?: number;
}

/** Waits for the first message to a number from now on; what came before tells nothing about the phone that is tried now. */
function useFirstContact(accountId: string): FirstContact {
  const [contact, setContact] = useState<FirstContact>({});
  useEffect(() => {
    const hear = ({ type, data }: LiveEvent): void => {
      const { account_id: heardOf, conversation_id: conversationId } = data['message'] as { readonly account_id: string; readonly conversation_id: string };
      if (heardOf === accountId) setContact((known) => after(known, conversationId, type === 'message.received'));
    };
    listeners.add(hear);
    return () => void listeners.delete(hear);
  }, [accountId]);
  return contact;
}
function after(known: FirstContact, conversationId: string, isReceived: boolean): FirstContact {
  if (known.receivedAt === undefined) return isReceived ? { conversationId, receivedAt: Date.now() } : known;
  return isReceived || known.answeredAt !== undefined || known.conversationId !== conversationId ? known : { ...known, answeredAt: Date.now() };
}
function timeOf(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}
