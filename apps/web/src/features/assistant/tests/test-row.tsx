import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Badge, Button, Loader, Text, Tooltip } from '@mantine/core';
import { CircleCheck, CircleDashed, CircleX, Play, Trash2 } from 'lucide-react';
import { useConfirm } from '../../../shared/page/confirm.js';
import { useErrorText } from '../../../shared/api/error-texts.js';
import { useHandOffText } from '../../../shared/assistant/hand-off-texts.js';
import { LinkAnchor } from '../../../shared/page/links.js';
import type { Store } from '../../../shared/people/me.js';
import { FormattedText } from '../../../shared/message/formatted-text.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Moment } from '../../../shared/formats/time.js';
import { type SavedTest, type TestRun, useDeleteTest } from '../api/tests.js';
import { bubbleText } from '../playground/chat.js';
import { TestChecks } from './test-checks.js';
import classes from './tests.module.css';

interface TestRowProps {
  readonly store: Store;
  readonly test: SavedTest;
  /** What came of it since the page is open. */
  readonly run: TestRun | { readonly error: unknown } | undefined;
  readonly isRunning: boolean;
  /** The draft as it is now was not tried with it. */
  readonly isOutdated: boolean;
  readonly mayChange: boolean;
  readonly onRun: () => void;
}

/** One test: its last question, what is expected, and the answer when there is a fresh one. */
export function TestRow({ store, test, run, isRunning, isOutdated, mayChange, onRun }: TestRowProps) {
  const { t } = useLingui();
  const confirm = useConfirm();
  const notices = useNotices();
  const remove = useDeleteTest(store.id);
  const { last_result: last } = test;
  const ask = (): void => confirm({ title: t`Delete this test?`, body: <Trans>“<bdi>{test.title}</bdi>” is not checked any more before somebody publishes.</Trans>, action: t`Delete`, run: () => remove.mutate(test.id, { onError: notices.failed }) });
  return (
    <li className={classes['test']}>
      <span className={classes['mark']} data-passed={last?.passed}>{isRunning ? <Loader size={20} aria-label={t`Running`} /> : last === null ? <CircleDashed size={20} role="img" aria-label={t`Not run yet`} /> : last.passed ? <CircleCheck size={20} role="img" aria-label={t`Passed`} /> : <CircleX size={20} role="img" aria-label={t`Failed`} />}</span>
      <div className={classes['text']}>
        <div className={classes['title']}>
          <LinkAnchor size="sm" fw={600} to="/s/$storeSlug/assistant/tests/$testId" params={{ storeSlug: store.slug, testId: test.id }}><bdi>{test.title}</bdi></LinkAnchor>
          {last !== null && isOutdated && <Badge tt="none" size="sm" variant="light" color="gray">{last.behaviour === 'published' ? <Trans>Tried with what is published</Trans> : <Trans>Tried before the last change</Trans>}</Badge>}
        </div>
        <TestChecks test={test} checks={last?.checks} />
        {test.note !== '' && <Text size="xs" c="dimmed" dir="auto" component="div">{test.note}</Text>}
        {run && <Answer run={run} />}
        {last !== null && <Text size="xs" c="dimmed" component="div"><Moment at={last.at} /></Text>}
      </div>
      {mayChange && (
        <div className={classes['actions']}>
          <Button variant="default" size="compact-sm" leftSection={<Play size={14} aria-hidden />} disabled={isRunning} aria-label={t`Run “${test.title}”`} onClick={onRun}><Trans>Run</Trans></Button>
          <Tooltip label={t`Delete`}><ActionIcon variant="subtle" color="gray" aria-label={t`Delete “${test.title}”`} onClick={ask}><Trash2 size={16} aria-hidden /></ActionIcon></Tooltip>
        </div>
      )}
    </li>
  );
}

function Answer({ run }: { readonly run: NonNullable<TestRowProps['run']> }) {
  const errorText = useErrorText();
  const handOff = useHandOffText();
  if ('error' in run) return <Text size="sm" c="red" role="alert">{errorText(run.error)}</Text>;
  const { messages, kind, reason } = run.answer;
  return (
    <div className={classes['answer']}>
      {messages.map((content, index) => <FormattedText key={index} text={bubbleText(content)} />)}
      {kind === 'hand_off' && <Text size="xs" fw={600} component="div"><Trans>Handed off: {handOff(reason ?? '')}</Trans></Text>}
      {kind === 'silent' && <Text size="xs" fw={600} component="div"><Trans>Stayed silent</Trans></Text>}
    </div>
  );
}
