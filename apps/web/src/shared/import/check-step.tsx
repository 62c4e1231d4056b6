import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { CircleCheck, Download, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { FormError } from '../page/states.js';
import { Counts } from './counts.js';
import type { Import, ImportKind } from './import-kind.js';
import { useSaveErrors } from './save-errors.js';
import classes from './import.module.css';
import { RowsTable } from './rows-table.js';

interface CheckStepProps {
  readonly kind: ImportKind;
  readonly preview: Import;
  readonly error: unknown;
  readonly onBack: () => void;
  readonly onOtherFile: () => void;
  readonly onImport: () => void;
}

/** What would happen, before anything does: the API has read the file exactly as it will. */
export function CheckStep({ kind, preview, error, onBack, onOtherFile, onImport }: CheckStepProps) {
  const { t } = useLingui();
  const saveErrors = useSaveErrors(kind);
  const texts = kind.useTexts();
  const { created, updated, unchanged, skipped, errors, error_count: errorCount, sample } = preview;
  const hasErrors = errorCount > 0;
  const [view, setView] = useState(hasErrors ? 'errors' : 'all');
  const wrong = new Set(errors.map(({ line }) => line));
  const rows = view === 'errors' ? sample.filter(({ line }) => wrong.has(line)) : sample;
  const importable = created + updated;
  return (
    <Stack>
      <Counts counts={[[texts.created, created, 'good'], [t`Changed`, updated, 'good'], [t`As they are`, unchanged, 'quiet'], [t`Rows left out`, skipped, skipped > 0 ? 'bad' : 'quiet']]} />
      {hasErrors ? (
        <Alert color="yellow" variant="light" icon={<TriangleAlert size={18} aria-hidden />} title={<Plural value={errorCount} one="# thing is wrong in the file" other="# things are wrong in the file" />}>
          <Trans>Correct the file and choose it again, or import what is right: rows with a mistake are left out, and you get them as a list.</Trans>
          <Group gap="xs" mt="sm">
            <Button className={classes['ways'] ?? ''} size="xs" variant="default" onClick={onOtherFile}><Trans>Choose the corrected file</Trans></Button>
            <Button className={classes['ways'] ?? ''} size="xs" variant="default" leftSection={<Download size={14} aria-hidden />} onClick={() => saveErrors(preview)}><Trans>Download the mistakes</Trans></Button>
          </Group>
        </Alert>
      ) : <Alert color="teal" variant="light" icon={<CircleCheck size={18} aria-hidden />}><Trans>Every row is as it should be.</Trans></Alert>}
      {hasErrors && <div><SegmentedControl size="xs" aria-label={t`Rows shown`} value={view} onChange={setView} data={[{ value: 'errors', label: t`With mistakes` }, { value: 'all', label: t`First rows` }]} /></div>}
      <RowsTable kind={kind} rows={rows} errors={errors} />
      {preview.rows > sample.length && view === 'all' && <Text size="xs" c="dimmed"><Plural value={preview.rows - sample.length} one="and # more row" other="and # more rows" /></Text>}
      <FormError error={error} />
      <Group justify="space-between" className={classes['actions'] ?? ''}>
        <Button variant="default" onClick={onBack}><Trans>Back to the columns</Trans></Button>
        <Button disabled={importable === 0} onClick={onImport}>{importable === 0 ? <Trans>Nothing to import</Trans> : texts.action(importable)}</Button>
      </Group>
    </Stack>
  );
}
