import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { CircleCheck, FileUp } from 'lucide-react';
import { useState } from 'react';
import { FileButton } from '../../../shared/form/file-button.js';
import { Dialog } from '../../../shared/page/dialog.js';
import { ApiError } from '../../../shared/api/api.js';
import { fieldText } from '../../../shared/form/field-texts.js';
import { FormError } from '../../../shared/page/states.js';
import { useImportKnowledge } from '../api/import-knowledge.js';
import classes from './knowledge.module.css';

/** Many questions at once from a table. */
export function ImportDialog({ storeId, onClose }: { readonly storeId: string; readonly onClose: () => void }) {
  const { t } = useLingui();
  const [file, setFile] = useState<File>();
  const run = useImportKnowledge(storeId);
  const choose = (chosen: File | null): void => {
    run.reset();
    setFile(chosen ?? undefined);
  };
  return (
    <Dialog onClose={onClose} size="lg" title={t`Import questions and answers`}>
      <Stack>
        <Text size="sm"><Trans>A CSV file with the columns <Code>question</Code> and <Code>answer</Code>; <Code>kind</Code> (faq, policy or article) and <Code>language</Code> if you like. A question that is there already gets the new answer.</Trans></Text>
        <Group>
          <FileButton accept=".csv,text/csv" onChange={choose}>{(props) => <Button variant="default" leftSection={<FileUp size={16} aria-hidden />} {...props}><Trans>Choose a file</Trans></Button>}</FileButton>
          {file && <Text size="sm" dir="auto"><bdi>{file.name}</bdi></Text>}
        </Group>
        {run.data && <Alert color="teal" variant="light" icon={<CircleCheck size={18} aria-hidden />} role="status"><Trans><Plural value={run.data.created} one="# entry added" other="# entries added" />, <Plural value={run.data.updated} one="# changed" other="# changed" /></Trans></Alert>}
        {run.error !== null && <><FormError error={run.error} /><RowErrors error={run.error} /></>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{run.data ? <Trans>Done</Trans> : <Trans>Cancel</Trans>}</Button>
          {!run.data && <Button disabled={file === undefined} loading={run.isPending} onClick={() => file && run.mutate(file)}><Trans>Import</Trans></Button>}
        </Group>
      </Stack>
    </Dialog>
  );
}

/** Which line of the file is wrong, and in what. Nothing was imported. */
function RowErrors({ error }: { readonly error: unknown }) {
  const { t } = useLingui();
  const fields = error instanceof ApiError ? error.details.fields ?? [] : [];
  if (fields.length === 0) return null;
  return (
    <ul className={classes['rowErrors']} aria-label={t`Wrong lines`} tabIndex={0}>
      {fields.map((field) => {
        const [, , line = '', column = ''] = field.pointer.split('/');
        return <li key={`${field.pointer}${field.detail}`}><Text size="sm" component="span"><b><Trans>Line {line}</Trans></b> <Code>{column}</Code> {fieldText(field)}</Text></li>;
      })}
    </ul>
  );
}
