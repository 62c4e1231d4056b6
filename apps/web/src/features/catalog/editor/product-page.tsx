import { useLingui } from '@lingui/react/macro';
import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ApiError } from '../../../shared/api/api.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Page } from '../../../shared/page/page.js';
import { ErrorState } from '../../../shared/page/states.js';
import { productQuery } from '../api/get-product.js';
import { BackToCatalog } from './back-to-catalog.js';
import { ProductEditor } from './product-editor.js';

export function NewProductPage() {
  const mayChange = useIsAtLeast('admin');
  return mayChange ? <ProductEditor product={undefined} /> : <ErrorState isPage error={new ApiError('access.denied', '', { status: 403 })} />;
}

export function ProductPage() {
  const { t } = useLingui();
  const store = useStore();
  const { productId = '' } = useParams({ strict: false });
  const query = useQuery(productQuery(store.id, productId));
  if (query.data !== undefined) return <ProductEditor key={query.data.id} product={query.data} />;
  return (
    <Page title={t`Product`} place={store.name} description={<BackToCatalog />}>
      {query.isPending ? <Stack><Skeleton h={240} radius="lg" /><Skeleton h={160} radius="lg" /><Skeleton h={220} radius="lg" /></Stack> : <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
    </Page>
  );
}
