import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Progress, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ListChecks, Play, Plus } from 'lucide-react';
import { useState } from 'react';
import { LinkButton } from '../../../shared/page/links.js';
import { List } from '../../../shared/list/list.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Section } from '../../../shared/page/page.js';
import { Loaded, State } from '../../../shared/page/states.js';
import { draftQuery } from '../api/draft.js';
import { type SavedTest, testsQuery } from '../api/tests.js';
import type { Which } from '../api/try-assistant.js';
import { isFresh } from './fresh.js';
import { TestRow } from './test-row.js';
import classes from './tests.module.css';
import { useTestRuns } from './use-test-runs.js';

/** Questions whose answers are checked before a behaviour is published. */
export function TestsPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const query = useQuery(testsQuery(store.id));
  const { data: draft } = useQuery(draftQuery(store.id));
  const [behaviour, setBehaviour] = useState<Which>('draft');
  const tests = useTestRuns(store.id);
  const isRunning = tests.running.size > 0;
  const all = query.data ?? [];
  const add = mayChange && <LinkButton variant="default" leftSection={<Plus size={16} aria-hidden />} to="/s/$storeSlug/assistant/tests/new" params={{ storeSlug: store.slug }}><Trans>Write a test</Trans></LinkButton>;
  return (
    <Section p={0} title={t`Tests`} description={<Trans>Real questions with what a good answer has. Run them before you publish. Nothing is sent to anybody; with a model, each run costs as much as an answer.</Trans>} actions={<Group gap="sm">{all.length > 0 && add}</Group>}>
      {mayChange && all.length > 0 && (
        <div className={classes['bar']}>
          <SegmentedControl size="sm" aria-label={t`What answers`} value={behaviour} disabled={isRunning} data={[{ value: 'draft', label: t`The draft` }, { value: 'published', label: t`What customers get` }]} onChange={setBehaviour} />
          <Tally tests={all} />
          <Button leftSection={<Play size={16} aria-hidden />} loading={isRunning} onClick={() => tests.start(all.map(({ id }) => id), behaviour)}><Trans>Run all</Trans></Button>
        </div>
      )}
      {isRunning && tests.total > 1 && <div className={classes['progress']} role="status"><Progress value={(tests.done / tests.total) * 100} size="sm" aria-label={t`Progress`} /><Text size="xs" c="dimmed"><Trans>{tests.done} of {tests.total}</Trans></Text></div>}
      <Loaded query={query}>
        {(saved) => (saved.length === 0
          ? <State icon={ListChecks} color="teal" title={<Trans>No tests yet</Trans>} actions={add || undefined}><Trans>In the Inbox, open the menu of a message and choose “Save as a test”. Or write one by hand.</Trans></State>
          : <List label={t`Tests`}>{saved.map((test) => (
            <TestRow
              key={test.id} store={store} test={test} run={tests.runs.get(test.id)} isRunning={tests.running.has(test.id)} isOutdated={draft !== undefined && !isFresh(test, draft.revision)} mayChange={mayChange}
              onRun={() => tests.start([test.id], behaviour)}
            />
          ))}</List>)}
      </Loaded>
    </Section>
  );
}

function Tally({ tests }: { readonly tests: readonly SavedTest[] }) {
  const passed = tests.filter(({ last_result: last }) => last?.passed === true).length;
  const failed = tests.filter(({ last_result: last }) => last?.passed === false).length;
  return <Text size="sm" c="dimmed" className={classes['tally']}><Plural value={passed} one="# passed" other="# passed" />{failed > 0 && <> · <Plural value={failed} one="# failed" other="# failed" /></>}</Text>;
}
