import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Modal, NumberInput, Radio, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { type Store, useIsAtLeast } from '../../../shared/me.js';
import { amountText, parseAmount } from '../../../shared/money.js';
import { useNotices } from '../../../shared/notices.js';
import { FormError, Loaded } from '../../../shared/states.js';
import { orderSettingsQuery } from '../api/order-settings.js';
import { useUpdateOrderSettings } from '../api/update-order-settings.js';
import type { OrderSettings } from '../model.js';

interface OrderSettingsDialogProps { readonly store: Store; readonly isOpen: boolean; readonly onClose: () => void }

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
      rate: settings.tax_rate_bp / 100, included: settings.prices_include_tax ? 'yes' : 'no', fee: amountText(settings.delivery_fee, store.currency, i18n.locale), pickup: settings.pickup,
    },
    validate: {
      rate: (value) => (typeof value === 'number' && value >= 0 && value <= 100 ? null : t`From 0 to 100`),
      fee: (value) => (parseAmount(value, store.currency) === undefined ? t`This is not an amount` : null),
    },
  });
  const save = form.onSubmit(({ rate, included, fee, pickup }) => update.mutate({
    tax_rate_bp: Math.round(rate * 100), prices_include_tax: included === 'yes', delivery_fee: parseAmount(fee, store.currency) ?? 0, pickup,
  }, {
    onSuccess: () => {
      notices.done(t`Saved. New orders are summed up like this.`);
      onClose();
    },
  }));
  return (
    <form noValidate onSubmit={save}>
      <Stack>
        {!mayChange && <Alert variant="light" color="gray" icon={<Lock size={18} aria-hidden />}><Trans>Agents can look at this. Ask an owner or admin to change something.</Trans></Alert>}
        <NumberInput label={t`Tax in percent`} min={0} max={100} decimalScale={2} suffix=" %" hideControls readOnly={!mayChange} data-autofocus {...form.getInputProps('rate')} />
        <Radio.Group label={t`Prices of the catalog`} {...form.getInputProps('included')}>
          <Stack gap={8} mt={6}>
            <Radio value="yes" disabled={!mayChange} label={t`contain the tax`} />
            <Radio value="no" disabled={!mayChange} label={t`are without it; it is added to the order`} />
          </Stack>
        </Radio.Group>
        <TextInput label={t`Delivery fee (${store.currency})`} description={t`Added to every order that is delivered`} inputMode="decimal" readOnly={!mayChange} {...form.getInputProps('fee')} />
        <Switch label={t`Customers may pick up their order`} disabled={!mayChange} {...form.getInputProps('pickup', { type: 'checkbox' })} />
        <FormError error={update.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
          {mayChange && <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}><Trans>Save</Trans></Button>}
        </Group>
      </Stack>
    </form>
  );
}
