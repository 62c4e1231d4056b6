import { useLingui } from '@lingui/react/macro';
import { CloseButton, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type Ref, useEffect, useState } from 'react';
import classes from '../list.module.css';

const SEARCH_AFTER_MS = 250;

interface SearchFieldProps {
  /** What the list is searched for now. */
  readonly q: string | undefined;
  readonly onSearch: (q: string) => void;
  readonly ref: Ref<HTMLInputElement>;
}

/** Searches the list once the typing rests. */
export function SearchField({ q = '', onSearch, ref }: SearchFieldProps) {
  const { t } = useLingui();
  const [{ text, seen }, setState] = useState({ text: q, seen: q });
  // Cleared or changed elsewhere, for example by Back.
  if (seen !== q) setState({ text: text.trim() === q ? text : q, seen: q });
  useEffect(() => {
    if (text.trim() === q) return undefined;
    const timer = setTimeout(() => onSearch(text.trim()), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  });
  const clear = (): void => {
    setState({ text: '', seen });
    onSearch('');
  };
  return (
    <TextInput
      ref={ref} type="search" size="sm" className={classes['search']} value={text} onChange={(event) => setState({ text: event.currentTarget.value, seen })} maxLength={200} dir="auto"
      placeholder={t`Names, numbers, messages`} aria-label={t`Search conversations`} leftSection={<Search size={15} aria-hidden />}
      rightSection={text === '' ? null : <CloseButton size="sm" onClick={clear} aria-label={t`Clear the search`} />}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        if (text === '') event.currentTarget.blur();
        else clear();
        event.preventDefault();
      }}
    />
  );
}
