import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Page } from '../../../shared/page/page.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { BackToCatalog } from '../editor/back-to-catalog.js';
import { MissedSearches } from './missed-searches.js';
import { SynonymsDialog, type SynonymsDraft } from './synonyms-dialog.js';
import { SynonymsList } from './synonyms-list.js';

/** What customers call things: what they looked for in vain, and which words mean the same here. */
export function WordsPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const [draft, setDraft] = useState<SynonymsDraft>();
  useShortcuts(useMemo(() => ({ title: t`Search words`, shortcuts: mayChange ? [{ keys: 'c', label: t`Add synonyms`, run: () => setDraft({ words: [] }) }] : [] }), [t, mayChange]));
  return (
    <Page
      title={t`Search words`} place={store.name} description={<><BackToCatalog /><br /><Trans>What your customers call things. Typing errors, plurals and common words in six languages are understood already.</Trans></>}
      actions={mayChange && <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setDraft({ words: [] })}><Trans>Add synonyms</Trans></Button>}
    >
      <MissedSearches storeId={store.id} onAdd={mayChange ? (word) => setDraft({ words: [word] }) : undefined} />
      <SynonymsList storeId={store.id} mayChange={mayChange} onEdit={setDraft} />
      {draft && <SynonymsDialog key={draft.id ?? draft.words.join()} storeId={store.id} draft={draft} onClose={() => setDraft(undefined)} />}
    </Page>
  );
}
