import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, CircleDashed, CircleX, PlugZap, TriangleAlert } from 'lucide-react';
import { LinkButton } from '../../../shared/page/links.js';
import { type Check, useCheckAccount } from '../api/check-account.js';
import { useProblemText } from '../problem-texts.js';
import { ProviderSays } from './provider-says.js';
import { StepFrame } from './step-frame.js';
import classes from './setup.module.css';
import type { StepProps } from './wizard.js';

/** Asks the provider, and says of each part how it went (R34-R41). */
export function TestStep(props: StepProps) {
  const { storeId, setup: { guide, account }, step, next, back } = props;
  const { t } = useLingui();
  const check = useCheckAccount(storeId);
  const result = check.data;
  const run = (): void => {
    if (account !== null && !check.isPending) check.mutate(account.id);
  };
  const isPassed = result?.ok === true;
  return (
    <StepFrame
      step={step} back={back} onSubmit={isPassed ? next : run}
      action={<Button type="submit" disabled={!isPassed}>{step.action}</Button>}
    >
      <Group><Button variant={isPassed ? 'default' : 'filled'} leftSection={<PlugZap size={16} aria-hidden />} loading={check.isPending} onClick={run}><Trans>Test Connection</Trans></Button></Group>
      <ul className={classes['facts']} style={{ margin: 0, listStyle: 'none' }} aria-label={t`What is tested`}>
        {guide.checks.map(({ part, label }) => <PartRow key={part} label={label} isRunning={check.isPending} ok={result?.parts.find((each) => each.part === part)?.ok} isAsked={result !== undefined} />)}
      </ul>
      <div role="status">{result && !check.isPending && <Outcome {...props} result={result} />}</div>
      <ProviderSays error={check.error} />
    </StepFrame>
  );
}

interface PartRowProps { readonly label: string; readonly isRunning: boolean; readonly isAsked: boolean; readonly ok: boolean | undefined }

function PartRow({ label, isRunning, isAsked, ok }: PartRowProps) {
  return (
    <li className={classes['check']}>
      {isRunning ? <Loader size={16} color="gray" role="presentation" m={2} /> : <PartMark ok={ok} />}
      <Text size="sm" flex={1} c={ok === undefined ? 'dimmed' : 'inherit'}>{label}</Text>
      {!isRunning && isAsked && <Text size="xs" fw={600} c={ok === undefined ? 'dimmed' : `var(--mantine-color-${ok ? 'green' : 'red'}-outline)`}>{ok === undefined ? <Trans>Not asked</Trans> : ok ? <Trans>Passed</Trans> : <Trans>Failed</Trans>}</Text>}
    </li>
  );
}
function PartMark({ ok }: { readonly ok: boolean | undefined }) {
  if (ok === undefined) return <CircleDashed size={20} aria-hidden color="var(--mantine-color-dimmed)" />;
  return ok ? <CircleCheck size={20} aria-hidden color="var(--mantine-color-green-outline)" /> : <CircleX size={20} aria-hidden color="var(--mantine-color-red-outline)" />;
}

function Outcome({ result, setup: { account }, go }: StepProps & { readonly result: Check }) {
  const { storeSlug = '' } = useParams({ strict: false });
  const text = useProblemText();
  const warnings = result.problems.filter(({ blocking }) => !blocking);
  const blocking = result.problems.filter((problem) => problem.blocking);
  const phone = result.display_phone_number ?? '';
  return (
    <Stack gap="sm">
      {result.ok && (
        <Alert color="green" variant="light" icon={<CircleCheck size={18} aria-hidden />} title={<Trans>The connection works</Trans>}>
          <Text size="sm"><b><bdi dir="ltr">{phone}</bdi></b>{result.verified_name !== null && <> · <bdi>{result.verified_name}</bdi></>}</Text>
        </Alert>
      )}
      {!result.ok && (
        <Alert color="red" variant="light" role="alert" icon={<CircleAlert size={18} aria-hidden />} title={<Trans>Test Connection failed</Trans>}>
          {blocking.map((problem) => <Text key={problem.code} size="sm">{text(problem)}</Text>)}
          <Group gap="xs" mt="sm">
            <Button size="xs" onClick={() => go('credentials')}><Trans>Correct the credentials</Trans></Button>
            <LinkButton size="xs" variant="default" to="/s/$storeSlug/settings/channels/numbers/$accountId" params={{ storeSlug, accountId: account?.id ?? '' }} hash="troubleshooting"><Trans>Troubleshooting</Trans></LinkButton>
          </Group>
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert color="yellow" variant="light" icon={<TriangleAlert size={18} aria-hidden />}>
          {warnings.map((problem) => <Text key={problem.code} size="sm">{text(problem)}</Text>)}
        </Alert>
      )}
    </Stack>
  );
}
