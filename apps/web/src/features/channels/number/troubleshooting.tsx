import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge, Group, Text, Title } from '@mantine/core';
import { CircleCheck, CircleX } from 'lucide-react';
import { List } from '../../../shared/list/list.js';
import { Section } from '../../../shared/page/page.js';
import { Moment } from '../../../shared/formats/time.js';
import type { HealthRow, NumberHealth } from '../api/get-account-health.js';
import { useProblemText } from '../problem-texts.js';
import { AssistantRows, useAssistantProblems } from './assistant-rows.js';
import { HealthLine } from './health-line.js';
import { RowAction } from './row-action.js';
import { ROW_TEXTS } from './row-texts.js';

interface TroubleshootingProps {
  readonly storeId: string;
  readonly health: NumberHealth;
  onReenter(field: string): void;
}
const TOPICS = ['webhook', 'connection', 'messages'] as const satisfies readonly HealthRow['topic'][];

/** What may be in the way, by what people notice; every line is asked right now (R70-R86). */
export function Troubleshooting({ storeId, health, onReenter }: TroubleshootingProps) {
  const { t } = useLingui();
  const assistantProblems = useAssistantProblems(storeId);
  const { provider_name: provider } = health.number;
  const titles: Readonly<Record<HealthRow['topic'], string>> = {
    webhook: t`Webhook verification failed in ${provider}`, connection: t`Test Connection failed`, messages: t`Messages not appearing in Inbox`,
  };
  return (
    <div id="troubleshooting" style={{ display: 'contents' }}>
      <Group justify="space-between" gap="sm"><Title order={2}><Trans>Troubleshooting</Trans></Title><Verdict wrong={problemsIn(health.data) + assistantProblems} /></Group>
      {TOPICS.map((topic) => {
        const title = titles[topic];
        const rows = health.data.filter((row) => row.topic === topic);
        return (
          <Section key={topic} p={0} title={title} actions={<TopicState wrong={problemsIn(rows)} />}>
            <List label={title}>
              {rows.map((row) => <Row key={row.check} storeId={storeId} health={health} row={row} onReenter={onReenter} />)}
            </List>
          </Section>
        );
      })}
      <Section p={0} title={t`AI not responding to messages`} actions={<TopicState wrong={assistantProblems} />}><AssistantRows storeId={storeId} /></Section>
    </div>
  );
}

function problemsIn(rows: readonly HealthRow[]): number {
  return rows.filter(({ state }) => state === 'problem').length;
}

/** The titles are what people complain about: this says whether it is so. */
function TopicState({ wrong }: { readonly wrong: number }) {
  return wrong === 0
    ? <Badge variant="light" color="green" tt="none"><Trans>Nothing found</Trans></Badge>
    : <Badge variant="light" color="red" tt="none"><Plural value={wrong} one="# problem" other="# problems" /></Badge>;
}

function Verdict({ wrong }: { readonly wrong: number }) {
  return (
    <Group gap="sm" role="status">
      {wrong === 0 ? <CircleCheck size={20} color="var(--mantine-color-green-outline)" aria-hidden /> : <CircleX size={20} color="var(--mantine-color-red-outline)" aria-hidden />}
      <Text size="sm" fw={600}>{wrong === 0 ? <Trans>Nothing is in the way</Trans> : <Trans>Something needs attention</Trans>}</Text>
    </Group>
  );
}

function Row({ storeId, health, row, onReenter }: TroubleshootingProps & { readonly row: HealthRow }) {
  const { i18n } = useLingui();
  const problemText = useProblemText();
  const words = ROW_TEXTS[row.check];
  const said = problemText(row);
  const own = row.state === 'ok' ? words.ok : row.state === 'unknown' ? words.unknown : words.problem;
  return (
    <HealthLine
      state={row.state} name={i18n._(words.name)}
      text={<>{row.state !== 'ok' && said !== '' ? said : i18n._(own)}{row.at !== null && <> · <Moment at={row.at} /></>}</>}
      action={<RowAction storeId={storeId} health={health} row={row} onReenter={onReenter} />}
    />
  );
}
