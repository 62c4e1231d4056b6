import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Divider, Group, List, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { CircleAlert, CircleCheck, PlugZap, TriangleAlert } from 'lucide-react';
import { showFieldErrors } from '../../../shared/form/form-errors.js';
import { useStore } from '../../../shared/people/me.js';
import { FormError } from '../../../shared/page/states.js';
import { type ConnectionCheck, useCheckConnection } from '../api/check-connection.js';
import type { Account } from '../api/list-accounts.js';
import type { Provider } from '../../../shared/api/list-providers.js';
import { type AccountValues, changesOf, creationOf } from '../form/account-values.js';
import { problemText } from '../problem-text.js';

interface ConnectionTestProps {
  readonly form: UseFormReturnType<AccountValues>;
  readonly provider: Provider;
  readonly account: Account | undefined;
}

/** Asks the provider: about what is entered while that differs from the account, else about the account. */
export function ConnectionTest({ form, provider, account }: ConnectionTestProps) {
  const { t } = useLingui();
  const store = useStore();
  const check = useCheckConnection(store.id);
  const { values } = form;
  const entered = (account ? changesOf(provider, account, values).fields : creationOf(values).fields) as Record<string, string> | undefined;
  const run = (): void => check.mutate(
    { accountId: account?.id, entered: account && !entered ? undefined : { provider: provider.id, fields: entered ?? {} } },
    { onError: (error) => showFieldErrors(form, error) },
  );
  return (
    <Stack mt="lg" gap="sm">
      <Divider />
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" flex="1 1 240px">{account && entered ? t`Tests what is entered here, before you save it.` : t`Asks the provider whether these credentials work.`}</Text>
        <Button variant="default" leftSection={<PlugZap size={16} aria-hidden />} loading={check.isPending} onClick={run}><Trans>Test Connection</Trans></Button>
      </Group>
      <div aria-live="polite">
        {check.data && <CheckResult check={check.data} provider={provider} fields={values.fields} />}
        <FormError error={check.error} />
      </div>
    </Stack>
  );
}

/** What the provider said: the number it knows, then what is wrong, then what deserves a look. */
function CheckResult({ check, provider, fields }: { readonly check: ConnectionCheck; readonly provider: Provider; readonly fields: Readonly<Record<string, string>> }) {
  const [wrong, warnings] = [check.problems.filter(({ blocking }) => blocking), check.problems.filter(({ blocking }) => !blocking)];
  const lines = (problems: ConnectionCheck['problems']) => (
    <List size="sm" listStyleType="none">{problems.map((problem) => <List.Item key={problem.code + problem.text}>{problemText(problem, provider, fields)}</List.Item>)}</List>
  );
  const { display_phone_number: phone, verified_name: name } = check;
  return (
    <Stack gap="xs">
      {check.ok && (
        <Alert color="teal" variant="light" icon={<CircleCheck size={18} aria-hidden />} title={<Trans>The connection works</Trans>}>
          {name} {phone !== null && <bdi dir="ltr">{phone}</bdi>}
        </Alert>
      )}
      {wrong.length > 0 && <Alert color="red" variant="light" icon={<CircleAlert size={18} aria-hidden />} title={<Trans>The connection does not work</Trans>}>{lines(wrong)}</Alert>}
      {warnings.length > 0 && <Alert color="yellow" variant="light" icon={<TriangleAlert size={18} aria-hidden />}>{lines(warnings)}</Alert>}
    </Stack>
  );
}
