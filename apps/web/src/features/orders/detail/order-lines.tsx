import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { LinkAnchor } from '../../../shared/page/links.js';
import { formatMoney } from '../../../shared/formats/money.js';
import { lineName, type Order } from '../model.js';
import classes from './order.module.css';

/** What was ordered at which price, and the sum as the server made it. */
export function OrderLines({ order }: { readonly order: Order }) {
  const { t, i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const money = (amount: number): string => formatMoney({ amount, currency: order.currency }, i18n.locale);
  const rate = i18n.number(order.tax_rate_bp / 10_000, { style: 'percent', maximumFractionDigits: 2 });
  if (order.lines.length === 0) return <Text size="sm" c="dimmed" px="lg" pb="lg"><Trans>There is nothing in it.</Trans></Text>;
  return (
    <>
      <ul className={classes['lines']} aria-label={t`Goods`}>
        {order.lines.map((line) => (
          <li key={line.id} className={classes['line']}>
            <div className={classes['what']}>
              <LinkAnchor to="/s/$storeSlug/catalog/$productId" params={{ storeSlug, productId: line.product_id }} size="sm" fw={550}><bdi>{lineName(line)}</bdi></LinkAnchor>
              <Text size="xs" c="dimmed"><bdi className={classes['figure']}>{line.quantity} × {money(line.unit_price)}</bdi>{line.sku !== null && <> · <bdi dir="ltr">{line.sku}</bdi></>}</Text>
            </div>
            <span className={classes['figure']}>{money(line.line_total)}</span>
          </li>
        ))}
      </ul>
      <dl className={classes['sums']}>
        {(order.delivery_fee > 0 || (order.tax > 0 && !order.prices_include_tax)) && <div><dt><Trans>Goods</Trans></dt><dd>{money(order.subtotal)}</dd></div>}
        {order.delivery_fee > 0 && <div><dt><Trans>Delivery</Trans></dt><dd>{money(order.delivery_fee)}</dd></div>}
        {order.tax > 0 && <div><dt>{order.prices_include_tax ? <Trans>Tax {rate}, included</Trans> : <Trans>Tax {rate}</Trans>}</dt><dd>{money(order.tax)}</dd></div>}
        <div data-total><dt><Trans>Total</Trans></dt><dd>{money(order.total)}</dd></div>
      </dl>
    </>
  );
}
