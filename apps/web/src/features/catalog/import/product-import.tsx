import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { api } from '../../../shared/api/api.js';
import { csvOf, saveCsv } from '../../../shared/form/csv-file.js';
import type { ImportKind, ImportTexts } from '../../../shared/import/import-kind.js';
import { useStore } from '../../../shared/people/me.js';
import { importsKey } from '../api/keys.js';
import type { ImportColumn } from '../model.js';
import { useProductRowError } from './row-errors.js';

const COLUMNS: Readonly<Record<ImportColumn, MessageDescriptor>> = {
  title: msg`Name`, description: msg`Description`, price: msg`Price`, compare_at: msg`Price before`, cost: msg`Cost`, currency: msg`Currency`, stock: msg`Stock`, sku: msg`SKU`, status: msg`Status`,
  category: msg`Category`, tags: msg`Tags`, search_terms: msg`Search words`, url: msg`Web address`, images: msg`Addresses of pictures`, handle: msg`Handle`, variant: msg`Name of the variant`,
  option1_name: msg`Option 1: name`, option1_value: msg`Option 1: value`, option2_name: msg`Option 2: name`, option2_value: msg`Option 2: value`, option3_name: msg`Option 3: name`, option3_value: msg`Option 3: value`,
};

/** Products from a table. */
export const PRODUCT_IMPORT: ImportKind = {
  path: 'product-imports', key: importsKey, touched: (storeId) => [['stores', storeId, 'products']], home: '/s/$storeSlug/catalog', columns: COLUMNS,
  isEnough: (columns) => columns.some((column) => column === 'title' || column === 'handle' || column === 'sku'),
  list: async (storeId) => (await api.get('/api/v1/stores/{store_id}/product-imports', { params: { path: { store_id: storeId }, query: { limit: 10 } } })).data,
  running: async (storeId) => (await api.get('/api/v1/stores/{store_id}/product-imports/running', { params: { path: { store_id: storeId } } })).data,
  undo: (storeId, importId) => api.post('/api/v1/stores/{store_id}/product-imports/{import_id}/undo', { params: { path: { store_id: storeId, import_id: importId } } }),
  useTexts,
};

function useTexts(): ImportTexts {
  const { t } = useLingui();
  const rowError = useProductRowError();
  const saveTemplate = useTemplate();
  return {
    rowError, target: t`In the catalog`, created: t({ message: 'New', context: 'products' }), open: <Trans>Open the catalog</Trans>,
    file: <Trans>As Excel, Google Sheets, Shopify or WooCommerce write it: comma, semicolon or tab, any column names. Up to 10,000 rows.</Trans>,
    hint: <Trans>No list yet? <Anchor component="button" type="button" size="sm" onClick={saveTemplate}>Download a template</Anchor> with three examples. Rows with one name are variants of one product; a product that is there already is found by its SKU or handle, and an empty cell changes nothing.</Trans>,
    columnsMissing: <Trans>One column has to be the name, the handle or the SKU.</Trans>,
    action: (count) => <Plural value={count} one="Import # product" other="Import # products" />,
    running: (done, total) => <Trans>{done} of {total} products</Trans>,
    imported: (count) => <Plural value={count} one="# product is imported." other="# products are imported." />,
    askUndo: (created, updated) => <Trans><Plural value={created} _0="No new product is removed" one="# new product is removed" other="# new products are removed" />, <Plural value={updated} _0="no changed product becomes what it was" one="# changed product becomes what it was" other="# changed products become what they were" />. What somebody changed since stays as it is.</Trans>,
    undone: (removed, restored) => <Trans><Plural value={removed} _0="No product is removed" one="# product is removed" other="# products are removed" />, <Plural value={restored} _0="none is as before" one="# is as before" other="# are as before" />.</Trans>,
  };
}

/** A file with three examples, for those who have no list yet. */
function useTemplate(): () => void {
  const { t } = useLingui();
  const { currency } = useStore();
  return () => saveCsv('products.csv', csvOf(
    ['title', 'description', 'price', 'currency', 'stock', 'sku', 'tags', 'search_terms', 'status', 'option1_name', 'option1_value'],
    [
      [t`Blue mug`, t`Holds 350 ml.`, '12.50', currency, 7, 'MUG-B', t`kitchen`, t`cup`, 'active', '', ''],
      [t`Shirt`, t`Soft cotton.`, '25.00', currency, 4, 'SHIRT-S', t`clothes`, '', 'active', t`Size`, 'S'],
      [t`Shirt`, '', '25.00', currency, 2, 'SHIRT-L', '', '', '', t`Size`, 'L'],
    ],
  ));
}
