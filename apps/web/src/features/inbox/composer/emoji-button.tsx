import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Popover, UnstyledButton } from '@mantine/core';
import { Smile } from 'lucide-react';
import { useState } from 'react';
import classes from './composer.module.css';

const EMOJI = [...'😀😃😄😁😅😂🤣😊😇🙂😉😍😘😋😎🤔😐😴😢😭😡😱👍👎👏🙌🙏💪👋🤝✌👌🤞💯🎉🎁🛒🛍📦🚚🏠📍📞📷💳💰🧾⏰📅✅❌⚠❓❗⭐🔥🌹🌈☕🍕🍎💡🔧'];

/** The emoji a shop needs most; all others come from the keyboard of the device. */
export function EmojiButton({ onChoose }: { readonly onChoose: (emoji: string) => void }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top-start" trapFocus withinPortal>
      <Popover.Target><ActionIcon variant="subtle" color="gray" size={36} onClick={() => setOpen(!isOpen)} aria-label={t`Emoji`}><Smile size={19} aria-hidden /></ActionIcon></Popover.Target>
      <Popover.Dropdown p={6}>
        <div className={classes['emoji']}>
          {EMOJI.map((emoji) => <UnstyledButton key={emoji} onClick={() => {
            setOpen(false);
            onChoose(emoji);
          }}>{emoji}</UnstyledButton>)}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
