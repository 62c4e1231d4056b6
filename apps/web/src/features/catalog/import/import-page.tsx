import { useLingui } from '@lingui/react/macro';
import { ApiError } from '../../../shared/api/api.js';
import { ImportFlow } from '../../../shared/import/import-flow.js';
import { Page } from '../../../shared/page/page.js';
import { ErrorState } from '../../../shared/page/states.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { BackToCatalog } from '../editor/back-to-catalog.js';
import { PRODUCT_IMPORT } from './product-import.js';

/** Products from a spreadsheet. */
export function ImportPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  if (!mayChange) return <ErrorState isPage error={new ApiError('access.denied', '', { status: 403 })} />;
  return <Page title={t`Import products`} place={store.name} description={<BackToCatalog />}><ImportFlow kind={PRODUCT_IMPORT} /></Page>;
}
