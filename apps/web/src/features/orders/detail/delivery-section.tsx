import { standsIn } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { showFieldErrors } from '../../../shared/form/form-errors.js';
import { Modal } from '../../../shared/page/layers.js';
import { Section } from '../../../shared/page/page.js';
import { FormError } from '../../../shared/page/states.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import { useUpdateOrder } from '../api/update-order.js';
import type { Order } from '../model.js';
import classes from './order.module.css';

const OPEN: readonly Order['status'][] = ['draft', 'placed', 'paid', 'preparing'];
interface OrderProps { readonly storeId: string; readonly order: Order }

/** Where it goes; changed until it has left. */
export function DeliverySection({ storeId, order }: OrderProps) {
  const { t } = useLingui();
  const [isOpen, { open, close }] = useDisclosure();
  const { delivery } = order;
  return (
    <Section title={t`Delivery`}>
      {delivery === null && <Text size="sm" c="dimmed"><Trans>Not known yet.</Trans></Text>}
      {delivery?.method === 'pickup' && <Text size="sm"><Trans>The customer picks it up.</Trans></Text>}
      {delivery !== null && <div className={classes['address']} dir="auto">{linesOf(delivery).join('\n')}</div>}
      {OPEN.includes(order.status) && <Button size="xs" variant="default" mt="sm" onClick={open}>{delivery === null ? <Trans>Add</Trans> : <Trans>Change</Trans>}</Button>}
      <Modal opened={isOpen} onClose={close} title={t`Delivery`} closeButtonProps={{ 'aria-label': t`Close` }}><DeliveryForm storeId={storeId} order={order} onDone={close} /></Modal>
    </Section>
  );
}

/** Customers are asked for name and address in one message, so that the name mostly stands in the address. */
function linesOf({ name = '', address = '', phone = '', note = '' }: NonNullable<Order['delivery']>): string[] {
  return [standsIn(address, name) ? '' : name, address, phone, note].filter((line) => line !== '');
}

function DeliveryForm({ storeId, order, onDone }: OrderProps & { readonly onDone: () => void }) {
  const { t } = useLingui();
  const update = useUpdateOrder(storeId, order.id);
  const { method = 'delivery', name = order.customer.name ?? '', address = '', phone = '', note = '' } = order.delivery ?? {};
  const form = useForm<{ method: 'delivery' | 'pickup'; name: string; address: string; phone: string; note: string }>({
    initialValues: { method, name, address, phone, note },
    validate: { address: (value, values) => (values.method === 'delivery' && value.trim() === '' ? t`Write the address` : null) },
  });
  const save = form.onSubmit((values) => update.mutate({ delivery: values }, { onSuccess: onDone, onError: (error) => void showFieldErrors(form, error) }));
  return (
    <HeldForm isSaving={update.isPending} noValidate onSubmit={save}>
      <Stack>
        <SegmentedControl aria-label={t`How it gets to the customer`} data={[{ value: 'delivery', label: t`Delivery` }, { value: 'pickup', label: t`Pickup` }]} {...form.getInputProps('method')} />
        <TextInput label={t`Name`} maxLength={200} dir="auto" {...form.getInputProps('name')} />
        {form.values.method === 'delivery' && <Textarea label={t`Address`} autosize minRows={2} maxLength={1000} dir="auto" {...form.getInputProps('address')} />}
        <TextInput label={t`Phone`} type="tel" maxLength={60} dir="ltr" {...form.getInputProps('phone')} />
        <Textarea label={t`Wishes for the delivery`} autosize maxLength={1000} dir="auto" {...form.getInputProps('note')} />
        <FormError error={update.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}><Trans>Cancel</Trans></Button>
          <Button type="submit" loading={update.isPending}><Trans>Save</Trans></Button>
        </Group>
      </Stack>
    </HeldForm>
  );
}
