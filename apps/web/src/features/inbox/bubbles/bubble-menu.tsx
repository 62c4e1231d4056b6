import { useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { ChevronDown, Copy, Reply, Sparkles } from 'lucide-react';
import { useRef } from 'react';
import { useSendReaction } from '../composer/use-send-reaction.js';
import type { BubbleProps } from './bubble.js';
import classes from './bubble.module.css';

const QUICK = ['👍', '❤️', '😂', '🙏', '😮', '😢'];

/** Opens as soon as it is there; its button stands where the one was that asked for it. */
export function BubbleMenu({ storeId, message, onReply, onRun }: BubbleProps) {
  const { t } = useLingui();
  const button = useRef<HTMLButtonElement>(null);
  const react = useSendReaction(storeId);
  // Open from the start, it does not know what had the focus. What an item gave the focus to keeps it.
  const giveFocusBack = (): void => {
    if (document.activeElement?.closest('[role="menu"]')) button.current?.focus();
  };
  const mine = message.reactions.find(({ by }) => by === 'store')?.emoji;
  const isKnownToThem = message.external_id !== null;
  const { run_id: runId } = message;
  return (
    <Menu defaultOpened returnFocus={false} onClose={giveFocusBack} position="bottom-end" withinPortal>
      <Menu.Target><button ref={button} type="button" className={classes['more']} aria-label={t`More for this message`}><ChevronDown size={15} aria-hidden /></button></Menu.Target>
      <Menu.Dropdown>
        {isKnownToThem && (
          <div className={classes['quick']}>
            {QUICK.map((emoji) => (
              <Menu.Item key={emoji} className={classes['quickItem']} data-mine={emoji === mine || undefined} aria-label={t`React with ${emoji}`} onClick={() => react.mutate({ message, emoji: emoji === mine ? '' : emoji })}>{emoji}</Menu.Item>
            ))}
          </div>
        )}
        {isKnownToThem && <Menu.Item leftSection={<Reply size={15} aria-hidden className="flips" />} onClick={() => onReply(message)}>{t`Reply`}</Menu.Item>}
        {message.text !== '' && <Menu.Item leftSection={<Copy size={15} aria-hidden />} onClick={() => void navigator.clipboard.writeText(message.text)}>{t`Copy text`}</Menu.Item>}
        {runId !== null && <Menu.Item leftSection={<Sparkles size={15} aria-hidden />} onClick={() => onRun(runId)}>{t`How the assistant answered`}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
