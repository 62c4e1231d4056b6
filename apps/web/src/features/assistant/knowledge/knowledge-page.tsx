import { Trans, useLingui } from '@lingui/react/macro';
import { CloseButton, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { BookOpen, FileUp, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import { LinkButton } from '../../../shared/page/links.js';
import { List, MoreRows } from '../../../shared/list/list.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Section } from '../../../shared/page/page.js';
import { Loaded, NothingFound, State } from '../../../shared/page/states.js';
import { knowledgeListQuery } from '../api/list-knowledge.js';
import { knowledgeSearch, type KnowledgeSearch } from '../search.js';
import { SourcesSection } from '../sources/sources-section.js';
import { KIND_TEXTS, WRITTEN_KINDS } from './kind-texts.js';
import { KnowledgeRow } from './knowledge-row.js';
import { QuestionTester } from './question-tester.js';

const SEARCH_AFTER_MS = 250;

/** Everything the store wrote for customers, and which of it the assistant would use for a question. */
export function KnowledgePage() {
  const { t, i18n } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const search = useSearch({ from: '/signed-in/frame/s/$storeSlug/assistant/knowledge' });
  const navigate = useNavigate();
  const query = useInfiniteQuery(knowledgeListQuery(store.id, search));
  const change = (next: Partial<Record<keyof KnowledgeSearch, string | undefined>>): void => void navigate({ to: '.', search: knowledgeSearch({ ...search, ...next }), replace: true });
  const [clears, setClears] = useState(0);
  const { q, kind, status } = search;
  const clear = (): void => {
    change({ q: undefined, kind: undefined, status: undefined });
    setClears(clears + 1);
  };
  const isFiltered = q !== undefined || kind !== undefined || status !== undefined;
  const add = mayChange && <LinkButton to="/s/$storeSlug/assistant/knowledge/$knowledgeId" params={{ storeSlug: store.slug, knowledgeId: 'new' }} leftSection={<Plus size={16} aria-hidden />}><Trans>Add an entry</Trans></LinkButton>;
  return (
    <>
      <QuestionTester storeId={store.id} asked={search.ask} onAsk={(ask) => change({ ask })} />
      <SourcesSection storeId={store.id} mayChange={mayChange} />
      <Section p={0} title={t`Knowledge`} description={<Trans>Questions, policies and articles. The assistant says nothing about your store that is not written here, in the store facts or in the catalog.</Trans>} actions={mayChange && <Group gap="sm"><LinkButton variant="default" leftSection={<FileUp size={16} aria-hidden />} to="/s/$storeSlug/assistant/knowledge/import" params={{ storeSlug: store.slug }}><Trans>Import CSV</Trans></LinkButton>{add}</Group>}>
        <Group px="lg" pb="md" gap="sm">
          <SearchField key={clears} value={q} onChange={(next) => change({ q: next })} />
          <NativeSelect aria-label={t`Kind`} value={kind ?? ''} data={[{ value: '', label: t`All kinds` }, ...WRITTEN_KINDS.map((value) => ({ value, label: i18n._(KIND_TEXTS[value].name) }))]} onChange={(event) => change({ kind: event.currentTarget.value || undefined })} />
          <NativeSelect aria-label={t`Status`} value={status ?? ''} data={[{ value: '', label: t`Active and drafts` }, { value: 'active', label: t`Active` }, { value: 'draft', label: t`Draft` }]} onChange={(event) => change({ status: event.currentTarget.value || undefined })} />
        </Group>
        <Loaded query={query}>
          {(entries) => {
            if (entries.length > 0) return <List label={t`Knowledge`}>{entries.map((entry) => <KnowledgeRow key={entry.id} storeId={store.id} entry={entry} mayChange={mayChange} />)}</List>;
            if (isFiltered) return <NothingFound what={q === undefined ? t`these filters` : `“${q}”`} onClear={clear} />;
            return <State icon={BookOpen} color="teal" title={<Trans>Nothing is written yet</Trans>} actions={add}><Trans>Write the answers to what customers ask you every day: the assistant gives them from the next message on.</Trans></State>;
          }}
        </Loaded>
        <MoreRows query={query} />
      </Section>
    </>
  );
}

function SearchField({ value = '', onChange }: { readonly value: string | undefined; readonly onChange: (next: string | undefined) => void }) {
  const { t } = useLingui();
  const [text, setText] = useState(value);
  const settle = useDebouncedCallback((next: string) => onChange(next.trim() === '' ? undefined : next), SEARCH_AFTER_MS);
  const type = (next: string): void => {
    setText(next);
    settle(next);
  };
  return (
    <TextInput
      flex="1 1 200px" type="search" aria-label={t`Search the knowledge`} placeholder={t`Search the knowledge`} leftSection={<Search size={16} aria-hidden />} value={text} maxLength={500}
      rightSection={text !== '' && <CloseButton size="sm" aria-label={t`Clear`} onClick={() => type('')} />} onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
