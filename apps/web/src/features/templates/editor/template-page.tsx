import { useLingui } from '@lingui/react/macro';
import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { ApiError } from '../../../shared/api/api.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Page } from '../../../shared/page/page.js';
import { ErrorState } from '../../../shared/page/states.js';
import { templateQuery } from '../api/get-template.js';
import { templateAccountsQuery } from '../api/list-template-accounts.js';
import { BackToTemplates } from './back-to-templates.js';
import { draftOf, newDraft } from './draft/draft.js';
import { NoAccount } from './no-account.js';
import { TemplateEditor } from './template-editor.js';

export function NewTemplatePage() {
  const { t, i18n } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const { starter, from, language } = useSearch({ from: '/signed-in/frame/s/$storeSlug/templates/new' });
  const accounts = useQuery(templateAccountsQuery(store.id));
  const source = useQuery({ ...templateQuery(store.id, from ?? ''), enabled: from !== undefined });
  if (!mayChange) return <ErrorState isPage error={new ApiError('access.denied', '', { status: 403 })} />;
  const failed = accounts.error ?? source.error;
  if (failed !== null || accounts.data === undefined || (from !== undefined && source.data === undefined)) return <Frame title={t`New template`} error={failed} retry={() => void accounts.refetch()} />;
  const account = accounts.data.find(({ isActive }) => isActive) ?? accounts.data[0];
  if (!account) return <NoAccount />;
  const begun = newDraft(account.id, i18n.locale, { starter, from: source.data, language });
  return <TemplateEditor key={`${starter} ${from} ${language}`} template={undefined} begun={begun} accounts={accounts.data} />;
}

export function TemplatePage() {
  const { t } = useLingui();
  const store = useStore();
  const { templateId = '' } = useParams({ strict: false });
  const accounts = useQuery(templateAccountsQuery(store.id));
  const query = useQuery(templateQuery(store.id, templateId));
  if (query.data === undefined || accounts.data === undefined) return <Frame title={t`Template`} error={query.error ?? accounts.error} retry={() => void query.refetch()} />;
  return <TemplateEditor key={query.data.id} template={query.data} begun={draftOf(query.data)} accounts={accounts.data} />;
}

function Frame({ title, error, retry }: { readonly title: string; readonly error: unknown; readonly retry: () => void }) {
  const store = useStore();
  return (
    <Page title={title} place={store.name} description={<BackToTemplates />}>
      {error === null ? <Stack><Skeleton h={180} radius="lg" /><Skeleton h={240} radius="lg" /></Stack> : <ErrorState error={error} onRetry={retry} />}
    </Page>
  );
}
