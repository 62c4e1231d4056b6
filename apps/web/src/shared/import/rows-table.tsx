import { Trans, useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import { Fragment } from 'react';
import type { Import, ImportKind, ImportRowError } from './import-kind.js';
import classes from './import.module.css';
import { useColumnName } from './row-texts.js';

/** Rows as they are read, each with what is wrong in it below. */
export function RowsTable({ kind, rows, errors }: { readonly kind: ImportKind; readonly rows: Import['sample']; readonly errors: readonly ImportRowError[] }) {
  const { t } = useLingui();
  const nameOf = useColumnName(kind);
  const { rowError } = kind.useTexts();
  const byLine = Map.groupBy(errors, ({ line }) => line);
  const shown = Object.keys(kind.columns).filter((column) => rows.some(({ cells }) => cells[column] !== undefined) || errors.some((error) => error.column === column));
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t`Rows of the file`}>
      <table className={classes['table']} data-rows>
        <thead><tr><th scope="col"><Trans>Line</Trans></th>{shown.map((column) => <th key={column} scope="col">{nameOf(column)}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ line, cells }) => {
            const wrong = byLine.get(line) ?? [];
            return (
              <Fragment key={line}>
                <tr data-wrong={wrong.length > 0 || undefined}>
                  <th scope="row">{line}</th>
                  {shown.map((column) => <td key={column} data-wrong={wrong.some((error) => error.column === column) || undefined}><bdi>{String(cells[column] ?? '')}</bdi></td>)}
                </tr>
                {wrong.length > 0 && (
                  <tr className={classes['why']}>
                    <td />
                    <td colSpan={shown.length}>{wrong.map((error, place) => <span key={place}><TriangleAlert size={14} aria-hidden /> {error.column !== '' && <b>{nameOf(error.column)}: </b>}{rowError(error)}</span>)}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
