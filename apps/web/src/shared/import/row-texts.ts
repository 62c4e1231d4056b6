import { useLingui } from '@lingui/react/macro';
import type { CommonRowError, ImportKind, ImportRowError } from './import-kind.js';

/** Name of a column that the API names; empty for the row as a whole. */
export function useColumnName({ columns }: ImportKind): (column: string) => string {
  const { i18n } = useLingui();
  return (column) => {
    const name = Object.hasOwn(columns, column) ? columns[column] : undefined;
    return name === undefined ? column : i18n._(name);
  };
}

/** What can be wrong with a row of any kind, in words; `statuses` are those that a row may name. */
export function useCommonRowError(statuses: string): (error: ImportRowError & { readonly code: CommonRowError }) => string {
  const { t } = useLingui();
  return ({ code, value, limit }) => {
    const cell = value ?? '';
    const most = limit ?? 0;
    switch (code) {
      case 'row.too_many_cells': return t`The row has more cells than the header. Is a comma not in quotes?`;
      case 'text.too_long': return t`The text is longer than ${most} characters.`;
      case 'status.unknown': return t`“${cell}” is no status. Write one of: ${statuses}.`;
      case 'search_terms.invalid': return t`At most ${most} search words of up to 60 characters.`;
    }
  };
}
