import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { ImageOff } from 'lucide-react';
import { mediaAddress } from '../../../shared/message/media-address.js';
import type { TableColumn } from '../../../shared/list/virtual-table.js';
import { Moment } from '../../../shared/formats/time.js';
import { type Product, priceRange, stockOf } from '../model.js';
import { StatusPill } from '../status-texts.js';
import classes from './catalog.module.css';
import type { Selection } from '../../../shared/list/use-selection.js';

/** The columns of the catalog; without a selection there are no boxes to tick. */
export function useProductColumns(storeId: string, rows: readonly Product[], selection: Selection | undefined): TableColumn<Product>[] {
  const { t, i18n } = useLingui();
  const box: TableColumn<Product>[] = selection === undefined ? [] : [{
    key: 'box', width: '24px',
    header: <Checkbox size="xs" aria-label={t`Choose all that are loaded`} checked={rows.length > 0 && selection.ids.size === rows.length} indeterminate={selection.ids.size > 0 && selection.ids.size < rows.length} onChange={selection.toggleAll} />,
    cell: ({ id, title }) => <Checkbox size="xs" aria-label={t`Choose ${title}`} checked={selection.ids.has(id)} onChange={(event) => selection.toggle(id, (event.nativeEvent as MouseEvent).shiftKey)} />,
  }];
  return [
    ...box,
    { key: 'title', width: 'minmax(0, 3fr)', header: t`Product`, cell: (product) => <NameCell storeId={storeId} product={product} /> },
    { key: 'sku', width: 'minmax(0, 1.2fr)', isWide: true, header: t`SKU`, cell: ({ variants }) => <SkuCell variants={variants} /> },
    { key: 'price', width: 'minmax(0, 1.3fr)', isEnd: true, header: t`Price`, cell: ({ variants }) => <span className={classes['figure']}>{priceRange(variants, i18n.locale)}</span> },
    { key: 'stock', width: '92px', isWide: true, isEnd: true, header: t`Stock`, cell: ({ variants }) => <StockCell variants={variants} /> },
    { key: 'status', width: '92px', isWide: true, header: t`Status`, cell: ({ status }) => <StatusPill status={status} /> },
    { key: 'changed', width: '118px', isWide: true, header: t`Last change`, cell: ({ updated_at: at }) => <span className={classes['quiet']}><Moment at={at} /></span> },
  ];
}

function NameCell({ storeId, product }: { readonly storeId: string; readonly product: Product }) {
  const { storeSlug = '' } = useParams({ strict: false });
  const [photo] = product.images;
  return (
    <div className={classes['name']}>
      <span className={classes['thumb']}>{photo ? <img src={mediaAddress(storeId, photo.media_id)} alt="" loading="lazy" decoding="async" /> : <ImageOff size={16} aria-hidden />}</span>
      <span className={classes['words']}>
        <Link className={classes['link']} to="/s/$storeSlug/catalog/$productId" params={{ storeSlug, productId: product.id }} dir="auto">{product.title}</Link>
        <span className={classes['hints']}>
          <span className={classes['narrow']}><StatusPill status={product.status} /></span>
          {product.category !== '' && <span className={classes['wide']} dir="auto">{product.category}</span>}
          {product.variants.length > 1 && <span><Plural value={product.variants.length} one="# variant" other="# variants" /></span>}
          {product.description === '' && <span data-missing><Trans>No description</Trans></span>}
          {product.images.length === 0 && <span data-missing><Trans>No photo</Trans></span>}
        </span>
      </span>
    </div>
  );
}

function SkuCell({ variants }: Pick<Product, 'variants'>) {
  const skus = variants.flatMap(({ sku }) => sku ?? []);
  const more = skus.length - 1;
  return <span className={classes['quiet']}><bdi dir="ltr">{skus[0] ?? '–'}</bdi>{more > 0 && <> <bdi dir="ltr">+{more}</bdi></>}</span>;
}

function StockCell({ variants }: Pick<Product, 'variants'>) {
  const { i18n } = useLingui();
  const stock = stockOf(variants);
  if (stock === null) return <span className={classes['quiet']}><Trans>Not counted</Trans></span>;
  return stock === 0 ? <span className={classes['out']}><Trans>Sold out</Trans></span> : <span className={classes['figure']}>{i18n.number(stock)}</span>;
}
