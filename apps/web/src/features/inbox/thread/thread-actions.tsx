import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Check, Ellipsis, RotateCcw } from 'lucide-react';
import type { Schemas } from '../../../shared/api/api.js';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { useUpdateConversation } from '../api/update-conversation.js';
import { type Conversation, customerName } from '../model.js';
import { ordering } from '../customer/ordering.js';
import { acting } from './acting.js';
import classes from './thread.module.css';

const ActionItems = lazyPart(async () => (await import('./action-items.js')).ActionItems);
const SnoozeDialog = lazyPart(async () => (await import('../snooze/snooze-dialog.js')).SnoozeDialog);
const OrderDialog = lazyPart(async () => (await import('../../../shared/orders/drafting/order-dialog.js')).OrderDialog);
const HandOffDialog = lazyPart(async () => (await import('./hand-off-dialog.js')).HandOffDialog);

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
  const isOrdering = ordering.useIsOpen(conversation.id);
  const isActing = acting.useIsOpen(conversation.id);
  return (
    <>
      <Button
        size="xs" variant="default" aria-label={isOpen ? t`Resolve` : t`Reopen`} classNames={{ root: classes['resolve'] ?? '', label: classes['resolveWord'] ?? '', section: classes['resolveIcon'] ?? '' }} loading={update.isPending} leftSection={isOpen ? <Check size={15} aria-hidden /> : <RotateCcw size={15} aria-hidden />}
        onClick={() => change({ state: isOpen ? 'resolved' : 'open' })}
      >
        {isOpen ? <Trans>Resolve</Trans> : <Trans>Reopen</Trans>}
      </Button>
      <Menu position="bottom-end" opened={isActing} onChange={(next) => (next ? acting.open(conversation.id) : acting.close())}>
        <Menu.Target><ActionIcon variant="subtle" color="gray" size={34} aria-label={t`More actions`}><Ellipsis size={18} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown mah={460} style={{ overflowY: 'auto' }}>
          <ActionItems storeId={storeId} conversation={conversation} onHandOff={handOff.open} onPickTime={pick.open} onChange={change} />
        </Menu.Dropdown>
      </Menu>
      {isPicking && <SnoozeDialog onClose={pick.close} onChoose={(until) => {
        change({ state: 'snoozed', snoozed_until: until.toISOString() });
        pick.close();
      }} />}
      {isOrdering && <OrderDialog storeId={storeId} buyer={{ customerId: conversation.customer_id, label: customerName(conversation.customer), name: conversation.customer.name ?? '', conversationId: conversation.id }} onClose={ordering.close} />}
      {isHandingOff && <HandOffDialog storeId={storeId} conversation={conversation} onClose={handOff.close} />}
    </>
  );
}
