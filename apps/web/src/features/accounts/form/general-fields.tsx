import { useLingui } from '@lingui/react/macro';
import { NativeSelect, Stack, TagsInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Account } from '../api/list-accounts.js';
import type { Provider } from '../../../shared/api/list-providers.js';
import type { AccountValues } from './account-values.js';
import { StatusField } from './status-field.js';

interface GeneralFieldsProps {
  readonly form: UseFormReturnType<AccountValues>;
  readonly providers: readonly Provider[];
  readonly provider: Provider;
  readonly account: Account | undefined;
  readonly mayChange: boolean;
  readonly onProvider: ((provider: Provider) => void) | undefined;
}

/** What every account has, whoever its provider is. */
export function GeneralFields({ form, providers, provider, account, mayChange, onProvider }: GeneralFieldsProps) {
  const { t } = useLingui();
  return (
    <Stack>
      {account ? (
        <TextInput label={t`Account Type`} description={t`It cannot be changed any more: its conversations belong to it.`} value={provider.label} readOnly variant="filled" />
      ) : (
        <NativeSelect
          label={t`Account Type`} description={t`Through whom messages are sent and received.`} data={providers.map(({ id, label }) => ({ value: id, label }))} {...form.getInputProps('provider')}
          onChange={(event) => {
            const chosen = providers.find(({ id }) => id === event.currentTarget.value);
            if (chosen) onProvider?.(chosen);
          }}
        />
      )}
      <TextInput
        label={t`Account Name`} description={t`How lists and menus call it. Account names must be unique.`} placeholder={t`Main line`} required withAsterisk={false} maxLength={100} readOnly={!mayChange}
        autoComplete="off" {...form.getInputProps('name')}
      />
      <TagsInput
        label={t`Labels`} description={t`Groups of accounts, for example a brand or a region. Press Enter after each.`} readOnly={!mayChange} maxTags={20} clearable={mayChange}
        clearButtonProps={{ 'aria-label': t`Clear` }} {...form.getInputProps('labels')}
      />
      <StatusField form={form} account={account} mayChange={mayChange} />
    </Stack>
  );
}
