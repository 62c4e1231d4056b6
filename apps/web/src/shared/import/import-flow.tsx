import { useState } from 'react';
import { useStore } from '../people/me.js';
import { Section } from '../page/page.js';
import { useUnsavedGuard } from '../form/unsaved.js';
import { CheckStep } from './check-step.js';
import { ColumnsStep } from './columns-step.js';
import { FileStep } from './file-step.js';
import { useImportFile, useOutlineFile, usePreviewImport } from './import-file.js';
import type { ChosenColumns, ImportKind } from './import-kind.js';
import { RecentImports } from './recent-imports.js';
import { ResultStep } from './result-step.js';
import { RunningStep } from './running-step.js';
import { type StepName, Steps } from './steps.js';

/** From a spreadsheet into the store: choose a file, say what its columns are, look at the rows, import, and take it back if it was wrong. */
export function ImportFlow({ kind, title }: { readonly kind: ImportKind; readonly title?: string }) {
  const store = useStore();
  const run = useImportRun(kind, store.id);
  useUnsavedGuard(run.step === 'columns' || run.step === 'check');
  return (
    <>
      <Section p="lg" {...(title === undefined ? {} : { title })}>
        <Steps current={run.step} />
        {run.step === 'file' && <FileStep kind={kind} isBusy={run.outline.isPending} error={run.outline.error} onFile={run.choose} />}
        {run.step === 'columns' && run.file && run.outline.data && (
          <ColumnsStep kind={kind} file={run.file} outline={run.outline.data} columns={run.columns} isBusy={run.preview.isPending} error={run.preview.error} onChange={run.setColumns} onBack={run.restart} onNext={run.check} />
        )}
        {run.step === 'check' && run.preview.data && <CheckStep kind={kind} preview={run.preview.data} error={run.importing.error} onBack={run.back} onOtherFile={run.restart} onImport={run.start} />}
        {run.step === 'running' && <RunningStep kind={kind} storeId={store.id} sent={run.sent} />}
        {run.step === 'result' && run.importing.data && <ResultStep kind={kind} storeId={store.id} result={run.importing.data} onAgain={run.restart} />}
      </Section>
      {run.step === 'file' && <RecentImports kind={kind} storeId={store.id} />}
    </>
  );
}

function useImportRun(kind: ImportKind, storeId: string) {
  const [file, setFile] = useState<File>();
  const [columns, setColumns] = useState<ChosenColumns>([]);
  const [place, setPlace] = useState<'file' | 'columns' | 'check'>('file');
  const outline = useOutlineFile(kind, storeId);
  const preview = usePreviewImport(kind, storeId);
  const { mutation: importing, sent } = useImportFile(kind, storeId);
  const step: StepName = importing.isPending ? 'running' : importing.isSuccess ? 'result' : place;
  const restart = (): void => {
    for (const each of [outline, preview, importing]) each.reset();
    setFile(undefined);
    setPlace('file');
  };
  return {
    step, file, columns, setColumns, outline, preview, importing, sent, restart,
    choose: (chosen: File) => {
      setFile(chosen);
      outline.mutate(chosen, { onSuccess: (found) => {
        setColumns(found.columns.map(({ column }) => column));
        setPlace('columns');
      } });
    },
    check: () => file && preview.mutate({ file, columns }, { onSuccess: () => setPlace('check') }),
    back: () => {
      importing.reset();
      setPlace('columns');
    },
    start: () => file && importing.mutate({ file, columns }),
  };
}
