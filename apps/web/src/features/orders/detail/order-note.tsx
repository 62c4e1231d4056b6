import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../../shared/form/form-errors.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Section } from '../../../shared/page/page.js';
import { useUnsavedGuard } from '../../../shared/form/unsaved.js';
import { useUpdateOrder } from '../api/update-order.js';
import type { Order } from '../model.js';

/** What the team has to know about the order. */
export function OrderNote({ storeId, order }: { readonly storeId: string; readonly order: Order }) {
  const { t } = useLingui();
  const notices = useNotices();
  const update = useUpdateOrder(storeId, order.id);
  /** What is being written; undefined while nobody does. */
  const [written, setWritten] = useState<string>();
  const note = written ?? order.note;
  const isDirty = note.trim() !== order.note;
  const isSent = note.trim() === update.variables?.note;
  const refusal = isDirty && isSent ? fieldError(update.error, '/note') : undefined;
  useUnsavedGuard(isDirty && !(update.isPending && isSent));
  const save = (): void => update.mutate({ note: note.trim() }, {
    onError: (error) => {
      if (fieldError(error, '/note') === undefined) notices.failed(error);
    },
    onSuccess: () => {
      // What was written meanwhile is not saved yet.
      setWritten((now) => (now === note ? undefined : now));
      notices.done(t`The note is saved`);
    },
  });
  return (
    <Section title={t`Note`}>
      <Textarea
        aria-label={t`Note`} description={t`Only your team sees it.`} autosize minRows={2} maxLength={2000} dir="auto"
        value={note} error={refusal} onChange={(event) => setWritten(event.currentTarget.value)}
      />
      {isDirty && (
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button size="xs" variant="default" onClick={() => setWritten(undefined)}><Trans>Discard</Trans></Button>
          <Button size="xs" loading={update.isPending} onClick={save}><Trans>Save</Trans></Button>
        </Group>
      )}
    </Section>
  );
}
