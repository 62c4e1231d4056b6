import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useStore } from '../../../shared/people/me.js';
import { fieldError } from '../../../shared/form/form-errors.js';
import { useNotices } from '../../../shared/page/notices.js';
import { dayText } from '../../../shared/formats/day-text.js';
import { Section } from '../../../shared/page/page.js';
import { useNow } from '../../../shared/formats/time.js';
import { useUnsavedGuard } from '../../../shared/form/unsaved.js';
import { wallTime } from '../../../shared/formats/wall-time.js';
import { useUpdateOrder } from '../api/update-order.js';
import { isToCome, type Order } from '../model.js';

/** Until when the customer shall have it, or can pick it up. */
export function PromisedDay({ storeId, order }: { readonly storeId: string; readonly order: Order }) {
  const { t, i18n } = useLingui();
  const { promised_day: promised } = order;
  const isOpen = order.status === 'draft' || isToCome(order);
  if (!isOpen && promised === null) return null;
  return (
    <Section title={t`Promised day`}>
      {isOpen ? <PromisedField storeId={storeId} order={order} /> : <Text size="sm">{dayText(i18n.locale, promised ?? '')}</Text>}
    </Section>
  );
}

function PromisedField({ storeId, order }: { readonly storeId: string; readonly order: Order }) {
  const { t } = useLingui();
  const notices = useNotices();
  const { timezone } = useStore();
  const update = useUpdateOrder(storeId, order.id);
  /** What is being chosen; undefined while nobody does. */
  const [chosen, setChosen] = useState<string>();
  const { promised_day: promised } = order;
  const day = chosen ?? promised ?? '';
  const isDirty = day !== (promised ?? '');
  const today = wallTime(new Date(useNow()), timezone).slice(0, 10);
  const isLate = promised !== null && promised < today && isToCome(order);
  const isSent = day === (update.variables?.promised_day ?? '');
  const refusal = isDirty && isSent ? fieldError(update.error, '/promised_day') : undefined;
  useUnsavedGuard(isDirty && !(update.isPending && isSent));
  const save = (): void => update.mutate({ promised_day: day === '' ? null : day }, {
    onError: (error) => {
      if (fieldError(error, '/promised_day') === undefined) notices.failed(error);
    },
    onSuccess: () => {
      // What was chosen meanwhile is not saved yet.
      setChosen((now) => (now === day ? undefined : now));
      notices.done(day === '' ? t`No day is promised any more` : t`The promised day is saved`);
    },
  });
  return (
    <>
      <TextInput
        type="date" aria-label={t`Promised day`} description={t`The day the customer gets it or can pick it up. Notification rules can write before and after it.`}
        value={day} error={refusal ?? (isLate && !isDirty ? t`This day has passed.` : undefined)} onChange={(event) => setChosen(event.currentTarget.value)}
      />
      {isDirty && (
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button size="xs" variant="default" onClick={() => setChosen(undefined)}><Trans>Discard</Trans></Button>
          <Button size="xs" loading={update.isPending} onClick={save}><Trans>Save</Trans></Button>
        </Group>
      )}
    </>
  );
}
