import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Section } from '../../../shared/page/page.js';
import { Loaded } from '../../../shared/page/states.js';
import { knowledgeEntryQuery } from '../api/get-knowledge.js';
import { AllKnowledge } from './all-knowledge.js';
import { EntryForm } from './entry-form.js';

/** One entry of the knowledge, or a new one. */
export function KnowledgeEntryPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const { knowledgeId } = useParams({ from: '/signed-in/frame/s/$storeSlug/assistant/knowledge/$knowledgeId' });
  const isNew = knowledgeId === 'new';
  const query = useQuery({ ...knowledgeEntryQuery(store.id, knowledgeId), enabled: !isNew });
  return (
    <>
      <AllKnowledge />
      <Section title={isNew ? t`New entry` : t`Entry`}>
        {isNew ? <EntryForm key="new" storeId={store.id} entry={undefined} mayChange={mayChange} /> : <Loaded query={query}>{(entry) => (entry.source_id === null
          ? <EntryForm key={entry.id} storeId={store.id} entry={entry} mayChange={mayChange} />
          : <Navigate replace to="/s/$storeSlug/assistant/knowledge/sources/$sourceId" params={{ storeSlug: store.slug, sourceId: entry.source_id }} search={entry.kind === 'page' ? { page: entry.id } : {}} />)}</Loaded>}
      </Section>
    </>
  );
}
