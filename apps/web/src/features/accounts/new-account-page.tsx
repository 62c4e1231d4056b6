import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { fieldText } from '../../shared/form/field-texts.js';
import { useIsAtLeast, useStore } from '../../shared/people/me.js';
import { useNotices } from '../../shared/page/notices.js';
import { Page } from '../../shared/page/page.js';
import { Loaded, State } from '../../shared/page/states.js';
import { AccountsLink } from './accounts-link.js';
import { useCreateAccount } from './api/create-account.js';
import { accountsQuery } from './api/list-accounts.js';
import { type Provider, providersQuery } from '../../shared/api/list-providers.js';
import { QrPhone, qrPhoneOf } from './connection/qr-phone.js';
import { AccountForm } from './form/account-form.js';
import { type AccountValues, creationOf, missingFields, valuesOf } from './form/account-values.js';
import { useLossNotice } from './use-loss-notice.js';

export function NewAccountPage() {
  const { t, i18n } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const providers = useQuery(providersQuery(i18n.locale));
  const { provider: wanted } = useSearch({ strict: false });
  return (
    <Page title={t`New account`} place={store.name} description={<Trans>The credentials of one WhatsApp Business number, and how it is used.</Trans>} actions={<AccountsLink slug={store.slug} />}>
      {mayChange
        ? <Loaded query={providers} skeleton={<FormSkeleton />}>{(all) => <NewAccountOf providers={all} first={all.find(({ id }) => id === wanted) ?? all[0]} />}</Loaded>
        : <State icon={Lock} title={<Trans>Your role may not do this.</Trans>}><Trans>Owners and admins of the store can open this page. Ask one of them.</Trans></State>}
    </Page>
  );
}

function NewAccountOf({ providers, first }: { readonly providers: readonly Provider[]; readonly first: Provider | undefined }) {
  return first ? <NewAccount providers={providers} first={first} /> : null;
}

export function FormSkeleton() {
  return <Stack gap="lg"><Skeleton h={320} radius="lg" /><Skeleton h={520} radius="lg" /></Stack>;
}

function NewAccount({ providers, first }: { readonly providers: readonly Provider[]; readonly first: Provider }) {
  const { t } = useLingui();
  const store = useStore();
  const navigate = useNavigate();
  const notices = useNotices();
  const lossNotice = useLossNotice();
  const create = useCreateAccount(store.id);
  const { data: others = [] } = useInfiniteQuery(accountsQuery(store.id));
  const form = useForm<AccountValues>({ initialValues: valuesOf(first) });
  const provider = providers.find(({ id }) => id === form.values.provider) ?? first;
  const save = (values: AccountValues): void => {
    const missing = [...(values.name.trim() === '' ? ['name'] : []), ...missingFields(provider, undefined, values).map((name) => `fields.${name}`)];
    if (missing[0] !== undefined) {
      form.setErrors(Object.fromEntries(missing.map((path) => [path, fieldText({ code: 'required' })])));
      form.getInputNode(missing[0])?.focus();
      return;
    }
    create.mutate(creationOf(values), {
      onError: (error) => showFieldErrors(form, error),
      onSuccess: ({ id, moved_from: movedFrom }) => {
        notices.done(lossNotice(t`The account is saved`, movedFrom));
        void navigate({ to: '/s/$storeSlug/settings/accounts/$accountId', params: { storeSlug: store.slug, accountId: id }, ignoreBlocker: true });
      },
    });
  };
  return (
    <>
      {provider.powers.includes('link') && <QrPhone address={qrPhoneOf(others)} label={provider.label} />}
      <AccountForm
        form={form} providers={providers} provider={provider} account={undefined} others={others} mayChange error={create.error} isSaving={create.isPending} action={t`Save the account`} onSubmit={save}
        onProvider={(chosen) => form.setValues({ provider: chosen.id, fields: valuesOf(chosen).fields })}
      />
    </>
  );
}
