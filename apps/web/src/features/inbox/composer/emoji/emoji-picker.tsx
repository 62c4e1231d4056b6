import { useLingui } from '@lingui/react/macro';
import { Text, TextInput, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import classes from '../composer.module.css';
import type { Emoji } from './emoji-words.js';

const COLUMNS = 8;
const STEPS: Readonly<Record<string, number>> = { ArrowUp: -COLUMNS, ArrowDown: COLUMNS, ArrowLeft: -1, ArrowRight: 1 };

interface EmojiPickerProps {
  /** Those that a word fits. */
  readonly find: (looked: string) => readonly Emoji[];
  readonly onChoose: (emoji: string) => void;
}

/** Emoji to choose from, found by their words. */
export function EmojiPicker({ find, onChoose }: EmojiPickerProps) {
  const { t } = useLingui();
  const [looked, look] = useState('');
  const found = find(looked);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const isMirrored = Math.abs(step) === 1 && document.documentElement.dir === 'rtl';
    const all = [...event.currentTarget.querySelectorAll('button')];
    const next = all[all.indexOf(document.activeElement as HTMLButtonElement) + (isMirrored ? -step : step)];
    next?.focus();
  };
  return (
    <>
      <TextInput
        size="xs" mb={6} data-autofocus placeholder={t`Search`} aria-label={t`Search`} value={looked} onChange={(event) => look(event.currentTarget.value)} onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && found[0]) onChoose(found[0].emoji);
          if (event.key === 'ArrowDown') event.currentTarget.closest('[data-emoji]')?.querySelector('button')?.focus();
        }}
      />
      {found.length === 0 && <Text size="sm" c="dimmed" p={6} role="status">{t`Nothing found`}</Text>}
      <div className={classes['emoji']} onKeyDown={onKeyDown}>
        {found.map(({ emoji }) => <UnstyledButton key={emoji} onClick={() => onChoose(emoji)}>{emoji}</UnstyledButton>)}
      </div>
    </>
  );
}
