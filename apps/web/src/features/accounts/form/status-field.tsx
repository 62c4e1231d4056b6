import { Trans, useLingui } from '@lingui/react/macro';
import { Input, List, SegmentedControl, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Account } from '../api/list-accounts.js';
import type { AccountValues } from './account-values.js';
import { Consequence } from './consequence.js';

interface StatusFieldProps {
  readonly form: UseFormReturnType<AccountValues>;
  readonly account: Account | undefined;
  readonly mayChange: boolean;
}

/** Active or Inactive, with what Inactive means while it is chosen. */
export function StatusField({ form, account, mayChange }: StatusFieldProps) {
  const { t } = useLingui();
  const { status } = form.values;
  return (
    <Input.Wrapper label={t`Status`} labelElement="div">
      <Stack gap="xs" align="flex-start">
        {!mayChange && <Text size="sm">{status === 'active' ? t`Active` : t`Inactive`}</Text>}
        {mayChange && (
          <SegmentedControl
            aria-label={t`Status`} data={[{ value: 'active', label: t`Active` }, { value: 'inactive', label: t`Inactive` }]} value={status}
            onChange={(value) => form.setFieldValue('status', value === 'active' ? 'active' : 'inactive')}
          />
        )}
        <div aria-live="polite">{status === 'inactive' && <Inactive account={account} />}</div>
      </Stack>
    </Input.Wrapper>
  );
}

/** What follows from an account being inactive. */
export function Inactive({ account }: { readonly account: Account | undefined }) {
  return (
    <Consequence>
      <Trans>Inactive accounts will not send or receive messages.</Trans>
      <List size="sm" mt={4}>
        <List.Item><Trans>Messages that name this account are refused, and what waits to be sent is not sent.</Trans></List.Item>
        <List.Item><Trans>It is no default while it is inactive, and nothing is fetched from the provider for it.</Trans></List.Item>
        {account?.is_default_outgoing === true && <List.Item><Trans>The store then has no default for outgoing messages until another account takes it.</Trans></List.Item>}
        {account?.is_default_incoming === true && <List.Item><Trans>The store then has no default for incoming messages until another account takes it.</Trans></List.Item>}
        <List.Item><Trans>Conversations and settings stay.</Trans></List.Item>
      </List>
    </Consequence>
  );
}
