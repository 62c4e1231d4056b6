import { useLingui } from '@lingui/react/macro';
import type { Import } from '../model.js';
import { csvOf, saveCsv } from '../../../shared/form/csv-file.js';
import { useColumnName, useRowErrorText } from './import-texts.js';

/** Gives the mistakes of a file as a file. */
export function useSaveErrors(): (result: Pick<Import, 'errors'>) => void {
  const { t } = useLingui();
  const nameOf = useColumnName();
  const textOf = useRowErrorText();
  return ({ errors }) => saveCsv('import-errors.csv', csvOf([t`Line`, t`Column`, t`Cell`, t`Reason`], errors.map((error) => [error.line, nameOf(error.column), error.value ?? '', textOf(error)])));
}
