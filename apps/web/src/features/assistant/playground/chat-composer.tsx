import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Text, Textarea } from '@mantine/core';
import { SendHorizontal } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import classes from './playground.module.css';

interface ChatComposerProps {
  readonly isThinking: boolean;
  readonly onSend: (text: string) => void;
}

/** Enter sends, Shift and Enter begin a new line; Enter that ends an input method's word does neither. */
export function ChatComposer({ isThinking, onSend }: ChatComposerProps) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const send = (): void => {
    if (isThinking || text.trim() === '') return;
    onSend(text.trim());
    setText('');
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={classes['composer']}>
      <Textarea
        flex={1} autosize minRows={1} maxRows={5} maxLength={4000} aria-label={t`Message of the customer`} placeholder={t`Write as a customer would`} value={text}
        onChange={(event) => setText(event.currentTarget.value)} onKeyDown={press}
      />
      <ActionIcon size={36} radius="xl" aria-label={t`Send`} disabled={isThinking || text.trim() === ''} onClick={send}><SendHorizontal size={18} aria-hidden className="flips" /></ActionIcon>
      <Text size="xs" c="dimmed" className={classes['hint']}><Trans>Nothing is sent to anybody</Trans></Text>
    </div>
  );
}
