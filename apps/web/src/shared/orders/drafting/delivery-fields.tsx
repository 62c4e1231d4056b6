import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { DraftValues } from './draft.js';
import classes from './drafting.module.css';

/** Where it goes, as far as that is known. */
export function DeliveryFields({ form, mayBeLeftOpen }: { readonly form: UseFormReturnType<DraftValues>; /** It can be said later. */ readonly mayBeLeftOpen: boolean }) {
  const { t } = useLingui();
  const { method } = form.values.delivery;
  const ways = [...(mayBeLeftOpen ? [{ value: 'later', label: t`Not known yet` }] : []), { value: 'delivery', label: t`Delivery` }, { value: 'pickup', label: t`Pickup` }];
  return (
    <>
      <div>
        <Text size="sm" fw={500} mb={4}><Trans>Delivery</Trans></Text>
        <SegmentedControl fullWidth classNames={{ label: classes['way'] ?? '' }} aria-label={t`How it gets to the customer`} data={ways} {...form.getInputProps('delivery.method')} />
      </div>
      {method !== 'later' && (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput label={t`Name`} maxLength={200} dir="auto" {...form.getInputProps('delivery.name')} />
            <TextInput label={t`Phone`} type="tel" maxLength={60} dir="ltr" {...form.getInputProps('delivery.phone')} />
          </SimpleGrid>
          {method === 'delivery' && <Textarea label={t`Address`} autosize minRows={2} maxLength={1000} dir="auto" {...form.getInputProps('delivery.address')} />}
          <Textarea label={t`Wishes for the delivery`} autosize maxLength={1000} dir="auto" {...form.getInputProps('delivery.note')} />
        </>
      )}
    </>
  );
}
