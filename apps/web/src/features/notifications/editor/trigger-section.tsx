import { NOTIFICATION_TRIGGERS, NOTIFIED_ORDER_STATUSES } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Autocomplete, Group, Input, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useStore } from '../../../shared/people/me.js';
import { ORDER_STATUS_TEXTS } from '../../../shared/orders/status-pill.js';
import { Section } from '../../../shared/page/page.js';
import { customerDateNamesQuery } from '../api/list-choices.js';
import { TRIGGER_TEXTS } from '../texts.js';
import { type DateSide, type FormProps, isCounted, isOfNobody, type WaitUnit, withTrigger } from './draft.js';

/** What sets the rule off. */
export function TriggerSection({ draft, errors, onChange }: FormProps) {
  const { t, i18n } = useLingui();
  const { timezone } = useStore();
  const { trigger } = draft;
  return (
    <Section title={<Trans>When</Trans>}>
      <Stack maw={520}>
        <TextInput label={t`Name of the rule`} maxLength={100} dir="auto" value={draft.name} error={errors['/name']} onChange={(event) => onChange({ name: event.currentTarget.value })} />
        <NativeSelect
          label={t`What happens`} value={trigger} data={NOTIFICATION_TRIGGERS.map((each) => ({ value: each, label: i18n._(TRIGGER_TEXTS[each]) }))}
          onChange={({ currentTarget: { value } }) => onChange(withTrigger(draft, NOTIFICATION_TRIGGERS.find((each) => each === value) ?? trigger))}
        />
        {trigger === 'order_status' && (
          <NativeSelect
            label={t`The order becomes`} value={draft.status} error={errors['/order_status']} data={NOTIFIED_ORDER_STATUSES.map((each) => ({ value: each, label: i18n._(ORDER_STATUS_TEXTS[each]) }))}
            onChange={({ currentTarget: { value } }) => onChange({ status: NOTIFIED_ORDER_STATUSES.find((each) => each === value) ?? draft.status })}
          />
        )}
        {trigger === 'custom_event' && (
          <TextInput label={t`Name of the event`} description={t`As your program reports it to the API, for example invoice.due`} dir="ltr" maxLength={100} value={draft.event} error={errors['/event_name']} onChange={(event) => onChange({ event: event.currentTarget.value })} />
        )}
        {trigger === 'date' && <CustomerDate draft={draft} errors={errors} onChange={onChange} />}
        {isCounted(trigger) && <Days draft={draft} errors={errors} onChange={onChange} />}
        {(trigger === 'daily' || isCounted(trigger)) && (
          <TextInput type="time" w={150} label={t`Time of the day`} description={t`In the time of the store: ${timezone.replaceAll('_', ' ')}`} value={draft.at} error={errors['/at_minute']} onChange={(event) => onChange({ at: event.currentTarget.value })} />
        )}
        {trigger === 'low_stock' && (
          <NumberInput
            w={220} label={t`So many or fewer are left`} description={t`Told once each time it falls that low, for each variant.`} min={0} max={1_000_000} allowDecimal={false} allowNegative={false} value={draft.level} error={errors['/stock_level']}
            onChange={(value) => onChange({ level: value === '' ? value : Number(value) })} onBlur={() => draft.level === '' && onChange({ level: 0 })}
          />
        )}
        {trigger !== 'custom_event' && !isOfNobody(trigger) && !isCounted(trigger) && <Wait draft={draft} errors={errors} onChange={onChange} />}
        {trigger === 'cart_abandoned' && <Text size="xs" c="dimmed"><Trans>Whoever orders or changes the cart meanwhile gets nothing.</Trans></Text>}
        {trigger === 'back_in_stock' && <Text size="xs" c="dimmed"><Trans>Goes to customers who said that they want to know. The assistant asks them when something is sold out; you can note it on a customer's page.</Trans></Text>}
        {trigger === 'promised_day' && <Text size="xs" c="dimmed"><Trans>It counts from the promised day on the order's page. Before that day and on it, orders that have arrived are left out; cancelled ones always are.</Trans></Text>}
        {trigger === 'conversation_waiting' && <Text size="xs" c="dimmed"><Trans>From the moment the assistant hands over, until somebody takes it.</Trans></Text>}
      </Stack>
    </Section>
  );
}

function CustomerDate({ draft, errors, onChange }: FormProps) {
  const { t } = useLingui();
  const store = useStore();
  const { data: names = [] } = useQuery(customerDateNamesQuery(store.id));
  return (
    <Autocomplete
      label={t`Which date`} description={t`As it is named on the customers' pages, for example birthday`} dir="ltr" maxLength={60} data={[...new Set([...names, 'birthday', 'appointment'])]}
      value={draft.date} error={errors['/date_name']} onChange={(date) => onChange({ date })}
    />
  );
}

function Days({ draft, errors, onChange }: FormProps) {
  const { t } = useLingui();
  const sides: Record<DateSide, string> = { before: t`days before`, on: t`on the day`, after: t`days after` };
  return (
    <Group align="flex-end" gap="xs">
      {draft.side !== 'on' && (
        <NumberInput
          w={110} label={t`Days`} min={1} max={365} allowDecimal={false} allowNegative={false} value={draft.days} error={errors['/day_offset']}
          onChange={(value) => onChange({ days: value === '' ? value : Number(value) })} onBlur={() => draft.days === '' && onChange({ days: 1 })}
        />
      )}
      <NativeSelect
        w={160} aria-label={t`Before or after the date`} value={draft.side} data={Object.entries(sides).map(([value, text]) => ({ value, label: text }))}
        onChange={({ currentTarget: { value } }) => onChange({ side: value === 'before' || value === 'after' ? value : 'on' })}
      />
    </Group>
  );
}

function Wait({ draft, errors, onChange }: FormProps) {
  const { t } = useLingui();
  const id = useId();
  const units: Record<WaitUnit, string> = { minutes: t`minutes`, hours: t`hours`, days: t`days` };
  const label = draft.trigger === 'cart_abandoned' ? t`Untouched for` : draft.trigger === 'conversation_waiting' ? t`Nobody takes it for` : t`Wait before sending`;
  return (
    <Input.Wrapper id={id} label={label} error={errors['/wait_minutes']}>
      <Group gap="xs" wrap="nowrap">
        <NumberInput id={id} flex="0 1 130px" min={0} max={525_600} allowDecimal={false} allowNegative={false} value={draft.wait} error={errors['/wait_minutes'] !== undefined} onChange={(value) => onChange({ wait: Number(value) || 0 })} />
        <NativeSelect
          flex="0 1 130px" aria-label={t`Unit of the time`} value={draft.unit} data={Object.entries(units).map(([value, text]) => ({ value, label: text }))}
          onChange={({ currentTarget: { value } }) => onChange({ unit: value === 'days' || value === 'hours' ? value : 'minutes' })}
        />
      </Group>
    </Input.Wrapper>
  );
}
