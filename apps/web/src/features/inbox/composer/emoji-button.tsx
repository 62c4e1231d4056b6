import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Popover } from '@mantine/core';
import { Smile } from 'lucide-react';
import { useState } from 'react';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import classes from './composer.module.css';

const EmojiPicker = lazyPart(async () => {
  const [{ EmojiPicker: Picker }, { emojiFor }] = await Promise.all([import('./emoji/emoji-picker.js'), import('./emoji/emoji-words.js')]);
  return ({ onChoose }: EmojiButtonProps) => <Picker find={emojiFor} onChoose={onChoose} />;
});

interface EmojiButtonProps {
  readonly onChoose: (emoji: string) => void;
}

/** Opens the emoji above the composer. */
export function EmojiButton({ onChoose }: EmojiButtonProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top-start" trapFocus withinPortal>
      <Popover.Target><ActionIcon variant="subtle" color="gray" size={36} onClick={() => setOpen(!isOpen)} aria-label={t`Emoji`}><Smile size={19} aria-hidden /></ActionIcon></Popover.Target>
      <Popover.Dropdown p={6}>
        <div className={classes['emojiBox']} data-emoji>
          <EmojiPicker onChoose={(emoji) => {
            setOpen(false);
            onChoose(emoji);
          }} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
