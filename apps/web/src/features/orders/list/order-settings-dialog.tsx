import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { type Store, useIsAtLeast } from '../../../shared/people/me.js';
import { amountText, formatMoney, parseAmount } from '../../../shared/formats/money.js';
import { fieldError } from '../../../shared/form/form-errors.js';
import { Modal } from '../../../shared/page/layers.js';
import { useNotices } from '../../../shared/page/notices.js';
import { FormError, Loaded } from '../../../shared/page/states.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import { orderSettingsQuery } from '../api/order-settings.js';
import { useUpdateOrderSettings } from '../api/update-order-settings.js';
import type { OrderSettings } from '../model.js';

interface OrderSettingsDialogProps { readonly store: Store; readonly isOpen: boolean; readonly onClose: () => void }

/** Minor units: the API takes no more. */
const HIGHEST_FEE = 1_000_000_000;
/** What the API may refuse of what is typed, said beside it. */
const FIELDS = ['/tax_rate_bp', '/delivery_fee'] as const;

/** How orders are summed up. */
export function OrderSettingsDialog({ store, isOpen, onClose }: OrderSettingsDialogProps) {
  const { t } = useLingui();
  const query = useQuery({ ...orderSettingsQuery(store.id), enabled: isOpen });
  return (
    <Modal opened={isOpen} onClose={onClose} title={t`Tax and delivery`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <Loaded query={query}>{(settings) => <SettingsForm store={store} settings={settings} onClose={onClose} />}</Loaded>
    </Modal>
  );
}

function SettingsForm({ store, settings, onClose }: { readonly store: Store; readonly settings: OrderSettings; readonly onClose: () => void }) {
  const { t, i18n } = useLingui();
  const mayChange = useIsAtLeast('admin');
  const notices = useNotices();
  const update = useUpdateOrderSettings(store.id);
  const form = useForm({
    initialValues: {
      rate: new Intl.NumberFormat(`${i18n.locale}-u-nu-latn`, { useGrouping: false, maximumFractionDigits: 2 }).format(settings.tax_rate_bp / 100), included: settings.prices_include_tax, fee: amountText(settings.delivery_fee, store.currency, i18n.locale), pickup: settings.pickup,
    },
    validate: {
      rate: (value) => (rateOf(value) === undefined ? t`From 0 to 100` : null),
      fee: (value) => {
        const fee = parseAmount(value, store.currency);
        if (fee === undefined) return t`This is not an amount`;
        const most = formatMoney({ amount: HIGHEST_FEE, currency: store.currency }, i18n.locale);
        return fee > HIGHEST_FEE ? t`At most ${most}.` : null;
      },
    },
  });
  const save = form.onSubmit(({ rate, included, fee, pickup }) => update.mutate({
    tax_rate_bp: rateOf(rate) ?? 0, prices_include_tax: included, delivery_fee: parseAmount(fee, store.currency) ?? 0, pickup,
  }, {
    onSuccess: () => {
      notices.done(t`Saved. New orders are summed up like this.`);
      onClose();
    },
    onError: (error) => {
      const [rate, fee] = FIELDS.map((pointer) => fieldError(error, pointer));
      form.setErrors({ ...(rate === undefined ? {} : { rate }), ...(fee === undefined ? {} : { fee }) });
    },
  }));
  return (
    <HeldForm isSaving={update.isPending} noValidate onSubmit={save}>
      <Stack>
        {!mayChange && <Alert variant="light" color="gray" icon={<Lock size={18} aria-hidden />}><Trans>Agents can look at this. Ask an owner or admin to change something.</Trans></Alert>}
        <TextInput label={t`Tax in percent`} inputMode="decimal" rightSection="%" readOnly={!mayChange} data-autofocus {...form.getInputProps('rate')} />
        <Switch label={t`The prices of the catalog contain it`} description={t`Otherwise it is added to the order`} disabled={!mayChange} {...form.getInputProps('included', { type: 'checkbox' })} />
        <TextInput label={t`Delivery fee (${store.currency})`} description={t`Added to every order that is delivered`} inputMode="decimal" readOnly={!mayChange} {...form.getInputProps('fee')} />
        <Switch label={t`Customers may pick up their order`} disabled={!mayChange} {...form.getInputProps('pickup', { type: 'checkbox' })} />
        {FIELDS.every((pointer) => fieldError(update.error, pointer) === undefined) && <FormError error={update.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
          {mayChange && <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}><Trans>Save</Trans></Button>}
        </Group>
      </Stack>
    </HeldForm>
  );
}

/** Hundredths of a percent of what somebody typed; undefined when it is none. */
function rateOf(text: string): number | undefined {
  const rate = /^\s*(\d{1,3}(?:[.,٫]\d{1,2})?)\s*%?\s*$/.exec(text)?.[1];
  const value = rate === undefined ? Number.NaN : Number(rate.replace(/[,٫]/, '.'));
  return value >= 0 && value <= 100 ? Math.round(value * 100) : undefined;
}
