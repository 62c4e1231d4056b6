import { useLingui } from '@lingui/react/macro';
import { csvOf, saveCsv } from '../form/csv-file.js';
import type { Import, ImportKind } from './import-kind.js';
import { useColumnName } from './row-texts.js';

/** Gives the mistakes of a file as a file. */
export function useSaveErrors(kind: ImportKind): (result: Pick<Import, 'errors'>) => void {
  const { t } = useLingui();
  const nameOf = useColumnName(kind);
  const { rowError } = kind.useTexts();
  return ({ errors }) => saveCsv('import-errors.csv', csvOf([t`Line`, t`Column`, t`Cell`, t`Reason`], errors.map((error) => [error.line, nameOf(error.column), error.value ?? '', rowError(error)])));
}
