import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX, Database, type LucideIcon, Radio, RefreshCw, Rows3, Server, Table2 } from 'lucide-react';
import { useMemo } from 'react';
import { assistantQuery } from '../../shared/assistant/assistant.js';
import { List } from '../../shared/list/list.js';
import { useLiveState } from '../../shared/live/live.js';
import { useStore } from '../../shared/people/me.js';
import { Page, Section } from '../../shared/page/page.js';
import { useShortcuts } from '../../shared/page/shortcuts.js';
import { Loaded } from '../../shared/page/states.js';
import { Moment } from '../../shared/formats/time.js';
import { UndeliveredToday } from '../../shared/failures/undelivered.js';
import { latestAnswerQuery } from './api/get-assistant-state.js';
import { type HealthReport, healthQuery } from './api/get-health.js';
import { numbersQuery } from './api/list-numbers.js';
import { AssistantRow } from './assistant-row.js';
import { NumberRows } from './number-rows.js';
import { PartRow } from './part-row.js';
import { stateOfAssistant, stateOfNumber } from './store-parts.js';

interface Part {
  readonly icon: LucideIcon;
  readonly name: MessageDescriptor;
  readonly good: MessageDescriptor;
  /** What to do. */
  readonly bad: MessageDescriptor;
}

const PARTS: Readonly<Record<keyof HealthReport['parts'], Part>> = {
  database: { icon: Database, name: msg`Database`, good: msg`It answers.`, bad: msg`It does not answer. Incoming messages are kept by WhatsApp until it does. Look at the database server.` },
  migrations: { icon: Table2, name: msg`Schema`, good: msg`It is the one this version needs.`, bad: msg`It is older than this version. Restart the server to bring it up to date.` },
  queue: { icon: Rows3, name: msg`Queue`, good: msg`Jobs are taken up.`, bad: msg`Jobs are not taken up. Nothing is lost, but answers are late. Look at the worker process.` },
};
const SERVER: Part = { icon: Server, name: msg`Server`, good: msg`It answers.`, bad: msg`It does not answer. Look at the process and at what stands in front of it.` };
const LIVE: Part = { icon: Radio, name: msg`Live updates`, good: msg`News arrive at this page by themselves.`, bad: msg`News do not arrive at this page by themselves right now. It keeps trying.` };

/** What the installation stands on, and what this store stands on: its numbers and its assistant. */
export function HealthPage() {
  const { t, i18n } = useLingui();
  const store = useStore();
  const query = useQuery(healthQuery);
  const live = useLiveState();
  const { data: numbers, refetch: refetchNumbers } = useQuery(numbersQuery(store.id));
  const { data: assistant } = useQuery(assistantQuery(store.id));
  const { data: summary, refetch: refetchSummary } = useQuery(latestAnswerQuery(store.id));
  const { refetch } = query;
  const isCutOff = live === 'offline' || live === 'reconnecting';
  const hasBadNumber = numbers?.some((number) => stateOfNumber(number) === 'bad') ?? false;
  const hasBadAssistant = assistant !== undefined && summary !== undefined && ['failed', 'stepped_in'].includes(stateOfAssistant(assistant, summary.latest));
  const again = useMemo(() => () => void Promise.all([refetch(), refetchNumbers(), refetchSummary()]), [refetch, refetchNumbers, refetchSummary]);
  useShortcuts(useMemo(() => ({ title: t`Health`, shortcuts: [{ keys: 'r', label: t`Check again`, run: again }] }), [t, again]));
  return (
    <Page
      title={t`Health`} place={store.name} description={<Trans>What this installation and this store stand on, checked every 10 seconds.</Trans>}
      actions={<Button variant="default" leftSection={<RefreshCw size={16} aria-hidden />} loading={query.isFetching} onClick={again}><Trans>Check again</Trans></Button>}
    >
      <UndeliveredToday />
      <Section p={0}>
        <Loaded query={query}>
          {(report) => (
            <>
              <Group p="lg" gap="md"><Verdict isGood={report !== 'unreachable' && report.status === 'ok' && !isCutOff && !hasBadNumber && !hasBadAssistant} /><Text size="xs" c="dimmed" ms="auto"><Trans>Checked <Moment at={new Date(query.dataUpdatedAt).toISOString()} /></Trans></Text></Group>
              <List label={t`Parts`}>
                <InstallationRow part={SERVER} isGood={report !== 'unreachable'} />
                {report !== 'unreachable' && Object.entries(PARTS).map(([name, part]) => <InstallationRow key={name} part={part} isGood={report.parts[name as keyof HealthReport['parts']] === 'ok'} />)}
                {live === 'connecting' ? <PartRow icon={LIVE.icon} name={i18n._(LIVE.name)} state="idle" word={<Trans>Connecting…</Trans>}>{null}</PartRow> : <InstallationRow part={LIVE} isGood={live === 'live'} />}
                {numbers && <NumberRows numbers={numbers} />}
                {assistant && summary && <AssistantRow assistant={assistant} latest={summary.latest} />}
              </List>
            </>
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

function Verdict({ isGood }: { readonly isGood: boolean }) {
  return (
    <Group gap="sm" role="status">
      {isGood ? <CircleCheck size={24} color="var(--mantine-color-green-outline)" aria-hidden /> : <CircleX size={24} color="var(--mantine-color-red-outline)" aria-hidden />}
      <Text fw={600}>{isGood ? <Trans>Everything works</Trans> : <Trans>Something needs attention</Trans>}</Text>
    </Group>
  );
}

function InstallationRow({ part: { icon, name, good, bad }, isGood }: { readonly part: Part; readonly isGood: boolean }) {
  const { i18n } = useLingui();
  return <PartRow icon={icon} name={i18n._(name)} state={isGood ? 'good' : 'bad'}>{i18n._(isGood ? good : bad)}</PartRow>;
}
