import { useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type Ref, useLayoutEffect, useRef, useState } from 'react';
import { Mark } from '../../../shared/people/store-mark.js';
import { peopleQuery } from '../../../shared/people/people.js';
import { useSuggestions } from '../composer/suggestions/use-suggestions.js';
import { mentionAt, peopleFor } from './mentions.js';
import classes from './notes.module.css';

/** The API's limit. */
export const NOTE_MAX = 4000;
const OFFERED = 8;

interface MentionFieldProps {
  readonly storeId: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onSubmit: () => void;
  readonly onEscape: () => void;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** A field for a note: `@` offers the members of the store. */
export function MentionField({ storeId, label, placeholder, value, onChange, onSubmit, onEscape, autoFocus = false, ref }: MentionFieldProps) {
  const { t } = useLingui();
  const own = useRef<HTMLTextAreaElement | null>(null);
  const moveTo = useRef<number>(undefined);
  const [caret, setCaret] = useState(value.length);
  const { data: people = [] } = useQuery(peopleQuery(storeId));
  const open = mentionAt(value, caret);
  const offered = open ? peopleFor(open.typed, people).slice(0, OFFERED) : [];
  const suggestions = useSuggestions({
    label: t`Members`, word: open?.typed, items: offered, keyOf: ({ id }) => id,
    show: ({ name }) => <><Mark name={name} size={24} radius="xl" /><bdi>{name}</bdi></>,
    onChoose: ({ name }) => {
      if (!open) return;
      const before = `${value.slice(0, open.at)}@${name} `;
      onChange(before + value.slice(caret).replace(/^ /, ''));
      setCaret(before.length);
      moveTo.current = before.length;
    },
  });
  // The field shows the new text only now.
  useLayoutEffect(() => {
    if (moveTo.current !== undefined) own.current?.setSelectionRange(moveTo.current, moveTo.current);
    moveTo.current = undefined;
  }, [value]);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || suggestions.onKeyDown(event)) return;
    const run = event.key === 'Enter' && !event.shiftKey ? onSubmit : event.key === 'Escape' ? onEscape : undefined;
    if (!run) return;
    event.preventDefault();
    run();
  };
  return (
    <div className={classes['field']}>
      <Textarea
        ref={(element) => {
          own.current = element;
          if (typeof ref === 'function') ref(element);
          else if (ref) ref.current = element;
        }}
        value={value} aria-label={label} placeholder={placeholder} autosize minRows={1} maxRows={8} dir="auto" autoFocus={autoFocus} error={value.length > NOTE_MAX}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)} onKeyDown={onKeyDown} {...suggestions.fieldProps}
      />
      {suggestions.list}
    </div>
  );
}
