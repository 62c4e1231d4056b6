import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ApiError } from '../../../shared/api/api.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Page, Section } from '../../../shared/page/page.js';
import { ErrorState } from '../../../shared/page/states.js';
import { useUnsavedGuard } from '../../../shared/form/unsaved.js';
import { useImportProducts, useOutlineFile, usePreviewImport } from '../api/import-products.js';
import { BackToCatalog } from '../editor/back-to-catalog.js';
import type { ImportColumn } from '../model.js';
import { CheckStep } from './check-step.js';
import { ColumnsStep } from './columns-step.js';
import { FileStep } from './file-step.js';
import { RecentImports } from './recent-imports.js';
import { ResultStep } from './result-step.js';
import { RunningStep } from './running-step.js';
import { type StepName, Steps } from './steps.js';

/** From a spreadsheet to the catalog: choose a file, say what its columns are, look at the rows, import, and take it back if it was wrong. */
export function ImportPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const run = useImportRun(store.id);
  useUnsavedGuard(run.step === 'columns' || run.step === 'check');
  if (!mayChange) return <ErrorState isPage error={new ApiError('access.denied', '', { status: 403 })} />;
  return (
    <Page title={t`Import products`} place={store.name} description={<BackToCatalog />}>
      <Section p="lg">
        <Steps current={run.step} />
        {run.step === 'file' && <FileStep isBusy={run.outline.isPending} error={run.outline.error} onFile={run.choose} />}
        {run.step === 'columns' && run.file && run.outline.data && (
          <ColumnsStep file={run.file} outline={run.outline.data} columns={run.columns} isBusy={run.preview.isPending} error={run.preview.error} onChange={run.setColumns} onBack={run.restart} onNext={run.check} />
        )}
        {run.step === 'check' && run.preview.data && <CheckStep preview={run.preview.data} error={run.importing.error} onBack={run.back} onOtherFile={run.restart} onImport={run.start} />}
        {run.step === 'running' && <RunningStep storeId={store.id} sent={run.sent} />}
        {run.step === 'result' && run.importing.data && <ResultStep storeId={store.id} result={run.importing.data} onAgain={run.restart} />}
      </Section>
      {run.step === 'file' && <RecentImports storeId={store.id} />}
    </Page>
  );
}

function useImportRun(storeId: string) {
  const [file, setFile] = useState<File>();
  const [columns, setColumns] = useState<readonly (ImportColumn | null)[]>([]);
  const [place, setPlace] = useState<'file' | 'columns' | 'check'>('file');
  const outline = useOutlineFile(storeId);
  const preview = usePreviewImport(storeId);
  const { mutation: importing, sent } = useImportProducts(storeId);
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
