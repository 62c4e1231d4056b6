import { Trans, useLingui } from '@lingui/react/macro';
import { formatMoney } from '../formats/money.js';
import type { Order } from './orders.js';

/** What the catalog has changed under a cart, one line each. */
export function UntoldChanges({ order }: { readonly order: Order }) {
  const { i18n } = useLingui();
  const money = (amount: number) => <bdi>{formatMoney({ amount, currency: order.currency }, i18n.locale)}</bdi>;
  return order.untold.map(({ variant_id: id, title, known_price: known, price }) => (
    <div key={id}>{price === null ? <Trans><bdi>{title}</bdi> is no longer for sale</Trans> : <Trans><bdi>{title}</bdi>: now {money(price)} instead of {money(known)}</Trans>}</div>
  ));
}
