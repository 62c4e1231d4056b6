import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Stack, Text } from '@mantine/core';
import { FileDrop } from '../../../shared/form/file-drop.js';
import { useStore } from '../../../shared/people/me.js';
import { FormError } from '../../../shared/page/states.js';
import { csvOf, saveCsv } from '../../../shared/form/csv-file.js';

interface FileStepProps {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onFile: (file: File) => void;
}

export function FileStep({ isBusy, error, onFile }: FileStepProps) {
  const { t } = useLingui();
  const { currency } = useStore();
  const template = (): void => saveCsv('products.csv', csvOf(
    ['title', 'description', 'price', 'currency', 'stock', 'sku', 'tags', 'search_terms', 'status', 'option1_name', 'option1_value'],
    [
      [t`Blue mug`, t`Holds 350 ml.`, '12.50', currency, 7, 'MUG-B', t`kitchen`, t`cup`, 'active', '', ''],
      [t`Shirt`, t`Soft cotton.`, '25.00', currency, 4, 'SHIRT-S', t`clothes`, '', 'active', t`Size`, 'S'],
      [t`Shirt`, '', '25.00', currency, 2, 'SHIRT-L', '', '', '', t`Size`, 'L'],
    ],
  ));
  return (
    <Stack>
      <FileDrop isBusy={isBusy} onFile={onFile}><Trans>As Excel, Google Sheets, Shopify or WooCommerce write it: comma, semicolon or tab, any column names. Up to 10,000 rows.</Trans></FileDrop>
      <FormError error={error} />
      <Text size="sm" c="dimmed"><Trans>No list yet? <Anchor component="button" type="button" size="sm" onClick={template}>Download a template</Anchor> with three examples. Rows with one name are variants of one product; a product that is there already is found by its SKU or handle, and an empty cell changes nothing.</Trans></Text>
    </Stack>
  );
}
