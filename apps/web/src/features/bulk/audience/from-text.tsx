import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormError } from '../../../shared/page/states.js';
import { useUnsavedGuard } from '../../../shared/form/unsaved.js';
import { useAddRecipients } from '../api/change-recipients.js';
import type { RecipientReport } from '../model.js';
import { readLines } from './read-lines.js';

const MOST = 1000;

/** Numbers with names, one person a line. */
export function FromText({ storeId, listId, onAdded }: { readonly storeId: string; readonly listId: string; readonly onAdded: (report: RecipientReport) => void }) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const add = useAddRecipients(storeId, listId);
  useUnsavedGuard(text.trim() !== '');
  const rows = readLines(text);
  const submit = (): void => add.mutate(rows.slice(0, MOST), {
    onSuccess: (report) => {
      setText('');
      onAdded(report);
    },
  });
  return (
    <Stack>
      <Textarea
        label={t`Numbers`} description={t`One person a line: the number, then the name if you like. In any spelling; without a country it is yours.`} placeholder={'+49 170 1234567, Lina\n0170 7654321, Omar'}
        autosize minRows={4} maxRows={12} dir="ltr" value={text} onChange={(event) => setText(event.currentTarget.value)}
      />
      <FormError error={add.error} />
      <Group justify="flex-end"><Button variant="light" disabled={rows.length === 0} loading={add.isPending} onClick={submit}><Trans>Add to the list</Trans></Button></Group>
    </Stack>
  );
}
