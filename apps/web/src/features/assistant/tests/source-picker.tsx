import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { findSourcesQuery } from '../api/find-sources.js';
import type { Expectation } from '../api/tests.js';

const AFTER_MS = 250;

interface SourcePickerProps {
  readonly storeId: string;
  readonly kind: 'shows_product' | 'uses_knowledge';
  readonly expectation: Expectation;
  readonly mayChange: boolean;
  readonly label: string;
  readonly error: ReactNode;
  readonly onChoose: (id: string, title: string) => void;
}

/** A product or an entry, found by its words. */
export function SourcePicker({ storeId, kind, expectation: { id, text }, mayChange, label, error, onChoose }: SourcePickerProps) {
  const { t } = useLingui();
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words, AFTER_MS);
  // What is chosen stands in the field: it is no question.
  const { data: found = [] } = useQuery(findSourcesQuery(storeId, kind, settled === text ? '' : settled));
  const known = id === undefined || found.some((source) => source.id === id) ? found : [{ id, title: text ?? id }, ...found];
  return (
    <Select
      aria-label={label} placeholder={kind === 'shows_product' ? t`Search products` : t`Search the knowledge`} searchable readOnly={!mayChange} error={error} value={id ?? null} data={known.map((source) => ({ value: source.id, label: source.title }))}
      filter={({ options }) => options} nothingFoundMessage={t`Nothing found`} onSearchChange={setWords} onChange={(value, option) => (value === null ? undefined : onChoose(value, (option?.label ?? '').slice(0, 200)))}
    />
  );
}
