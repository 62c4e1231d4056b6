import { useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Copy, ListChecks, RotateCw, Sparkles } from 'lucide-react';
import { LinkMenuItem } from '../../../shared/page/links.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { MessageMenu } from '../../../shared/message/message-menu.js';
import { abilitiesQuery } from '../api/get-abilities.js';
import { useRetryMessage } from '../api/retry-message.js';
import { useSendReaction } from '../composer/use-send-reaction.js';
import type { BubbleProps } from './bubble.js';
import { isRetriedLater } from './failure-buttons.js';

/** Until it is known; what cannot be done is refused with its reason. */
const EVERYTHING = { reactions: true, quotes: true };

export function BubbleMenu({ storeId, message, onReply, onRun }: BubbleProps) {
  const { t } = useLingui();
  const react = useSendReaction(storeId);
  const retry = useRetryMessage(storeId);
  const isKnownToThem = message.external_id !== null;
  const { run_id: runId } = message;
  const { slug: storeSlug } = useStore();
  const mayTest = useIsAtLeast('admin');
  const { data: abilities } = useQuery(abilitiesQuery(storeId));
  const can = abilities?.get(message.account_id) ?? EVERYTHING;
  return (
    <MessageMenu
      mine={message.reactions.find(({ by }) => by === 'store')?.emoji}
      {...(isKnownToThem && can.reactions ? { onReact: (emoji: string) => react.mutate({ message, emoji }) } : {})}
      {...(isKnownToThem && can.quotes ? { onReply: () => onReply(message) } : {})}
    >
      {message.text !== '' && <Menu.Item leftSection={<Copy size={15} aria-hidden />} onClick={() => void navigator.clipboard.writeText(message.text)}>{t`Copy text`}</Menu.Item>}
      {message.status === 'failed' && message.failure && isRetriedLater(message.failure.action) && <Menu.Item leftSection={<RotateCw size={15} aria-hidden />} onClick={() => retry.mutate(message)}>{t`Retry`}</Menu.Item>}
      {runId !== null && <Menu.Item leftSection={<Sparkles size={15} aria-hidden />} onClick={() => onRun(runId)}>{t`How the assistant answered`}</Menu.Item>}
      {mayTest && isTestable(message) && <LinkMenuItem leftSection={<ListChecks size={15} aria-hidden />} to="/s/$storeSlug/assistant/tests/new" params={{ storeSlug }} search={{ message: message.id }}>{t`Save as a test`}</LinkMenuItem>}
    </MessageMenu>
  );
}

/** A question that a customer wrote, or the assistant's answer to one. */
function isTestable({ author, text }: BubbleProps['message']): boolean {
  return text !== '' && (author === 'customer' || author === 'assistant');
}
