import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ApiError } from '../../../shared/api/api.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Page, Section } from '../../../shared/page/page.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { FormError } from '../../../shared/page/states.js';
import { useUnsavedGuard } from '../../../shared/form/unsaved.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import { useCreateProduct } from '../api/create-product.js';
import { productKey } from '../api/keys.js';
import { useUpdateProduct } from '../api/update-product.js';
import type { Product } from '../model.js';
import { BackToCatalog } from './back-to-catalog.js';
import { Conflict } from './conflict.js';
import { DeleteProduct } from './delete-product.js';
import classes from './editor.module.css';
import { PreviewCard } from './preview-card.js';
import { ProductFields } from './product-fields.js';
import { currencyOf, type ProductValues } from './product-values.js';
import { type ProductForm, useProductForm } from './use-product-form.js';
import { usePhotos } from './use-photos.js';

/** A product's page: its fields beside what customers get to see. `product` is what is stored now, and follows what others save. */
export function ProductEditor({ product }: { readonly product: Product | undefined }) {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const element = useRef<HTMLFormElement>(null);
  const currency = currencyOf(product, store.currency);
  const form = useProductForm(product, currency);
  const saving = useSaving(store.id, product, form);
  const uploads = usePhotos(store.id, (photo) => form.changePhotos((known) => [...known, photo]));
  useUnsavedGuard((form.isDirty || uploads.isBusy) && saving.next === undefined);
  useShortcuts(useMemo(() => ({ title: t`Product`, shortcuts: mayChange ? [{ keys: '$mod+s', label: t`Save`, run: () => element.current?.requestSubmit() }] : [] }), [t, mayChange]));
  const isOther = currency !== store.currency;
  return (
    <Page title={product?.title ?? t`New product`} place={store.name} description={<BackToCatalog />} actions={mayChange && product && <DeleteProduct storeId={store.id} product={product} onDeleted={saving.leave} />}>
      {!mayChange && <Alert variant="light" color="gray" icon={<Lock size={18} aria-hidden />}><Trans>Agents can look at this page. Ask an owner or admin to change something.</Trans></Alert>}
      {isOther && <Alert variant="light" color="gray"><Trans>The prices of this product are in {currency}; those of the store are in {store.currency}.</Trans></Alert>}
      {saving.theirs && <Conflict theirs={saving.theirs} mine={form.values} currency={currency} isSaving={saving.isPending} onReload={saving.reload} onOverwrite={saving.overwrite} />}
      <HeldForm
        isSaving={saving.isAdding} ref={element} noValidate className={classes['columns']}
        onSubmit={(event) => {
          event.preventDefault();
          if (mayChange && !uploads.isBusy) saving.save();
        }}
      >
        <Stack gap="lg" miw={0}>
          <ProductFields storeId={store.id} form={form} uploads={uploads} currency={currency} isReadOnly={!mayChange} />
          <FormError error={saving.error} />
          {mayChange && (
            <div className={classes['saveBar']} data-dirty={form.isDirty || undefined}>
              <Text size="sm" c="dimmed" role="status">{uploads.isBusy ? <Trans>Photos are being uploaded…</Trans> : form.isDirty ? <Trans>Not saved yet</Trans> : product && <Trans>Everything is saved</Trans>}</Text>
              <Group gap="xs">
                {form.isDirty && product && <Button variant="default" onClick={form.reset}><Trans>Discard</Trans></Button>}
                <Button type="submit" loading={saving.isPending} disabled={uploads.isBusy || (product !== undefined && !form.isDirty)}><Trans>Save</Trans></Button>
              </Group>
            </div>
          )}
        </Stack>
        <aside className={classes['aside']} aria-label={t`Preview`}>
          <Section title={t`As customers see it`} p="lg"><PreviewCard storeId={store.id} values={form.values} currency={currency} /></Section>
        </aside>
      </HeldForm>
    </Page>
  );
}

/** A variant that somebody else took out is made anew. */
function withoutGoneId<Variant extends { id?: string }>({ id, ...variant }: Variant, stored: Product | undefined): Omit<Variant, 'id'> & { id?: string } {
  return id !== undefined && stored?.variants.some((known) => known.id === id) ? { ...variant, id } : variant;
}

/** Saving, and what happens when somebody else was faster. */
function useSaving(storeId: string, product: Product | undefined, form: ProductForm) {
  const { t } = useLingui();
  const client = useQueryClient();
  const notices = useNotices();
  const navigate = useNavigate();
  const { storeSlug = '' } = useParams({ strict: false });
  const create = useCreateProduct(storeId);
  const update = useUpdateProduct(storeId, product?.id ?? '');
  const [base, setBase] = useState(product);
  /** Where to go once nothing holds the page back: to a product, or to the list. */
  const [next, setNext] = useState<{ readonly productId?: string }>();
  const [error, setError] = useState<unknown>(null);
  const isPending = create.isPending || update.isPending;
  const isOutdated = product !== undefined && base !== undefined && product.version > base.version && !isPending;
  const take = (newest: Product, sent?: ProductValues): void => {
    setError(null);
    form.settle(newest, sent);
    setBase(newest);
  };
  // Nothing of one's own is in the fields: they follow what is stored.
  if (isOutdated && !form.isDirty) take(product);
  useEffect(() => {
    if (next === undefined) return;
    void navigate(next.productId === undefined ? { to: '/s/$storeSlug/catalog', params: { storeSlug } } : { to: '/s/$storeSlug/catalog/$productId', params: { storeSlug, productId: next.productId }, replace: true });
  }, [next, navigate, storeSlug]);
  const onError = (failure: unknown): void => {
    if (product && failure instanceof ApiError && failure.code === 'product.stale') return void client.invalidateQueries({ queryKey: productKey(storeId, product.id) });
    setError(form.refuse(failure) ? null : failure);
  };
  const write = (version: number | undefined): void => {
    const { values: sent } = form;
    const body = form.read();
    setError(null);
    if (body === undefined) return;
    if (version === undefined) create.mutate(body, { onError, onSuccess: ({ id }) => {
      notices.done(t`The product is added`);
      setNext({ productId: id });
    } });
    else update.mutate({ body: { ...body, variants: body.variants.map((variant) => withoutGoneId(variant, product)) }, version }, { onError, onSuccess: (saved) => {
      notices.done(t`The product is saved`);
      take(saved, sent);
    } });
  };
  return {
    isPending, isAdding: create.isPending, error, next,
    theirs: isOutdated && form.isDirty ? product : undefined,
    save: () => write(base?.version),
    overwrite: () => write(product?.version),
    reload: () => product && take(product),
    leave: () => setNext({}),
  };
}
