import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { Account } from '../api/list-accounts.js';
import type { Provider } from '../../../shared/api/list-providers.js';
import type { AccountValues } from './account-values.js';
import { Consequence } from './consequence.js';

interface DefaultSwitchesProps {
  readonly form: UseFormReturnType<AccountValues>;
  readonly provider: Provider;
  readonly account: Account | undefined;
  readonly others: readonly Account[];
  readonly mayChange: boolean;
}

/** Which messages go through this account when nobody chose one. Who loses the default is said here, before anything is saved. */
export function DefaultSwitches({ form, provider, account, others, mayChange }: DefaultSwitchesProps) {
  const { t } = useLingui();
  const isRuled = provider.rules.becomes_default_outgoing;
  const { values } = form;
  const outgoing = isRuled ? values.status === 'active' || account?.is_default_outgoing === true : values.is_default_outgoing;
  const outgoingHolder = others.find((other) => other.is_default_outgoing);
  const incomingHolder = others.find((other) => other.is_default_incoming);
  if (!mayChange) {
    return (
      <SimpleGrid component="dl" cols={{ base: 1, xs: 3 }} m={0}>
        <Shown label={t`Is Default Outgoing`} isOn={outgoing} />
        <Shown label={t`Is Default Incoming`} isOn={values.is_default_incoming} />
        <Shown label={t`Allow Auto Read Receipt`} isOn={values.auto_read_receipt} />
      </SimpleGrid>
    );
  }
  return (
    <Stack gap="lg">
      <Setting
        control={<Switch label={t`Is Default Outgoing`} description={t`Messages for which nobody chose an account are sent through this one.`} disabled={isRuled} {...form.getInputProps('is_default_outgoing', { type: 'checkbox' })} checked={outgoing} />}
      >
        {isRuled && <Text size="sm" c="dimmed"><Trans>Accounts of this type are marked as default outgoing automatically.</Trans></Text>}
        {outgoing && outgoingHolder && <Consequence><Trans>Saving takes the default for outgoing messages away from <b>{outgoingHolder.name}</b>.</Trans></Consequence>}
        {!outgoing && account?.is_default_outgoing === true && <Consequence><Trans>Saved like this, no account is the default for outgoing messages: a message for which nobody chose an account is refused.</Trans></Consequence>}
      </Setting>
      <Setting
        control={<Switch label={t`Is Default Incoming`} description={t`Messages to a number of yours that no account has arrive in this one.`} {...form.getInputProps('is_default_incoming', { type: 'checkbox' })} />}
      >
        {values.is_default_incoming && incomingHolder && <Consequence><Trans>Saving takes the default for incoming messages away from <b>{incomingHolder.name}</b>.</Trans></Consequence>}
        {!values.is_default_incoming && account?.is_default_incoming === true && <Consequence><Trans>Saved like this, no account is the default for incoming messages: messages to a number that no account has are not shown.</Trans></Consequence>}
      </Setting>
      <Switch
        label={t`Allow Auto Read Receipt`} description={t`A message is marked as read in the customer's WhatsApp (blue ticks) as soon as it arrives.`}
        {...form.getInputProps('auto_read_receipt', { type: 'checkbox' })}
      />
    </Stack>
  );
}

function Shown({ label, isOn }: { readonly label: string; readonly isOn: boolean }) {
  return <div><Text component="dt" size="sm">{label}</Text><Text component="dd" size="sm" m={0} c={isOn ? 'teal' : 'dimmed'} fw={isOn ? 600 : 400}>{isOn ? <Trans>Yes</Trans> : <Trans>No</Trans>}</Text></div>;
}

function Setting({ control, children }: { readonly control: ReactNode; readonly children: ReactNode }) {
  return <Stack gap="xs">{control}<div aria-live="polite">{children}</div></Stack>;
}
