import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Info } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/api.js';
import { showFieldErrors } from '../../form/form-errors.js';
import { useStore } from '../../people/me.js';
import { FormError } from '../../page/states.js';
import { useUnsavedGuard } from '../../form/unsaved.js';
import { HeldForm } from '../../form/held-form.js';
import type { Order } from '../orders.js';
import { quoteQuery } from './api/quote-order.js';
import { Conflict } from './conflict.js';
import { bodyOf, type Buyer, type DraftValues, type Method, valuesOf, withVariant } from './draft.js';
import { DeliveryFields } from './delivery-fields.js';
import { DraftLines } from './draft-lines.js';
import { DraftSums } from './draft-sums.js';
import classes from './drafting.module.css';
import { ProductField } from './product-field.js';
import { useSaving } from './use-saving.js';

interface DraftFormProps {
  readonly storeId: string;
  readonly buyer: Buyer;
  /** What is changed; a new one otherwise. */
  readonly cart: Order | undefined;
  readonly onDirty: (isDirty: boolean) => void;
  readonly onCancel: () => void;
  readonly onDone: (order: Order) => void;
}

export function DraftForm({ storeId, buyer, cart, onDirty, onCancel, onDone }: DraftFormProps) {
  const { t } = useLingui();
  const { currency } = useStore();
  const search = useRef<HTMLInputElement>(null);
  const form = useForm<DraftValues>({
    name: 'order', initialValues: valuesOf(cart, buyer),
    validate: { delivery: { address: (address, { delivery }) => (delivery.method === 'delivery' && address.trim() === '' ? t`Write the address` : null) } },
  });
  const isDirty = form.isDirty();
  const [saved, setSaved] = useState<Order>();
  useUnsavedGuard(isDirty && saved === undefined);
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  // Only now, when nothing is guarded any more, may the page be left.
  const told = useRef(false);
  useEffect(() => {
    if (saved === undefined || told.current) return;
    told.current = true;
    onDone(saved);
  }, [saved, onDone]);
  const { quote, error } = useQuote(storeId, form);
  const saving = useSaving({ storeId, buyer, cart, onStored: () => form.resetDirty(), onDone: setSaved });
  const save = (place: boolean, over?: Order): void => form.onSubmit((values) => saving.run(bodyOf(values), place, (refused) => void showFieldErrors(form, refused), over))();
  const take = (theirs: Order): void => {
    if (theirs.status !== 'draft') return setSaved(theirs);
    const values = valuesOf(theirs, buyer);
    form.setValues(values);
    form.resetDirty(values);
    saving.take(theirs);
  };
  const { conflict } = saving;
  const isEmpty = form.values.lines.length === 0;
  return (
    <HeldForm
      isSaving={saving.isPending} noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) save(false);
      }}
    >
      <Stack gap="md">
        {cart !== undefined && cart.source !== 'person' && <Alert variant="light" color="gray" p="sm" icon={<Info size={18} aria-hidden />}><Trans>This conversation has a cart already. What you change here is changed in it, and the customer confirms the new one.</Trans></Alert>}
        <ProductField ref={search} storeId={storeId} currency={currency} onPick={(line) => form.setFieldValue('lines', withVariant(form.values.lines, line))} />
        <DraftLines form={form} quote={quote} complaints={[{ error, asked: form.values.lines }, { error: saving.error, asked: saving.sent }]} onRemoved={() => search.current?.focus()} />
        <DeliveryFields form={form} mayBeLeftOpen={cart === undefined || cart.delivery === null} />
        <TextInput type="date" label={t`Promised day`} description={t`The day the customer gets it or can pick it up`} maw={260} {...form.getInputProps('promised_day')} />
        <Textarea label={t`Note`} description={t`For your team; the customer does not see it.`} autosize maxLength={2000} dir="auto" {...form.getInputProps('note')} />
        {conflict && <Conflict storeId={storeId} known={conflict.known} error={saving.error} onTake={take} onKeep={(theirs) => save(conflict.place, theirs)} />}
        {!conflict && !isAboutLines(saving.error) && <FormError error={saving.error} />}
        {!isAboutLines(error) && <FormError error={error} />}
        <div className={classes['foot']}>
          {quote && !isEmpty && <DraftSums quote={quote} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onCancel}><Trans>Cancel</Trans></Button>
            <Button variant="default" type="submit" disabled={isEmpty} loading={saving.isPending}><Trans>Save as cart</Trans></Button>
            <Button disabled={isEmpty} loading={saving.isPending} onClick={() => save(true)}><Trans>Place the order</Trans></Button>
          </Group>
        </div>
      </Stack>
    </HeldForm>
  );
}

/** Said at the lines already. */
function isAboutLines(error: unknown): boolean {
  const fields = error instanceof ApiError ? error.details.fields ?? [] : [];
  return fields.length > 0 && fields.every(({ pointer }) => /^\/lines\/\d/.test(pointer));
}

/** What the lines come to, asked a moment after the last change. */
function useQuote(storeId: string, form: UseFormReturnType<DraftValues>) {
  const { lines, delivery: { method } } = form.values;
  const asked = lines.map(({ variant_id, quantity }) => ({ variant_id, quantity: Math.max(1, Number(quantity)) }));
  const query = useQuery({ ...quoteQuery(storeId, { lines: asked, ...wayOf(method) }), enabled: asked.length > 0 });
  return { quote: query.error === null ? query.data : undefined, error: query.error };
}
function wayOf(method: Method): { delivery_method?: 'delivery' | 'pickup' } {
  return method === 'later' ? {} : { delivery_method: method };
}
