import { Trans } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { AlarmClock, Check, Hand, ShoppingBag, UserRound, UserRoundX } from 'lucide-react';
import type { Schemas } from '../../../shared/api/api.js';
import { useMe, useStore } from '../../../shared/people/me.js';
import { peopleQuery } from '../../../shared/people/people.js';
import { ordering } from '../customer/ordering.js';
import type { Conversation } from '../model.js';
import { hoursFrom, tomorrowMorning } from '../snooze/snooze-times.js';

interface ActionItemsProps {
  readonly storeId: string;
  readonly conversation: Conversation;
  readonly onHandOff: () => void;
  readonly onPickTime: () => void;
  readonly onChange: (next: Schemas['UpdateConversationDto']) => void;
}

/** What can be done with a conversation beside resolving it. */
export function ActionItems({ storeId, conversation, onHandOff, onPickTime, onChange }: ActionItemsProps) {
  const { timezone } = useStore();
  const isOpen = conversation.state === 'open';
  const snooze = (until: Date | null): void => onChange({ state: 'snoozed', snoozed_until: until?.toISOString() ?? null });
  return (
    <>
      {conversation.handler !== 'waiting' && isOpen && <Menu.Item leftSection={<Hand size={15} aria-hidden />} onClick={onHandOff}><Trans>Hand off to the team…</Trans></Menu.Item>}
      <Menu.Item leftSection={<ShoppingBag size={15} aria-hidden />} rightSection="o" onClick={() => ordering.open(conversation.id)}><Trans>Create an order…</Trans></Menu.Item>
      {isOpen && (
        <>
          <Menu.Label><Trans>Snooze</Trans></Menu.Label>
          <Menu.Item leftSection={<AlarmClock size={15} aria-hidden />} onClick={() => snooze(null)}><Trans>Until the customer writes</Trans></Menu.Item>
          <Menu.Item leftSection={<AlarmClock size={15} aria-hidden />} onClick={() => snooze(hoursFrom(new Date(), 3))}><Trans>For 3 hours</Trans></Menu.Item>
          <Menu.Item leftSection={<AlarmClock size={15} aria-hidden />} onClick={() => snooze(tomorrowMorning(new Date(), timezone))}><Trans>Until tomorrow at nine</Trans></Menu.Item>
          <Menu.Item leftSection={<AlarmClock size={15} aria-hidden />} onClick={() => snooze(hoursFrom(new Date(), 7 * 24))}><Trans>For a week</Trans></Menu.Item>
          <Menu.Item leftSection={<AlarmClock size={15} aria-hidden />} onClick={onPickTime}><Trans>Choose a time…</Trans></Menu.Item>
        </>
      )}
      <Assignees storeId={storeId} conversation={conversation} onChoose={(assignee_id) => onChange({ assignee_id })} />
    </>
  );
}

function Assignees({ storeId, conversation, onChoose }: Pick<ActionItemsProps, 'storeId' | 'conversation'> & { readonly onChoose: (userId: string | null) => void }) {
  const me = useMe();
  const { data: people = [] } = useQuery(peopleQuery(storeId));
  return (
    <>
      <Menu.Label><Trans>Assign to</Trans></Menu.Label>
      {people.map(({ id, name }) => (
        <Menu.Item key={id} leftSection={<UserRound size={15} aria-hidden />} rightSection={conversation.assignee_id === id ? <Check size={14} aria-hidden /> : null} onClick={() => onChoose(id)}>
          <bdi>{name}</bdi>{id === me.user.id && <> · <Trans>me</Trans></>}
        </Menu.Item>
      ))}
      {conversation.assignee_id !== null && <Menu.Item leftSection={<UserRoundX size={15} aria-hidden />} onClick={() => onChoose(null)}><Trans>Nobody</Trans></Menu.Item>}
    </>
  );
}
