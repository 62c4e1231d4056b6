import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ReactNode, useMemo, useRef } from 'react';
import { Section } from '../../../shared/page/page.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { FormError } from '../../../shared/page/states.js';
import { useUnsavedGuard } from '../../../shared/form/unsaved.js';
import type { Account } from '../api/list-accounts.js';
import type { Provider } from '../../../shared/api/list-providers.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import { ConnectionTest } from '../connection/connection-test.js';
import classes from '../accounts.module.css';
import type { AccountValues } from './account-values.js';
import { DefaultSwitches } from './default-switches.js';
import { GeneralFields } from './general-fields.js';
import { ProviderFields } from './provider-fields.js';
import { ProviderTable } from './provider-table.js';

interface AccountFormProps {
  readonly form: UseFormReturnType<AccountValues>;
  readonly providers: readonly Provider[];
  readonly provider: Provider;
  /** Undefined while it is a new one. */
  readonly account: Account | undefined;
  /** The store's other accounts. */
  readonly others: readonly Account[];
  readonly mayChange: boolean;
  readonly error: unknown;
  readonly isSaving: boolean;
  readonly action: string;
  readonly onSubmit: (values: AccountValues) => void;
  readonly onProvider?: (provider: Provider) => void;
  readonly children?: ReactNode;
}

/** Everything that can be set on an account, in three cards, and the button that saves it. */
export function AccountForm({ form, providers, provider, account, others, mayChange, error, isSaving, action, onSubmit, onProvider, children }: AccountFormProps) {
  const { t } = useLingui();
  const element = useRef<HTMLFormElement>(null);
  const isDirty = form.isDirty();
  useUnsavedGuard(isDirty && !isSaving);
  useShortcuts(useMemo(() => ({ title: t`Accounts`, shortcuts: mayChange ? [{ keys: '$mod+s', label: t`Save`, run: () => element.current?.requestSubmit() }] : [] }), [t, mayChange]));
  return (
    <HeldForm isSaving={account === undefined && isSaving} ref={element} noValidate onSubmit={form.onSubmit(onSubmit)} data-stays={account !== undefined || undefined}>
      <Stack gap="lg">
        <Section>
          <Stack>
            <GeneralFields form={form} providers={providers} provider={provider} account={account} mayChange={mayChange} onProvider={onProvider} />
            {!account && providers.length > 1 && <ProviderTable providers={providers} />}
          </Stack>
        </Section>
        <Section title={provider.section}>
          <ProviderFields form={form} provider={provider} account={account} mayChange={mayChange} />
          {mayChange && provider.powers.includes('check') && <ConnectionTest form={form} provider={provider} account={account} />}
        </Section>
        {children}
        <Section title={t`Sending and receiving`}><DefaultSwitches form={form} provider={provider} account={account} others={others} mayChange={mayChange} /></Section>
        <FormError error={error} />
        {mayChange && (
          <Group justify="flex-end" className={classes['save']}>
            {isDirty && <Text size="sm" c="dimmed"><Trans>Not saved yet</Trans></Text>}
            <Button type="submit" loading={isSaving} disabled={account !== undefined && !isDirty}>{action}</Button>
          </Group>
        )}
      </Stack>
    </HeldForm>
  );
}
