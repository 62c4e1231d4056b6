import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../../api/api.js';
import { formatMoney } from '../../formats/money.js';
import classes from './drafting.module.css';

/** The sum as the server makes it: tax, fee and rounding are its business. */
export function DraftSums({ quote }: { readonly quote: Schemas['OrderQuoteDto'] }) {
  const { t, i18n } = useLingui();
  const money = (amount: number): string => formatMoney({ amount, currency: quote.currency }, i18n.locale);
  const rate = i18n.number(quote.tax_rate_bp / 10_000, { style: 'percent', maximumFractionDigits: 2 });
  return (
    <dl className={classes['sums']} aria-label={t`Sum`}>
      {(quote.delivery_fee > 0 || (quote.tax > 0 && !quote.prices_include_tax)) && <div><dt><Trans>Goods</Trans></dt><dd>{money(quote.subtotal)}</dd></div>}
      {quote.delivery_fee > 0 && <div><dt><Trans>Delivery</Trans></dt><dd>{money(quote.delivery_fee)}</dd></div>}
      {quote.tax > 0 && <div><dt>{quote.prices_include_tax ? <Trans>Tax {rate}, included</Trans> : <Trans>Tax {rate}</Trans>}</dt><dd>{money(quote.tax)}</dd></div>}
      <div data-total><dt><Trans>Total</Trans></dt><dd aria-live="polite">{money(quote.total)}</dd></div>
    </dl>
  );
}
