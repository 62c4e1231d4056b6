import { CONDITION_OPERATORS, type ConditionOperator, FIELDS_OF_TRIGGER, NOTIFIED_ORDER_STATUSES } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { ORDER_STATUS_TEXTS } from '../../../shared/orders/status-pill.js';
import { Section } from '../../../shared/page/page.js';
import type { Condition } from '../model.js';
import { OPERATOR_TEXTS, useFieldText } from '../texts.js';
import type { FormProps } from './draft.js';

const MOST = 10;

/** Only those for which all of these hold. */
export function ConditionsSection({ draft, errors, onChange }: FormProps) {
  const { t, i18n } = useLingui();
  const fieldText = useFieldText();
  const { conditions, trigger } = draft;
  const fields = FIELDS_OF_TRIGGER[trigger];
  const change = (place: number, part: Partial<Condition>): void => onChange({ conditions: conditions.map((each, at) => (at === place ? { ...each, ...part } : each)) });
  return (
    <Section title={<Trans>Only if</Trans>} description={<Trans>All conditions must hold. Without any, it is sent every time.</Trans>}>
      <Stack gap="sm">
        {conditions.map(({ field, operator, value }, place) => (
          <Group key={place} gap="xs" align="flex-start" role="group" aria-label={t`Condition ${place + 1}`}>
            {trigger === 'custom_event'
              ? <TextInput flex="1 1 180px" maw={240} aria-label={t`Field`} placeholder={t`Name in the data`} dir="ltr" maxLength={100} value={field} error={errors[`/conditions/${place}/field`]} onChange={(event) => change(place, { field: event.currentTarget.value })} />
              : <NativeSelect flex="1 1 180px" maw={240} aria-label={t`Field`} value={field} error={errors[`/conditions/${place}/field`]} data={fields.map((each) => ({ value: each, label: fieldText(each) }))} onChange={({ currentTarget: { value: chosen } }) => change(place, withField(trigger, { field, operator, value }, chosen))} />}
            <NativeSelect
              flex="1 1 120px" maw={160} aria-label={t`Comparison`} value={operator} data={operatorsOf(trigger, field, operator).map((each) => ({ value: each, label: i18n._(OPERATOR_TEXTS[each]) }))}
              onChange={({ currentTarget }) => change(place, { operator: CONDITION_OPERATORS.find((each) => each === currentTarget.value) ?? operator })}
            />
            {isStatus(trigger, field) && <NativeSelect flex="1 1 100px" maw={200} aria-label={t`Compared with`} value={value} error={errors[`/conditions/${place}/value`]} data={NOTIFIED_ORDER_STATUSES.map((each) => ({ value: each, label: i18n._(ORDER_STATUS_TEXTS[each]) }))} onChange={(event) => change(place, { value: event.currentTarget.value })} />}
            {!isStatus(trigger, field) && operator !== 'is_set' && operator !== 'is_empty' && <TextInput flex="1 1 100px" maw={200} aria-label={t`Compared with`} dir="auto" maxLength={200} value={value} error={errors[`/conditions/${place}/value`]} onChange={(event) => change(place, { value: event.currentTarget.value })} />}
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Take condition ${place + 1} away`} onClick={() => onChange({ conditions: conditions.filter((_each, at) => at !== place) })}><X size={16} aria-hidden /></ActionIcon>
          </Group>
        ))}
        {conditions.length === 0 && <Text size="sm" c="dimmed"><Trans>For example: total at least 50, or country is ES.</Trans></Text>}
        {conditions.length < MOST && (
          <div><Button size="xs" variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => onChange({ conditions: [...conditions, { field: trigger === 'custom_event' ? '' : fields[0] ?? 'store_name', operator: 'is', value: '' }] })}><Trans>Add a condition</Trans></Button></div>
        )}
      </Stack>
    </Section>
  );
}

type Trigger = FormProps['draft']['trigger'];
/** What is one of a few words is chosen, not typed. */
const isStatus = (trigger: Trigger, field: string): boolean => trigger !== 'custom_event' && field === 'order_status';
const operatorsOf = (trigger: Trigger, field: string, now: ConditionOperator): readonly ConditionOperator[] => (isStatus(trigger, field) ? [...new Set<ConditionOperator>(['is', 'is_not', now])] : CONDITION_OPERATORS);

function withField(trigger: Trigger, condition: Condition, field: string): Condition {
  if (isStatus(trigger, field) === isStatus(trigger, condition.field)) return { ...condition, field };
  return isStatus(trigger, field) ? { field, operator: 'is', value: 'placed' } : { field, operator: condition.operator, value: '' };
}
