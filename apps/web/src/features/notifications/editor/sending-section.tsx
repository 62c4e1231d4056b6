import { Trans, useLingui } from '@lingui/react/macro';
import { Group, NativeSelect, SegmentedControl, Stack, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useStore } from '../../../shared/people/me.js';
import { Section } from '../../../shared/page/page.js';
import { activeAccountsQuery } from '../api/list-choices.js';
import { useDurationText } from '../summary.js';
import { type FormProps, isOfNobody } from './draft.js';

const PAUSES = [60, 1440, 7 * 1440, 30 * 1440] as const;

/** To whom, through which number, how often and never at night. */
export function SendingSection({ draft, errors, onChange }: FormProps) {
  const { t } = useLingui();
  const store = useStore();
  const durationText = useDurationText();
  const { data: accounts = [] } = useQuery(activeAccountsQuery(store.id));
  const pauses = [0, ...PAUSES, ...(draft.dedupe === 0 || PAUSES.some((each) => each === draft.dedupe) ? [] : [draft.dedupe])];
  return (
    <Section title={<Trans>To whom and how</Trans>}>
      <Stack maw={520}>
        {!isOfNobody(draft.trigger) && (
          <div><SegmentedControl aria-label={t`Recipient`} value={draft.recipient} onChange={(value) => onChange({ recipient: value === 'phone' ? 'phone' : 'customer' })} data={[{ value: 'customer', label: t`The customer` }, { value: 'phone', label: t`Always the same number` }]} /></div>
        )}
        {draft.recipient === 'phone' && <TextInput type="tel" dir="ltr" label={t`Number that gets it`} description={t`In international form, for example of somebody in the shop`} placeholder="+49 30 901820" maxLength={40} value={draft.phone} error={errors['/phone']} onChange={(event) => onChange({ phone: event.currentTarget.value })} />}
        {accounts.length > 1 && (
          <NativeSelect
            label={t`Sent through`} value={draft.accountId} error={errors['/account_id']} data={[{ value: '', label: t`The account of the template` }, ...accounts.filter(({ status, id }) => status === 'active' || id === draft.accountId).map(({ id, name }) => ({ value: id, label: name }))]}
            description={t`Another account works only where it shares the template: within one business account, or where templates are sent as plain text.`} onChange={(event) => onChange({ accountId: event.currentTarget.value })}
          />
        )}
        <NativeSelect
          label={t`The same person gets it again`} value={String(draft.dedupe)} error={errors['/dedupe_minutes']} onChange={(event) => onChange({ dedupe: Number(event.currentTarget.value) })}
          data={pauses.map((minutes) => {
            const time = durationText(minutes);
            return { value: String(minutes), label: minutes === 0 ? t`every time it happens` : t`after ${time} at the earliest` };
          })}
        />
        <Switch label={t`Quiet hours`} description={t`Nobody is written to at night, by the time of the recipient's country. Those who sleep get it in the morning.`} checked={draft.isQuiet} onChange={(event) => onChange({ isQuiet: event.currentTarget.checked })} />
        {draft.isQuiet && (
          <Group>
            <TextInput type="time" w={130} label={t({ message: 'From', context: 'time' })} value={draft.from} error={errors['/quiet_from']} onChange={(event) => onChange({ from: event.currentTarget.value })} />
            <TextInput type="time" w={130} label={t({ message: 'Until', context: 'time' })} value={draft.until} error={errors['/quiet_until']} onChange={(event) => onChange({ until: event.currentTarget.value })} />
          </Group>
        )}
      </Stack>
    </Section>
  );
}
