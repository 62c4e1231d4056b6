import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from '@mantine/form';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { useConfirm } from '../../../shared/page/confirm.js';
import { fieldText } from '../../../shared/form/field-texts.js';
import { showFieldErrors } from '../../../shared/form/form-errors.js';
import { takeSaved } from '../../../shared/form/take-saved.js';
import { useStore } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import type { Account } from '../api/list-accounts.js';
import type { Provider } from '../../../shared/api/list-providers.js';
import { useUpdateAccount } from '../api/update-account.js';
import { useLossNotice } from '../use-loss-notice.js';
import { AccountForm } from './account-form.js';
import { type AccountValues, changesOf, missingFields, valuesOf } from './account-values.js';

interface AccountEditorProps {
  readonly account: Account;
  readonly provider: Provider;
  readonly providers: readonly Provider[];
  readonly others: readonly Account[];
  readonly mayChange: boolean;
  readonly children: ReactNode;
}

/** The form over a stored account: saves what differs from it. */
export function AccountEditor({ account, provider, providers, others, mayChange, children }: AccountEditorProps) {
  const { t } = useLingui();
  const confirm = useConfirm();
  const notices = useNotices();
  const lossNotice = useLossNotice();
  const update = useUpdateAccount(useStore().id, account.id);
  const form = useForm<AccountValues>({ initialValues: valuesOf(provider, account) });
  const begin = (stored: Account): void => {
    const values = valuesOf(provider, stored);
    form.setInitialValues(values);
    form.setValues(values);
    form.clearErrors();
  };
  // Somebody else saved, or the account lost a default: shown, unless it would wipe out what is being typed here.
  const takeOver = useEffectEvent((stored: Account) => {
    if (!form.isDirty() && !update.isPending) begin(stored);
  });
  useEffect(() => takeOver(account), [account]);
  const send = (values: AccountValues): void => update.mutate(changesOf(provider, account, values), {
    onError: (error) => showFieldErrors(form, error),
    onSuccess: ({ moved_from: movedFrom, ...saved }) => {
      takeSaved(form, values, valuesOf(provider, saved));
      notices.done(lossNotice(t`The account is saved`, movedFrom));
    },
  });
  const save = (values: AccountValues): void => {
    const missing = [...(values.name.trim() === '' ? ['name'] : []), ...missingFields(provider, account, values).map((name) => `fields.${name}`)];
    if (missing[0] !== undefined) {
      form.setErrors(Object.fromEntries(missing.map((path) => [path, fieldText({ code: 'required' })])));
      form.getInputNode(missing[0])?.focus();
      return;
    }
    const { name } = account;
    if (values.status === 'active' || account.status === 'inactive') return send(values);
    confirm({ title: t`Set ${name} inactive?`, body: <Trans>Inactive accounts will not send or receive messages.</Trans>, action: t`Set inactive`, run: () => send(values) });
  };
  return (
    <AccountForm form={form} providers={providers} provider={provider} account={account} others={others} mayChange={mayChange} error={update.error} isSaving={update.isPending} action={t`Save`} onSubmit={save}>
      {children}
    </AccountForm>
  );
}
