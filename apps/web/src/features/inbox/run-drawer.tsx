import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Badge, Code, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { Loaded } from '../../shared/states.js';
import { runQuery } from './api/get-run.js';
import { listIn, numberIn, partsIn, textIn } from '../../shared/message/parts.js';
import type { Run } from './model.js';
import classes from './run-drawer.module.css';
import { SILENCE_TEXTS } from '../../shared/silence-texts.js';

interface RunDrawerProps {
  readonly storeId: string;
  readonly runId: string | undefined;
  readonly onClose: () => void;
}

/** How the assistant came to an answer: what it read, asked, found and cost. */
export function RunDrawer({ storeId, runId, onClose }: RunDrawerProps) {
  const { t } = useLingui();
  return (
    <Drawer opened={runId !== undefined} onClose={onClose} position="right" size="md" title={t`How the assistant answered`} closeButtonProps={{ 'aria-label': t`Close` }}>
      {runId !== undefined && <RunOf storeId={storeId} runId={runId} />}
    </Drawer>
  );
}

function RunOf({ storeId, runId }: { readonly storeId: string; readonly runId: string }) {
  const query = useQuery(runQuery(storeId, runId));
  return <Loaded query={query}>{(run) => <RunView run={run} />}</Loaded>;
}

function RunView({ run }: { readonly run: Run }) {
  const { i18n } = useLingui();
  const outcomes = { reply: <Trans>Answered</Trans>, notice: <Trans>Said that it cannot read this</Trans>, hand_off: <Trans>Handed off</Trans>, silent: <Trans>Stayed silent</Trans> };
  const cost = run.cost_micro_usd === null ? undefined : new Intl.NumberFormat(i18n.locale, { style: 'currency', currency: 'USD', maximumFractionDigits: 5 }).format(run.cost_micro_usd / 1e6);
  const reason = run.silence_reason === null ? undefined : i18n._(SILENCE_TEXTS[run.silence_reason].text);
  return (
    <Stack gap="lg">
      <Group gap={8}>
        {run.state === 'dropped' ? <Badge tt="none" variant="light" color="gray"><Trans>Not sent: something newer came in between</Trans></Badge> : run.outcome !== null && <Badge tt="none" variant="light" color={run.outcome === 'reply' ? 'teal' : 'yellow'}>{outcomes[run.outcome]}</Badge>}
        {run.state === 'failed' && <Badge tt="none" variant="light" color="red"><Trans>Failed</Trans></Badge>}
        {run.state === 'running' && <Badge tt="none" variant="light" color="blue"><Trans>Running</Trans></Badge>}
      </Group>
      {run.hand_off_reason !== null && <Text size="sm"><Trans>Reason of the hand-off:</Trans> <span dir="auto">{run.hand_off_reason}</span></Text>}
      {reason !== undefined && <Text size="sm"><Trans>The assistant did not answer: {reason}</Trans></Text>}
      {run.error !== null && <Alert color="red" icon={<CircleAlert size={18} />}><span dir="auto">{run.error}</span></Alert>}
      <dl className={classes['facts']}>
        <div><dt><Trans>Model</Trans></dt><dd><bdi dir="ltr">{run.model ?? run.engine ?? '–'}</bdi></dd></div>
        {run.latency_ms !== null && <div><dt><Trans>Time</Trans></dt><dd>{(run.latency_ms / 1000).toFixed(1)} s</dd></div>}
        <div><dt><Trans>Tokens</Trans></dt><dd>{run.usage.input_tokens + run.usage.cache_read_tokens + run.usage.cache_write_tokens} + {run.usage.output_tokens}</dd></div>
        {cost !== undefined && <div><dt><Trans>Cost</Trans></dt><dd>{cost}</dd></div>}
      </dl>
      <section>
        <Title order={3} size="sm" mb={6}><Trans>It answered</Trans></Title>
        {listIn(run.input, 'turn').map((message, index) => <Text key={index} size="sm" className={classes['asked']} dir="auto" component="div">{textIn(message, 'text') || textIn(message, 'kind')}</Text>)}
      </section>
      <section>
        <Title order={3} size="sm" mb={6}><Trans>Steps</Trans></Title>
        {run.steps.length === 0 && <Text size="sm" c="dimmed"><Trans>No step was needed.</Trans></Text>}
        <ol className={classes['steps']}>{run.steps.map((step, index) => <Step key={index} step={step} />)}</ol>
      </section>
    </Stack>
  );
}

function Step({ step }: { readonly step: Readonly<Record<string, unknown>> }) {
  const ms = numberIn(step, 'ms');
  const time = ms === undefined ? null : <Text size="xs" c="dimmed" component="span">{ms} ms</Text>;
  switch (step['kind']) {
    case 'model': {
      const usage = partsIn(step, 'usage');
      return <li><Group justify="space-between"><Text size="sm" fw={600} component="span"><Trans>Asked the model</Trans></Text>{time}</Group><Text size="xs" c="dimmed"><bdi dir="ltr">{textIn(step, 'model')} · {textIn(step, 'stop')} · {numberIn(usage, 'input') ?? 0} + {numberIn(usage, 'output') ?? 0}</bdi></Text></li>;
    }
    case 'tool': return (
      <li>
        <Group justify="space-between"><Text size="sm" fw={600} component="span"><Trans>Used <bdi dir="ltr">{textIn(step, 'tool')}</bdi></Trans>{step['ok'] === false && <Badge ms={6} size="xs" color="red" variant="light" tt="none"><Trans>failed</Trans></Badge>}</Text>{time}</Group>
        <Code block dir="ltr" tabIndex={0}>{JSON.stringify(step['arguments'], null, 1)}</Code>
        <Code block dir="auto" tabIndex={0} mah={180} style={{ overflowY: 'auto' }}>{textIn(step, 'result')}</Code>
      </li>
    );
    case 'failure': return <li><Group justify="space-between"><Text size="sm" fw={600} c="red" component="span"><Trans>Failed</Trans></Text>{time}</Group><Text size="xs" dir="auto">{textIn(step, 'reason')}</Text></li>;
    case 'guardrail': return <li><Text size="sm" fw={600} component="span"><Trans>Guardrail: {textIn(step, 'rule')}</Trans></Text><Text size="xs" dir="auto">{textIn(step, 'detail')}</Text></li>;
    default: return <li><Code block dir="ltr">{JSON.stringify(step)}</Code></li>;
  }
}
