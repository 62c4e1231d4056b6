import { Trans, useLingui } from '@lingui/react/macro';
import { Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef } from 'react';
import { showFieldErrors } from '../../../shared/form/form-errors.js';
import { takeSaved } from '../../../shared/form/take-saved.js';
import type { Store } from '../../../shared/people/me.js';
import { parseAmount } from '../../../shared/formats/money.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Section } from '../../../shared/page/page.js';
import { FormError } from '../../../shared/page/states.js';
import type { Budget } from '../api/get-costs.js';
import { useUpdateAssistant } from '../api/update-assistant.js';
import { SaveBar } from '../save-bar.js';
import { useSaveShortcut } from '../use-save-shortcut.js';
import { budgetOf, type BudgetValues, valuesOf } from './budget-values.js';

const PERCENTS = ['50', '60', '70', '80', '90', '95'];

/** How much the model may cost, and what happens then. It counts at once. */
export function BudgetForm({ store, budget, mayChange }: { readonly store: Store; readonly budget: Budget | null; readonly mayChange: boolean }) {
  const { t, i18n } = useLingui();
  const notices = useNotices();
  const update = useUpdateAssistant(store.id);
  const element = useRef<HTMLFormElement>(null);
  const amount = (value: string): string | null => (value.trim() !== '' && parseAmount(value, 'USD') === undefined ? t`This is no amount.` : null);
  const form = useForm<BudgetValues>({ initialValues: valuesOf(budget, i18n.locale), validate: { day: amount, month: amount } });
  useSaveShortcut(element, mayChange);
  const save = form.onSubmit((values) => update.mutate({ budget: budgetOf(values) }, {
    onSuccess: (saved) => {
      takeSaved(form, values, valuesOf(saved.budget, i18n.locale));
      notices.done(t`The budget is saved`);
    },
    onError: (error) => showFieldErrors(form, error),
  }));
  const percents = [...new Set([...PERCENTS, form.values.soft_percent])].toSorted().map((value) => ({ value, label: new Intl.NumberFormat(i18n.locale, { style: 'percent' }).format(Number(value) / 100) }));
  const dollars = <Text size="sm" c="dimmed">USD</Text>;
  return (
    <form ref={element} noValidate onSubmit={save} data-stays>
      <Section title={t`Budget`} description={<Trans>Customers always get something: an answer of the built-in assistant, or a person. Days and months are those of <bdi>{store.timezone}</bdi>.</Trans>}>
        <Stack>
          <Group align="flex-start" grow preventGrowOverflow={false} wrap="wrap">
            <TextInput label={t`Each day`} description={t`Empty: no limit`} inputMode="decimal" miw={180} maw={280} readOnly={!mayChange} rightSection={dollars} rightSectionWidth={52} {...form.getInputProps('day')} />
            <TextInput label={t`Each month`} description={t`Empty: no limit`} inputMode="decimal" miw={180} maw={280} readOnly={!mayChange} rightSection={dollars} rightSectionWidth={52} {...form.getInputProps('month')} />
          </Group>
          <NativeSelect label={t`Nearly used up`} description={t`From this share of a limit on, owners and admins see a warning.`} maw={280} disabled={!mayChange} data={percents} {...form.getInputProps('soft_percent')} />
          <NativeSelect
            label={t`Then`} maw={460} disabled={!mayChange} {...form.getInputProps('at_soft')}
            data={[{ value: 'warn', label: t`The model goes on answering` }, { value: 'built_in', label: t`The built-in assistant answers instead of the model` }]}
          />
          <NativeSelect
            label={t`Once it is used up`} maw={460} disabled={!mayChange} {...form.getInputProps('at_hard')}
            data={[{ value: 'built_in', label: t`The built-in assistant answers instead of the model` }, { value: 'hand_off', label: t`Conversations go to your team, with the reason` }]}
          />
          <FormError error={update.error} />
          <SaveBar isDirty={mayChange && form.isDirty()} isSaving={update.isPending} onDiscard={() => form.reset()} />
        </Stack>
      </Section>
    </form>
  );
}
