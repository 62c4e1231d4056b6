import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { countryChoices, languageChoices } from '../../../shared/form/places.js';
import { FormError } from '../../../shared/page/states.js';
import { useAddSegment } from '../api/change-recipients.js';
import { segmentCountQuery } from '../api/count-segment.js';
import { labelsOfSegmentQuery } from '../api/list-labels.js';
import type { RecipientReport, Segment } from '../model.js';

const DAYS = ['7', '30', '90', '180', '365'];

/** The store's own customers, by what is known of them. */
export function FromSegment({ storeId, listId, onAdded }: { readonly storeId: string; readonly listId: string; readonly onAdded: (report: RecipientReport) => void }) {
  const { t, i18n } = useLingui();
  const [choice, setChoice] = useState({ active: '', ordered: '', label: '', country: '', locale: '' });
  const labels = useQuery(labelsOfSegmentQuery(storeId));
  const add = useAddSegment(storeId, listId);
  const segment = useMemo((): Segment => {
    const [when, days] = choice.active.split(' ');
    return {
      ...(when === 'within' ? { active_days: Number(days) } : when === 'before' ? { inactive_days: Number(days) } : {}), ...(choice.ordered === '' ? {} : { ordered: choice.ordered === 'yes' }),
      ...(choice.label === '' ? {} : { label_id: choice.label }), ...(choice.country === '' ? {} : { country: choice.country }), ...(choice.locale === '' ? {} : { locale: choice.locale }),
    };
  }, [choice]);
  const count = useQuery(segmentCountQuery(storeId, segment));
  const countries = useMemo(() => countryChoices(i18n.locale), [i18n.locale]);
  const languages = useMemo(() => languageChoices(i18n.locale, i18n.locale), [i18n.locale]);
  const any = { value: '', label: t`Any` };
  const set = (key: keyof typeof choice) => (event: { currentTarget: { value: string } }): void => {
    const { value } = event.currentTarget;
    setChoice((before) => ({ ...before, [key]: value }));
  };
  return (
    <Stack>
      <SimpleGrid minColWidth="180px">
        <NativeSelect
          label={t`Last wrote`} value={choice.active} onChange={set('active')}
          data={[any, ...DAYS.map((days) => ({ value: `within ${days}`, label: t`within ${days} days` })), ...DAYS.map((days) => ({ value: `before ${days}`, label: t`not for ${days} days` }))]}
        />
        <NativeSelect label={t`Orders`} value={choice.ordered} onChange={set('ordered')} data={[any, { value: 'yes', label: t`Ordered before` }, { value: 'no', label: t`Never ordered` }]} />
        <NativeSelect label={t`Label`} value={choice.label} onChange={set('label')} data={[any, ...(labels.data ?? []).map(({ id, name }) => ({ value: id, label: name }))]} />
        <NativeSelect label={t`Country of the number`} value={choice.country} onChange={set('country')} data={[any, ...countries]} />
        <NativeSelect label={t`Language`} value={choice.locale} onChange={set('locale')} data={[any, ...languages]} />
      </SimpleGrid>
      <FormError error={add.error ?? count.error} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">{count.data !== undefined && <><Plural value={count.data} one="# customer" other="# customers" /> <Trans>with a number</Trans></>}</Text>
        <Button variant="light" disabled={(count.data ?? 0) === 0} loading={add.isPending} onClick={() => add.mutate(segment, { onSuccess: onAdded })}><Trans>Add to the list</Trans></Button>
      </Group>
    </Stack>
  );
}
