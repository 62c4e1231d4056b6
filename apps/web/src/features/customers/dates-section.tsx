import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Autocomplete, Button, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { CalendarPlus, X } from 'lucide-react';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { dayText } from '../../shared/formats/day-text.js';
import { Modal } from '../../shared/page/layers.js';
import { useNotices } from '../../shared/page/notices.js';
import { FormError, Loaded } from '../../shared/page/states.js';
import { HeldForm } from '../../shared/form/held-form.js';
import { customerDatesQuery, useRemoveCustomerDate, useSetCustomerDate } from './api/customer-dates.js';
import classes from './customers.module.css';

/** Days that matter to a customer; notification rules write before, on and after them. */
export function DatesSection({ storeId, customerId }: { readonly storeId: string; readonly customerId: string }) {
  const { t, i18n } = useLingui();
  const dates = useQuery(customerDatesQuery(storeId, customerId));
  const remove = useRemoveCustomerDate(storeId, customerId);
  const notices = useNotices();
  const nameText = useDateNameText();
  const [isAdding, dialog] = useDisclosure(false);
  const textOf = (day: string): string => dayText(i18n.locale, day, { dateStyle: 'long' });
  return (
    <Stack gap="md" align="stretch">
      <Loaded query={dates} skeleton={null}>
        {(all) => (all.length === 0 ? <Text size="sm" c="dimmed"><Trans>A birthday, an appointment: notification rules can write before or after it.</Trans></Text> : (
          <ul className={classes['kept']} aria-label={t`Dates`}>
            {all.map(({ name, day, repeats_yearly: yearly }) => (
              <li key={name}>
                <div>
                  <Text size="sm" fw={500} dir="auto">{nameText(name)}</Text>
                  <Text size="xs" c="dimmed">{yearly ? <Trans>{textOf(day)} · every year</Trans> : textOf(day)}</Text>
                </div>
                <ActionIcon variant="subtle" color="gray" aria-label={t`Remove ${nameText(name)}`} onClick={() => remove.mutate(name, { onError: (error) => notices.failed(error) })}><X size={15} aria-hidden /></ActionIcon>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
      <div><Button size="compact-sm" variant="default" leftSection={<CalendarPlus size={14} aria-hidden />} onClick={dialog.open}><Trans>Add a date</Trans></Button></div>
      <Modal opened={isAdding} onClose={dialog.close} title={t`Add a date`} closeButtonProps={{ 'aria-label': t`Close` }}>
        <DateForm storeId={storeId} customerId={customerId} onClose={dialog.close} />
      </Modal>
    </Stack>
  );
}

function DateForm({ storeId, customerId, onClose }: { readonly storeId: string; readonly customerId: string; readonly onClose: () => void }) {
  const { t } = useLingui();
  const set = useSetCustomerDate(storeId, customerId);
  const form = useForm({
    initialValues: { name: 'birthday', day: '', yearly: true },
    validate: { name: (value) => (value.trim() === '' ? t`This is needed.` : null), day: (value) => (value === '' ? t`This is needed.` : null) },
  });
  const save = form.onSubmit(({ name, day, yearly }) => set.mutate({ name: name.trim(), day, yearly }, { onSuccess: onClose, onError: (error) => showFieldErrors(form, error) }));
  return (
    <HeldForm isSaving={set.isPending} noValidate onSubmit={save}>
      <Stack>
        <Autocomplete label={t`Which date`} description={t`The name by which notification rules know it`} data={['birthday', 'appointment']} maxLength={60} dir="auto" openOnFocus={false} data-autofocus {...form.getInputProps('name')} />
        <TextInput type="date" label={t`Day`} w={180} {...form.getInputProps('day')} />
        <Switch label={t`Every year on this day`} {...form.getInputProps('yearly', { type: 'checkbox' })} />
        <FormError error={set.error} />
        <Group justify="flex-end"><Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button><Button type="submit" loading={set.isPending}><Trans>Save</Trans></Button></Group>
      </Stack>
    </HeldForm>
  );
}

/** Names that everybody uses in the language of the page; others as they were written. */
function useDateNameText(): (name: string) => string {
  const { t } = useLingui();
  return (name) => (name === 'birthday' ? t`Birthday` : name === 'appointment' ? t`Appointment` : name);
}
