import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX, Database, type LucideIcon, Radio, RefreshCw, Rows3, Server, Table2 } from 'lucide-react';
import { useMemo } from 'react';
import { List, ListRow } from '../../shared/list/list.js';
import { useLiveState } from '../../shared/live/live.js';
import { useStore } from '../../shared/people/me.js';
import { Page, Section } from '../../shared/page/page.js';
import { useShortcuts } from '../../shared/page/shortcuts.js';
import { Loaded } from '../../shared/page/states.js';
import { Moment } from '../../shared/formats/time.js';
import { UndeliveredToday } from '../../shared/failures/undelivered.js';
import { type HealthReport, healthQuery } from './api/get-health.js';

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

export function HealthPage() {
  const { t } = useLingui();
  const store = useStore();
  const query = useQuery(healthQuery);
  const live = useLiveState();
  const { refetch } = query;
  useShortcuts(useMemo(() => ({ title: t`Health`, shortcuts: [{ keys: 'r', label: t`Check again`, run: () => void refetch() }] }), [t, refetch]));
  return (
    <Page
      title={t`Health`} place={store.name} description={<Trans>What this installation stands on, checked every 10 seconds.</Trans>}
      actions={<Button variant="default" leftSection={<RefreshCw size={16} aria-hidden />} loading={query.isFetching} onClick={() => void refetch()}><Trans>Check again</Trans></Button>}
    >
      <UndeliveredToday />
      <Section p={0}>
        <Loaded query={query}>
          {(report) => (
            <>
              <Group p="lg" gap="md"><Verdict isGood={report !== 'unreachable' && report.status === 'ok'} /><Text size="xs" c="dimmed" ms="auto"><Trans>Checked <Moment at={new Date(query.dataUpdatedAt).toISOString()} /></Trans></Text></Group>
              <List label={t`Parts`}>
                <PartRow part={SERVER} isGood={report !== 'unreachable'} />
                {report !== 'unreachable' && Object.entries(PARTS).map(([name, part]) => <PartRow key={name} part={part} isGood={report.parts[name as keyof HealthReport['parts']] === 'ok'} />)}
                <PartRow part={LIVE} isGood={live === 'live'} />
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

function PartRow({ part: { icon: Icon, name, good, bad }, isGood }: { readonly part: Part; readonly isGood: boolean }) {
  const { i18n } = useLingui();
  return (
    <ListRow>
      <ThemeIcon variant="light" color={isGood ? 'gray' : 'red'} size={36} radius="xl"><Icon size={18} aria-hidden /></ThemeIcon>
      <Stack gap={0} flex="1 1 140px" miw={0}><Text size="sm" fw={500}>{i18n._(name)}</Text><Text size="xs" c="dimmed">{i18n._(isGood ? good : bad)}</Text></Stack>
      <Text size="sm" fw={500} c={isGood ? 'var(--mantine-color-green-outline)' : 'var(--mantine-color-red-outline)'}>{isGood ? <Trans>Works</Trans> : <Trans>Fails</Trans>}</Text>
    </ListRow>
  );
}
