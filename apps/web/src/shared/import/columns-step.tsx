import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { FormError } from '../page/states.js';
import type { ChosenColumns, ImportKind, ImportOutline } from './import-kind.js';
import classes from './import.module.css';
import { useColumnName } from './row-texts.js';

interface ColumnsStepProps {
  readonly kind: ImportKind;
  readonly file: File;
  readonly outline: ImportOutline;
  readonly columns: ChosenColumns;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onChange: (columns: ChosenColumns) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** What each column of the file stands for. What was guessed can be changed, and is remembered for the next file. */
export function ColumnsStep({ kind, file, outline, columns, isBusy, error, onChange, onBack, onNext }: ColumnsStepProps) {
  const { t } = useLingui();
  const nameOf = useColumnName(kind);
  const texts = kind.useTexts();
  const known = Object.keys(kind.columns);
  const isEnough = kind.isEnough(columns);
  const isWithoutNames = outline.columns.every(({ column }) => column === null);
  // A column is said of one header only: the one before gives it up.
  const choose = (place: number, column: string | null): void => onChange(columns.map((each, at) => (at === place ? column : each === column ? null : each)));
  return (
    <Stack>
      <Text size="sm"><Trans><bdi>{file.name}</bdi>: <Plural value={outline.rows} one="# row" other="# rows" />. What do its columns hold?</Trans></Text>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t`Columns of the file`}>
        <table className={classes['table']}>
          <thead><tr><th scope="col"><Trans>In the file</Trans></th><th scope="col" className={classes['samples']}><Trans>Examples</Trans></th><th scope="col">{texts.target}</th></tr></thead>
          <tbody>
            {outline.columns.map(({ header, samples }, place) => (
              <tr key={place}>
                <th scope="row"><bdi>{header || t`(no name)`}</bdi></th>
                <td className={classes['samples']}><bdi>{samples.filter((text) => text !== '').join(' · ') || '–'}</bdi></td>
                <td>
                  <NativeSelect
                    size="xs" maw={190} miw={110} aria-label={t`${header} is`} value={columns[place] ?? ''} data={[{ value: '', label: t`Leave out` }, ...known.map((column) => ({ value: column, label: nameOf(column) }))]}
                    onChange={(event) => choose(place, event.currentTarget.value || null)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isWithoutNames && <Text size="sm"><Trans>The first row of a file names its columns. If yours has no such row, add one and choose the file again: the first row is not imported.</Trans></Text>}
      {!isEnough && <Text size="sm" c="red" role="alert">{texts.columnsMissing}</Text>}
      <FormError error={error} />
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}><Trans>Another file</Trans></Button>
        <Button loading={isBusy} disabled={!isEnough} onClick={onNext}><Trans>Check the rows</Trans></Button>
      </Group>
    </Stack>
  );
}
