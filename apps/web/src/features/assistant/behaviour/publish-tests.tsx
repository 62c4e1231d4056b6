import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, ListChecks, Play, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { LinkAnchor } from '../../../shared/page/links.js';
import type { Store } from '../../../shared/people/me.js';
import type { Draft } from '../api/draft.js';
import { type SavedTest, testsQuery } from '../api/tests.js';
import { isFresh } from '../tests/fresh.js';
import classes from '../tests/tests.module.css';
import { useTestRuns } from '../tests/use-test-runs.js';

interface PublishTestsProps {
  readonly store: Store;
  readonly draft: Draft;
  readonly onState: (state: { readonly failed: number; readonly isRunning: boolean }) => void;
}

/** How the saved tests go with the draft: failures are named, and stop nobody. */
export function PublishTests({ store, draft, onState }: PublishTestsProps) {
  const { t } = useLingui();
  const { data: tests = [] } = useQuery(testsQuery(store.id));
  const runs = useTestRuns(store.id);
  const fresh = tests.filter((test) => isFresh(test, draft.revision));
  const failed = fresh.filter(({ last_result: last }) => last?.passed === false);
  const isRunning = runs.running.size > 0;
  useEffect(() => onState({ failed: failed.length, isRunning }), [failed.length, isRunning, onState]);
  if (tests.length === 0) return null;
  const waiting = tests.filter((test) => !fresh.includes(test));
  const run = <Button variant="default" size="xs" mt={8} leftSection={<Play size={14} aria-hidden />} loading={isRunning} onClick={() => runs.start(waiting.map(({ id }) => id), 'draft')}><Trans>Run the tests</Trans></Button>;
  if (failed.length > 0) {
    return (
      <Alert color="red" variant="light" icon={<TriangleAlert size={18} aria-hidden />} role="alert" title={<Plural value={failed.length} one="# test fails with this draft" other="# tests fail with this draft" />}>
        <Failures store={store} tests={failed} />
        {waiting.length > 0 && run}
      </Alert>
    );
  }
  if (waiting.length > 0) {
    return (
      <Alert color="yellow" variant="light" icon={<ListChecks size={18} aria-hidden />} title={<Plural value={waiting.length} one="# test was not run with this draft" other="# tests were not run with this draft" />}>
        {isRunning && <><Progress value={(runs.done / runs.total) * 100} size="sm" aria-label={t`Progress`} /><Text size="xs"><Trans>{runs.done} of {runs.total}</Trans></Text></>}
        {run}
      </Alert>
    );
  }
  return <Alert color="teal" variant="light" icon={<CircleCheck size={18} aria-hidden />} role="status"><Plural value={tests.length} one="# test passes with this draft." other="All # tests pass with this draft." /></Alert>;
}

function Failures({ store, tests }: { readonly store: Store; readonly tests: readonly SavedTest[] }) {
  return <ul className={classes['failures']}>{tests.map(({ id, title }) => <li key={id}><LinkAnchor size="sm" to="/s/$storeSlug/assistant/tests/$testId" params={{ storeSlug: store.slug, testId: id }} target="_blank"><bdi>{title}</bdi></LinkAnchor></li>)}</ul>;
}
