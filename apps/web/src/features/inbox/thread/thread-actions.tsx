import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { AlarmClock, Check, Ellipsis, Hand, RotateCcw, UserRound, UserRoundX } from 'lucide-react';
import type { Schemas } from '../../../shared/api.js';
import { useMe } from '../../../shared/me.js';
import { peopleQuery } from '../api/list-people.js';
import { useUpdateConversation } from '../api/update-conversation.js';
import type { Conversation } from '../model.js';
import { SnoozeDialog } from '../snooze/snooze-dialog.js';
import { hoursFrom, tomorrowMorning } from '../snooze/snooze-times.js';
import { HandOffDialog } from './hand-off-dialog.js';
import classes from './thread.module.css';

interface ThreadActionsProps {
  readonly storeId: string;
  readonly conversation: Conversation;
}

/** Resolve, and everything else that can be done with a conversation. */
export function ThreadActions({ storeId, conversation }: ThreadActionsProps) {
  const { t } = useLingui();
  const update = useUpdateConversation(storeId);
  const [isHandingOff, handOff] = useDisclosure(false);
  const change = (next: Schemas['UpdateConversationDto']): void => update.mutate({ ...conversation, change: next });
  const isOpen = conversation.state === 'open';
  const [isPicking, pick] = useDisclosure(false);
  const snooze = (until: Date | null): void => change({ state: 'snoozed', snoozed_until: until?.toISOString() ?? null });
  return (
    <>
      <Button
        size="xs" variant="default" className={classes['resolve']} loading={update.isPending} leftSection={isOpen ? <Check size={15} aria-hidden /> : <RotateCcw size={15} aria-hidden />}
        onClick={() => change({ state: isOpen ? 'resolved' : 'open' })}
      >
        {isOpen ? <Trans>Resolve</Trans> : <Trans>Reopen</Trans>}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target><ActionIcon variant="subtle" color="gray" size={34} aria-label={t`More actions`}><Ellipsis size={18} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown mah={460} style={{ overflowY: 'auto' }}>
          {conversation.handler !== 'waiting' && isOpen && <Menu.Item leftSection={<Hand size={15} aria-hidden />} onClick={handOff.open}><Trans>Hand off to the team…</Trans></Menu.Item>}
          {isOpen && (
            <>
              <Menu.Label><Trans>Snooze</Trans></Menu.Label>
              <Menu.Item leftSection={<AlarmClock size={15} aria-hidden />} onClick={() => snooze(null)}><Trans>Until the customer writes</Trans></Menu.Item>
              <Menu.Item leftSection={<AlarmClock size={15} aria-hidden />} onClick={() => snooze(hoursFrom(new Date(), 3))}><Trans>For 3 hours</Trans></Menu.Item>
              <Menu.Item leftSection={<AlarmClock size={15} aria-hidden />} onClick={() => snooze(tomorrowMorning(new Date()))}><Trans>Until tomorrow at nine</Trans></Menu.Item>
              <Menu.Item leftSection={<AlarmClock size={15} aria-hidden />} onClick={() => snooze(hoursFrom(new Date(), 7 * 24))}><Trans>For a week</Trans></Menu.Item>
              <Menu.Item leftSection={<AlarmClock size={15} aria-hidden />} onClick={pick.open}><Trans>Choose a time…</Trans></Menu.Item>
            </>
          )}
          <Assignees storeId={storeId} conversation={conversation} onChoose={(assignee_id) => change({ assignee_id })} />
        </Menu.Dropdown>
      </Menu>
      {isPicking && <SnoozeDialog onClose={pick.close} onChoose={(until) => {
        snooze(until);
        pick.close();
      }} />}
      {isHandingOff && <HandOffDialog storeId={storeId} conversation={conversation} onClose={handOff.close} />}
    </>
  );
}

function Assignees({ storeId, conversation, onChoose }: ThreadActionsProps & { readonly onChoose: (userId: string | null) => void }) {
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
