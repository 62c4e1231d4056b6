import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { FormError } from '../../../shared/page/states.js';
import type { ImportColumn, ImportOutline } from '../model.js';
import classes from './import.module.css';
import { COLUMNS, useColumnName } from './import-texts.js';

interface ColumnsStepProps {
  readonly file: File;
  readonly outline: ImportOutline;
  readonly columns: readonly (ImportColumn | null)[];
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onChange: (columns: readonly (ImportColumn | null)[]) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** What each column of the file stands for. What was guessed can be changed, and is remembered for the next file. */
export function ColumnsStep({ file, outline, columns, isBusy, error, onChange, onBack, onNext }: ColumnsStepProps) {
  const { t } = useLingui();
  const nameOf = useColumnName();
  const namesProduct = columns.some((column) => column === 'title' || column === 'handle' || column === 'sku');
  // A column is said of one header only: the one before gives it up.
  const choose = (place: number, column: ImportColumn | null): void => onChange(columns.map((each, at) => (at === place ? column : each === column ? null : each)));
  return (
    <Stack>
      <Text size="sm"><Trans><bdi>{file.name}</bdi>: <Plural value={outline.rows} one="# row" other="# rows" />. What do its columns hold?</Trans></Text>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t`Columns of the file`}>
        <table className={classes['table']}>
          <thead><tr><th scope="col"><Trans>In the file</Trans></th><th scope="col" className={classes['samples']}><Trans>Examples</Trans></th><th scope="col"><Trans>In the catalog</Trans></th></tr></thead>
          <tbody>
            {outline.columns.map(({ header, samples }, place) => (
              <tr key={place}>
                <th scope="row"><bdi>{header || t`(no name)`}</bdi></th>
                <td className={classes['samples']}><bdi>{samples.filter((text) => text !== '').join(' · ') || '–'}</bdi></td>
                <td>
                  <NativeSelect
                    size="xs" maw={190} miw={110} aria-label={t`${header} is`} value={columns[place] ?? ''} data={[{ value: '', label: t`Leave out` }, ...COLUMNS.map((column) => ({ value: column, label: nameOf(column) }))]}
                    onChange={(event) => choose(place, COLUMNS.find((column) => column === event.currentTarget.value) ?? null)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!namesProduct && <Text size="sm" c="red" role="alert"><Trans>One column has to be the name, the handle or the SKU.</Trans></Text>}
      <FormError error={error} />
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}><Trans>Another file</Trans></Button>
        <Button loading={isBusy} disabled={!namesProduct} onClick={onNext}><Trans>Check the rows</Trans></Button>
      </Group>
    </Stack>
  );
}
