import { beforeOrders } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { ImageOff } from 'lucide-react';
import { FormattedText } from '../../../shared/message/formatted-text.js';
import { mediaAddress } from '../../../shared/message/media-address.js';
import { stockOf } from '../model.js';
import { formatMoney, parseAmount } from '../../../shared/formats/money.js';
import classes from './editor.module.css';
import type { ProductValues } from './product-values.js';

/** As much of the description as the assistant puts under a photo. */
const LONGEST = 400;

interface PreviewCardProps {
  readonly storeId: string;
  readonly values: ProductValues;
  readonly currency: string;
}

/** The product as the assistant sends it: photo, name, price, stock and description in one bubble. */
export function PreviewCard({ storeId, values, currency }: PreviewCardProps) {
  const { t } = useLingui();
  const text = useCaption(values, currency);
  const [photo] = values.photos;
  const choosable = values.variants.options.filter((option) => option.values.length > 0);
  return (
    <div>
      <div className={classes['phone']} role="img" aria-label={t`Preview: ${text}`}>
        <div className={classes['bubble']} aria-hidden>
          {photo ? <img src={mediaAddress(storeId, photo.mediaId)} alt="" decoding="async" /> : <div className={classes['noPhoto']}><ImageOff size={22} aria-hidden /></div>}
          <div className={classes['caption']}><FormattedText text={text} /></div>
          <span className={classes['clock']}>12:00</span>
        </div>
      </div>
      {choosable.length > 0 && <Text size="xs" c="dimmed" mt={8}><Trans>Customers are asked for: {choosable.map(({ name, values: choices }) => `${name || '…'} (${choices.join(', ')})`).join(' · ')}</Trans></Text>}
      {values.status !== 'active' && <Text size="xs" c="dimmed" mt={8}><Trans>Customers see it when its status is Active.</Trans></Text>}
    </div>
  );
}

function useCaption(values: ProductValues, currency: string): string {
  const { t, i18n } = useLingui();
  const amounts = values.variants.variants.flatMap(({ price }) => parseAmount(price, currency) ?? []);
  const least = amounts.length === 0 ? undefined : Math.min(...amounts);
  const price = least === undefined ? '' : formatMoney({ amount: least, currency }, i18n.locale);
  const priceLine = amounts.some((amount) => amount !== least) ? t`from ${price}` : price;
  const count = stockOf(values.variants.variants.map(({ stock }) => ({ stock: /^-?\d+$/.test(stock.trim()) ? Number(stock) : null })));
  const stock = count === null ? t`In stock` : count > 0 ? t`In stock: ${count}` : t`Out of stock`;
  const description = beforeOrders(values.description);
  const words = description.length > LONGEST ? `${description.slice(0, LONGEST - 1).trimEnd()}…` : description;
  return [`*${values.title.trim() || t`Name of the product`}*`, [priceLine, stock].filter((part) => part !== '').join(' · '), words.trim()].filter((line) => line !== '').join('\n');
}
