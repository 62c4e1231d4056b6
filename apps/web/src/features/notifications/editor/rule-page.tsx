import { useLingui } from '@lingui/react/macro';
import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { ApiError } from '../../../shared/api/api.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Page } from '../../../shared/page/page.js';
import { ErrorState } from '../../../shared/page/states.js';
import { rulesQuery } from '../api/list-rules.js';
import { STARTERS } from '../starters.js';
import { draftOf, newDraft } from './draft.js';
import { RuleEditor } from './rule-editor.js';

export function NewRulePage() {
  const { i18n } = useLingui();
  const mayChange = useIsAtLeast('admin');
  const { starter } = useSearch({ from: '/signed-in/frame/s/$storeSlug/notifications/new' });
  if (!mayChange) return <ErrorState isPage error={new ApiError('access.denied', '', { status: 403 })} />;
  const chosen = STARTERS.find(({ key }) => key === starter);
  return <RuleEditor key={starter} rule={undefined} begun={newDraft(chosen, chosen ? i18n._(chosen.name) : '')} />;
}

export function RulePage() {
  const { t } = useLingui();
  const store = useStore();
  const { ruleId } = useParams({ strict: false });
  const query = useQuery(rulesQuery(store.id));
  const rule = query.data?.find(({ id }) => id === ruleId);
  if (rule) return <RuleEditor key={rule.id} rule={rule} begun={draftOf(rule)} />;
  return (
    <Page title={t`Rule`} place={store.name}>
      {query.isPending ? <Stack><Skeleton h={180} radius="lg" /><Skeleton h={240} radius="lg" /></Stack> : <ErrorState error={query.error ?? new ApiError('notification_rule.not_found', '', { status: 404 })} onRetry={() => void query.refetch()} />}
    </Page>
  );
}
