import { useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { ChevronDown, Reply } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import classes from './message.module.css';

const QUICK = ['👍', '❤️', '😂', '🙏', '😮', '😢'];

export interface MessageMenuProps {
  /** The emoji that one has put on the message. */
  readonly mine: string | undefined;
  /** Missing where nothing can be put on the message; called with '' to take it back. */
  readonly onReact?: ((emoji: string) => void) | undefined;
  readonly onReply?: (() => void) | undefined;
  /** More items. */
  readonly children?: ReactNode;
}

/** What can be done with a message. It opens as soon as it is there; its button stands where the one was that asked for it. */
export function MessageMenu({ mine, onReact, onReply, children }: MessageMenuProps) {
  const { t } = useLingui();
  const button = useRef<HTMLButtonElement>(null);
  // Open from the start, it does not know what had the focus. What an item gave the focus to keeps it.
  const giveFocusBack = (): void => {
    if (document.activeElement?.closest('[role="menu"]')) button.current?.focus();
  };
  return (
    <Menu defaultOpened returnFocus={false} onClose={giveFocusBack} position="bottom-end" withinPortal>
      <Menu.Target><button ref={button} type="button" className={classes['more']} aria-label={t`More for this message`}><ChevronDown size={15} aria-hidden /></button></Menu.Target>
      <Menu.Dropdown>
        {onReact && (
          <div className={classes['quick']}>
            {QUICK.map((emoji) => (
              <Menu.Item key={emoji} className={classes['quickItem']} data-mine={emoji === mine || undefined} aria-label={t`React with ${emoji}`} onClick={() => onReact(emoji === mine ? '' : emoji)}>{emoji}</Menu.Item>
            ))}
          </div>
        )}
        {onReply && <Menu.Item leftSection={<Reply size={15} aria-hidden className="flips" />} onClick={onReply}>{t`Reply`}</Menu.Item>}
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
