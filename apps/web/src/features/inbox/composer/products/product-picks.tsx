import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Text } from '@mantine/core';
import { Package } from 'lucide-react';
import { mediaAddress } from '../../../../shared/message/media-address.js';
import { LIST_MOST, priceText, type Product } from './product-content.js';
import classes from './products.module.css';

interface ProductPicksProps {
  readonly storeId: string;
  readonly products: readonly Product[];
  readonly chosen: readonly Product[];
  readonly isSearch: boolean;
  readonly onToggle: (product: Product) => void;
}

/** Products to tick. */
export function ProductPicks({ storeId, products, chosen, isSearch, onToggle }: ProductPicksProps) {
  const { t, i18n } = useLingui();
  return (
    <ul className={classes['products']} aria-label={t`Products`}>
      {products.length === 0 && <Text size="sm" c="dimmed" ta="center" py="lg" component="li">{isSearch ? <Trans>Nothing matches your search.</Trans> : <Trans>The catalog has no active products yet.</Trans>}</Text>}
      {products.map((product) => {
        const isChosen = chosen.some(({ id }) => id === product.id);
        return (
          <li key={product.id}>
            <label className={classes['product']} data-chosen={isChosen || undefined}>
              <Checkbox size="sm" checked={isChosen} disabled={!isChosen && chosen.length >= LIST_MOST} onChange={() => onToggle(product)} aria-label={product.title} />
              {product.images[0] ? <img src={mediaAddress(storeId, product.images[0].media_id)} alt="" loading="lazy" /> : <span className={classes['noPhoto']}><Package size={18} aria-hidden /></span>}
              <span className={classes['words']}><bdi className={classes['name']}>{product.title}</bdi><span dir="auto">{product.description}</span></span>
              <bdi className={classes['price']}>{priceText(i18n.locale, product)}</bdi>
            </label>
          </li>
        );
      })}
    </ul>
  );
}
