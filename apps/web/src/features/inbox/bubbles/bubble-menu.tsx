import { useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Copy, Link2, ListChecks, LockKeyhole, MessageSquareQuote, RotateCw, Sparkles } from 'lucide-react';
import { LinkMenuItem } from '../../../shared/page/links.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { MessageMenu } from '../../../shared/message/message-menu.js';
import { useNotices } from '../../../shared/page/notices.js';
import { peopleQuery, usePeopleNames } from '../../../shared/people/people.js';
import { abilitiesQuery } from '../api/get-abilities.js';
import { useRetryMessage } from '../api/retry-message.js';
import { keeping } from '../canned-replies/keeping.js';
import { useSendReaction } from '../composer/use-send-reaction.js';
import { customerName } from '../model.js';
import { withoutCalls } from '../notes/mentions.js';
import type { BubbleProps } from './bubble.js';
import { isRetriedLater } from './failure-buttons.js';
import { madeBy } from './made-by.js';

/** Until it is known; what cannot be done is refused with its reason. */
const EVERYTHING = { reactions: true, quotes: true };

/** Longer ones would fill the note. */
const QUOTED_MAX = 2000;

export function BubbleMenu(props: BubbleProps) {
  const { storeId, message, onReply, onNote, onRun } = props;
  const { t } = useLingui();
  const copy = useCopy();
  const { data: people = [] } = useQuery(peopleQuery(storeId));
  // A quotation calls nobody.
  const author = withoutCalls(useAuthor(props), people);
  const words = withoutCalls(message.text.slice(0, QUOTED_MAX), people);
  const react = useSendReaction(storeId);
  const retry = useRetryMessage(storeId);
  const isKnownToThem = message.external_id !== null;
  const { run_id: runId } = message;
  const { slug: storeSlug } = useStore();
  const link = linkTo(storeSlug, message);
  const mayTest = useIsAtLeast('admin');
  const { data: abilities } = useQuery(abilitiesQuery(storeId));
  const can = abilities?.get(message.account_id) ?? EVERYTHING;
  return (
    <MessageMenu
      mine={message.reactions.find(({ by }) => by === 'store')?.emoji}
      {...(isKnownToThem && can.reactions ? { onReact: (emoji: string) => react.mutate({ message, emoji }) } : {})}
      {...(isKnownToThem && can.quotes ? { onReply: () => onReply(message) } : {})}
    >
      {message.text !== '' && <Menu.Item leftSection={<Copy size={15} aria-hidden />} onClick={() => copy(message.text)}>{t`Copy text`}</Menu.Item>}
      <Menu.Item leftSection={<Link2 size={15} aria-hidden />} onClick={() => copy(link, link)}>{t`Copy link`}</Menu.Item>
      {message.text !== '' && <Menu.Item leftSection={<LockKeyhole size={15} aria-hidden />} onClick={() => onNote(`${t`${author}: “${words}”`}\n`)}>{t`Forward to a note`}</Menu.Item>}
      {message.text !== '' && <Menu.Item leftSection={<MessageSquareQuote size={15} aria-hidden />} onClick={() => keeping.open(message.conversation_id, message.text)}>{t`Save as a canned reply`}</Menu.Item>}
      {message.status === 'failed' && message.failure && isRetriedLater(message.failure.action) && <Menu.Item leftSection={<RotateCw size={15} aria-hidden />} onClick={() => retry.mutate(message)}>{t`Retry`}</Menu.Item>}
      {runId !== null && <Menu.Item leftSection={<Sparkles size={15} aria-hidden />} onClick={() => onRun(runId)}>{t`How the assistant answered`}</Menu.Item>}
      {mayTest && isTestable(message) && <LinkMenuItem leftSection={<ListChecks size={15} aria-hidden />} to="/s/$storeSlug/assistant/tests/new" params={{ storeSlug }} search={{ message: message.id }}>{t`Save as a test`}</LinkMenuItem>}
    </MessageMenu>
  );
}

/** Puts a text on the clipboard. Where the browser does not let it: says so, with what can be copied by hand. */
function useCopy(): (text: string, byHand?: string) => void {
  const { t } = useLingui();
  const notices = useNotices();
  return (text, byHand = '') => {
    // An address without TLS has no clipboard at all.
    const write = async (): Promise<void> => navigator.clipboard.writeText(text);
    write().then(() => notices.done(t`Copied`), () => notices.warned(`${t`The browser does not allow copying.`} ${byHand}`.trimEnd()));
  };
}

/** The address that opens the thread at a message. */
function linkTo(storeSlug: string, { conversation_id: c, id: m }: BubbleProps['message']): string {
  return `${window.location.origin}/s/${storeSlug}/inbox?c=${c}&m=${m}`;
}

/** Who wrote it, by a name that colleagues understand. */
function useAuthor({ storeId, message: { author, author_id: authorId, extra }, customer }: BubbleProps): string {
  const { t, i18n } = useLingui();
  const nameOf = usePeopleNames(storeId);
  switch (author) {
    case 'customer': return customerName(customer);
    case 'user': return nameOf(authorId) ?? t`A former member`;
    case 'assistant': return t`Assistant`;
    case 'api': return i18n._(madeBy(extra));
    case 'device': return t`Phone`;
  }
}

/** A question that a customer wrote, or the assistant's answer to one. */
function isTestable({ author, text }: BubbleProps['message']): boolean {
  return text !== '' && (author === 'customer' || author === 'assistant');
}
