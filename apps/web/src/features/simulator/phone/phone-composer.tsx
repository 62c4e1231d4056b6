import type { SimulatedBubble } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { SendHorizontal, X } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { wordsOf } from './content.js';
import { AttachMenu } from './attach-menu.js';
import { usePhoneHands } from './phone-context.js';
import classes from './phone.module.css';

interface PhoneComposerProps {
  readonly replyTo: SimulatedBubble | undefined;
  readonly onReplyDone: () => void;
  /** Nothing was said yet: first words are offered. */
  readonly isEmpty: boolean;
}

export function PhoneComposer({ replyTo, onReplyDone, isEmpty }: PhoneComposerProps) {
  const { t } = useLingui();
  const { act } = usePhoneHands();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => { if (replyTo) field.current?.focus(); }, [replyTo]);
  const say = (words: string): void => {
    act({ kind: 'text', text: words, ...(replyTo ? { quote: replyTo.id } : {}) });
    onReplyDone();
    field.current?.focus();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const words = text.trim();
    if (words === '') return;
    setText('');
    say(words);
  };
  const openers = [t`Do you have a camping lantern?`, t`What does shipping cost?`, t`I would like to talk to a person`];
  return (
    <form className={classes['composer']} onSubmit={submit} data-sent-often>
      {isEmpty && <div className={classes['openers']}>{openers.map((words) => <UnstyledButton key={words} className={classes['opener']} onClick={() => say(words)}>{words}</UnstyledButton>)}</div>}
      {replyTo && (
        <div className={classes['replying']}>
          <span dir="auto">{wordsOf(replyTo.content) || <Trans>A message</Trans>}</span>
          <ActionIcon variant="subtle" color="gray" size={24} onClick={onReplyDone} aria-label={t`Do not reply to this`}><X size={15} aria-hidden /></ActionIcon>
        </div>
      )}
      <div className={classes['write']}>
        <AttachMenu words={text.trim()} onSaid={() => setText('')} />
        <input ref={field} className={classes['field']} value={text} onChange={({ currentTarget: { value } }) => setText(value)} placeholder={t`Message`} aria-label={t`Message on the phone`} dir="auto" autoComplete="off" maxLength={4096} data-autofocus />
        <ActionIcon type="submit" size={38} radius="xl" aria-label={t`Send from the phone`}><SendHorizontal size={18} aria-hidden className="flips" /></ActionIcon>
      </div>
    </form>
  );
}
