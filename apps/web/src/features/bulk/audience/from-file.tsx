import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FileDrop } from '../../../shared/form/file-drop.js';
import { FormError } from '../../../shared/page/states.js';
import { useAddRecipientFile, useOutlineRecipientFile } from '../api/change-recipients.js';
import classes from '../bulk.module.css';
import type { RecipientFile, RecipientReport } from '../model.js';

interface FromFileProps { readonly storeId: string; readonly listId: string; readonly onAdded: (report: RecipientReport) => void }

/** A spreadsheet: which column holds the number, which the name; the others can stand in the message. */
export function FromFile({ storeId, listId, onAdded }: FromFileProps) {
  const outline = useOutlineRecipientFile(storeId);
  const add = useAddRecipientFile(storeId, listId);
  const [file, setFile] = useState<File>();
  const [columns, setColumns] = useState<RecipientFile['guess']>();
  const choose = (chosen: File): void => {
    setFile(chosen);
    outline.mutate(chosen, { onSuccess: ({ guess }) => setColumns(guess) });
  };
  const reset = (): void => {
    outline.reset();
    add.reset();
    setFile(undefined);
  };
  if (file !== undefined && outline.data && columns) {
    return (
      <Stack>
        <Columns file={file} outline={outline.data} columns={columns} onChange={setColumns} />
        <FormError error={add.error} />
        <Group justify="space-between">
          <Button variant="default" onClick={reset}><Trans>Another file</Trans></Button>
          <Button
            variant="light" loading={add.isPending} disabled={columns.mobile_number < 0}
            onClick={() => add.mutate({ file, columns }, { onSuccess: (report) => {
              reset();
              onAdded(report);
            } })}
          ><Trans>Add to the list</Trans></Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack>
      <FileDrop isBusy={outline.isPending} variant="default" onFile={choose}><Trans>Up to 100,000 rows. Every other column can stand in the message.</Trans></FileDrop>
      <FormError error={outline.error} />
    </Stack>
  );
}

function Columns({ file, outline, columns, onChange }: { readonly file: File; readonly outline: RecipientFile; readonly columns: RecipientFile['guess']; readonly onChange: (columns: RecipientFile['guess']) => void }) {
  const { t } = useLingui();
  const choices = outline.headers.map((header, place) => ({ value: String(place), label: header || t`Column ${place + 1}` }));
  return (
    <>
      <Text size="sm"><Trans><bdi>{file.name}</bdi>: <Plural value={outline.rows} one="# row" other="# rows" /></Trans></Text>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <NativeSelect
          miw={180} label={t`Mobile number`} value={String(columns.mobile_number)} data={[...(columns.mobile_number < 0 ? [{ value: '-1', label: t`Choose a column` }] : []), ...choices]} error={columns.mobile_number < 0 ? t`Say which column holds the number` : undefined}
          onChange={(event) => onChange({ ...columns, mobile_number: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          miw={180} label={t`Name`} value={columns.recipient_name === null ? '' : String(columns.recipient_name)} data={[{ value: '', label: t`None` }, ...choices]}
          onChange={(event) => onChange({ ...columns, recipient_name: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })}
        />
      </Group>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t`First rows of the file`}>
        <table className={classes['table']}>
          <thead><tr>{outline.headers.map((header, place) => <th scope="col" key={place}><bdi>{header}</bdi></th>)}</tr></thead>
          <tbody>{outline.samples.map(({ cells }, line) => <tr key={line}>{outline.headers.map((_header, place) => <td key={place} dir="auto">{cells[place]}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </>
  );
}
