import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useMemo, useRef } from 'react';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { takeSaved } from '../../shared/form/take-saved.js';
import { useNotices } from '../../shared/page/notices.js';
import { Section } from '../../shared/page/page.js';
import { useShortcuts } from '../../shared/page/shortcuts.js';
import { FormError } from '../../shared/page/states.js';
import { useUnsavedGuard } from '../../shared/form/unsaved.js';
import { useUpdateCustomer } from './api/update-customer.js';
import type { CustomerDetail } from './model.js';

interface Values { readonly name: string; readonly phone: string; readonly locale: string; readonly notes: string }

const valuesOf = ({ name, phone, locale, notes }: CustomerDetail): Values => ({ name: name ?? '', phone: phone ?? '', locale: locale ?? '', notes });

const changesOf = ({ phone: known }: CustomerDetail, { name, phone, locale, notes }: Values) => ({
  name: name.trim() || null, locale: locale.trim() || null, notes, ...(phone.trim() === '' || phone.trim() === known ? {} : { phone: phone.trim() }),
});

/** What the team may write about a customer. */
export function CustomerForm({ storeId, customer }: { readonly storeId: string; readonly customer: CustomerDetail }) {
  const { t } = useLingui();
  const update = useUpdateCustomer(storeId, customer.id);
  const notices = useNotices();
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<Values>({ initialValues: valuesOf(customer) });
  const isDirty = form.isDirty();
  useUnsavedGuard(isDirty);
  useShortcuts(useMemo(() => ({ title: t`Customer`, shortcuts: [{ keys: '$mod+s', label: t`Save`, run: () => element.current?.requestSubmit() }] }), [t]));
  // A colleague's change is shown as soon as nothing of one's own is in the fields.
  const stored = JSON.stringify(valuesOf(customer));
  const shown = useRef(stored);
  useEffect(() => {
    if (isDirty || shown.current === stored) return;
    shown.current = stored;
    form.setInitialValues(JSON.parse(stored) as Values);
    form.reset();
  });
  const save = form.onSubmit((values) => update.mutate(
    changesOf(customer, values),
    {
      onSuccess: (saved) => {
        takeSaved(form, values, valuesOf(saved));
        notices.done(t`The customer is saved`);
      },
      onError: (error) => showFieldErrors(form, error),
    },
  ));
  return (
    <Section>
      <form ref={element} noValidate onSubmit={save} data-stays>
        <Stack>
          <TextInput label={t`Name`} description={t`How your team calls them.`} placeholder={customer.profile_name ?? ''} maxLength={200} dir="auto" {...form.getInputProps('name')} />
          <Group grow align="flex-start" preventGrowOverflow={false}>
            <TextInput label={t`Phone`} type="tel" dir="ltr" maxLength={40} miw={180} {...form.getInputProps('phone')} />
            <TextInput label={t`Language`} placeholder="pt-BR" dir="ltr" maxLength={40} miw={120} {...form.getInputProps('locale')} />
          </Group>
          <Textarea label={t`Notes`} description={t`For your team only: customers and the assistant do not see them.`} autosize minRows={3} maxRows={12} maxLength={4000} dir="auto" {...form.getInputProps('notes')} />
          <FormError error={update.error} />
          <Group justify="flex-end">
            {isDirty && <Text size="sm" c="dimmed"><Trans>Not saved yet</Trans></Text>}
            <Button type="submit" loading={update.isPending} disabled={!isDirty}><Trans>Save</Trans></Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
