import { useLingui } from '@lingui/react/macro';
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { type Ref, useEffect, useRef, useState } from 'react';

const PAUSE_MS = 250;

interface SearchFieldProps {
  readonly label: string;
  /** What is looked for now. */
  readonly value: string;
  /** Called a moment after the last key. */
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Words to look for; the address follows what is typed. */
export function SearchField({ label, value, onChange, ref }: SearchFieldProps) {
  const { t } = useLingui();
  const [text, setText] = useState(value);
  /** What was typed and has not come back as the value yet: it may come late, while more is being typed. */
  const underWay = useRef<string[]>([]);
  const send = useDebouncedCallback((next: string) => {
    if (next !== value) underWay.current.push(next);
    onChange(next);
  }, PAUSE_MS);
  // Back and "Clear filters" change the value from outside.
  useEffect(() => {
    const place = underWay.current.indexOf(value);
    underWay.current.splice(0, place === -1 ? Infinity : place + 1);
    if (place === -1) setText(value);
  }, [value]);
  const type = (next: string): void => {
    setText(next);
    send(next.trim());
  };
  return (
    <TextInput
      ref={ref} wrapperProps={{ 'data-search-field': true }} type="search" aria-label={label} placeholder={label} value={text} onChange={(event) => type(event.currentTarget.value)} dir="auto" flex="1 1 220px" maxLength={100}
      leftSection={<Search size={16} aria-hidden />} rightSection={text === '' ? null : <CloseButton size="sm" aria-label={t`Clear search`} onClick={() => type('')} />}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') type('');
      }}
    />
  );
}
