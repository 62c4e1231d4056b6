import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { api, type Schemas } from '../../../../shared/api/api.js';
import { csvOf, saveCsv } from '../../../../shared/form/csv-file.js';
import type { ImportKind, ImportRowError, ImportTexts } from '../../../../shared/import/import-kind.js';
import { useCommonRowError } from '../../../../shared/import/row-texts.js';
import { knowledgeImportsKey, knowledgeKey } from '../../api/keys.js';

const COLUMNS: Readonly<Record<NonNullable<Schemas['KnowledgeImportColumnDto']['column']>, MessageDescriptor>> = {
  question: msg`Question`, answer: msg`Answer`, kind: msg`Kind`, language: msg`Language`, status: msg`Status`, search_terms: msg`Search words`,
};

/** Questions and answers from a table. */
export const KNOWLEDGE_IMPORT: ImportKind = {
  path: 'knowledge/imports', key: knowledgeImportsKey, touched: (storeId) => [knowledgeKey(storeId)], home: '/s/$storeSlug/assistant/knowledge', columns: COLUMNS,
  isEnough: (columns) => columns.includes('question') && columns.includes('answer'),
  list: async (storeId) => (await api.get('/api/v1/stores/{store_id}/knowledge/imports', { params: { path: { store_id: storeId }, query: { limit: 10 } } })).data,
  running: async (storeId) => (await api.get('/api/v1/stores/{store_id}/knowledge/imports/running', { params: { path: { store_id: storeId } } })).data,
  undo: (storeId, importId) => api.post('/api/v1/stores/{store_id}/knowledge/imports/{knowledge_import_id}/undo', { params: { path: { store_id: storeId, knowledge_import_id: importId } } }),
  useTexts,
};

function useTexts(): ImportTexts {
  const { t } = useLingui();
  const rowError = useEntryRowError();
  const saveTemplate = useTemplate();
  return {
    rowError, target: t`In the knowledge`, created: t({ message: 'New', context: 'entries' }), open: <Trans>Open the knowledge</Trans>,
    file: <Trans>As Excel or Google Sheets write it: comma, semicolon or tab, any column names. Up to 10,000 rows.</Trans>,
    hint: <Trans>No list yet? <Anchor component="button" type="button" size="sm" onClick={saveTemplate}>Download a template</Anchor> with two examples. A question that is there already gets the new answer, and an empty cell changes nothing.</Trans>,
    columnsMissing: <Trans>One column has to be the question, and one the answer.</Trans>,
    action: (count) => <Plural value={count} one="Import # entry" other="Import # entries" />,
    running: (done, total) => <Trans>{done} of {total} entries</Trans>,
    imported: (count) => <Plural value={count} one="# entry is imported." other="# entries are imported." />,
    askUndo: (created, updated) => <Trans><Plural value={created} _0="No new entry is removed" one="# new entry is removed" other="# new entries are removed" />, <Plural value={updated} _0="no changed entry becomes what it was" one="# changed entry becomes what it was" other="# changed entries become what they were" />. What somebody changed since stays as it is.</Trans>,
    undone: (removed, restored) => <Trans><Plural value={removed} _0="No entry is removed" one="# entry is removed" other="# entries are removed" />, <Plural value={restored} _0="none is as before" one="# is as before" other="# are as before" />.</Trans>,
  };
}

/** What is wrong with a row, in words. */
function useEntryRowError(): (error: ImportRowError) => string {
  const { t } = useLingui();
  const common = useCommonRowError('active, draft');
  return (error) => {
    const code = error.code as Schemas['KnowledgeImportErrorDto']['code'];
    const cell = error.value ?? '';
    const line = error.other_line ?? 0;
    switch (code) {
      case 'row.too_many_cells': case 'text.too_long': case 'status.unknown': case 'search_terms.invalid': return common({ ...error, code });
      case 'question.missing': return t`The row has no question.`;
      case 'question.twice': return t`The question stands in line ${line} too.`;
      case 'answer.missing': return t`A new question needs an answer.`;
      case 'kind.unknown': return t`“${cell}” is no kind. Write faq, policy or article.`;
      case 'language.invalid': return t`“${cell}” is no language. Write a code such as es.`;
    }
  };
}

/** A file with two examples, for those who have no list yet. */
function useTemplate(): () => void {
  const { t } = useLingui();
  return () => saveCsv('questions.csv', csvOf(['question', 'answer', 'kind', 'search_terms'], [
    [t`How long does delivery take?`, t`Two or three working days.`, 'faq', ''], [t`Returns`, t`Within 30 days, unused.`, 'policy', ''],
  ]));
}
