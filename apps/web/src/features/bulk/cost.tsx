import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { formatMicro } from '../../shared/formats/micro-money.js';
import classes from './bulk.module.css';
import type { BulkCost } from './model.js';

/** About what it comes to while it is under way, and what WhatsApp charged afterwards. */
export function Cost({ cost }: { readonly cost: BulkCost | undefined }) {
  const { t, i18n } = useLingui();
  if (cost === undefined) return '–';
  const { estimate, unpriced } = cost;
  if (estimate === null) return <span title={unpriced > 0 ? plural(unpriced, { one: '# message without a price in a rate card', other: '# messages without a price in a rate card' }) : undefined}>{sumsOf(cost, i18n.locale) || '–'}</span>;
  const about = formatMicro(estimate.amount_micro, estimate.currency, i18n.locale);
  return <span className={classes['whole']} title={t`Estimated by the rate card of today`}><Trans>about <bdi>{about}</bdi></Trans></span>;
}

/** What WhatsApp has charged so far. */
export function Charged({ cost }: { readonly cost: BulkCost }) {
  const { i18n } = useLingui();
  const { unpriced } = cost;
  const sums = sumsOf(cost, i18n.locale);
  if (unpriced > 0) return <>{sums !== '' && <><bdi>{sums}</bdi> · </>}<Plural value={unpriced} one="# message without a price in a rate card" other="# messages without a price in a rate card" /></>;
  return sums === '' ? <Trans>Nothing so far</Trans> : <bdi>{sums}</bdi>;
}

function sumsOf({ charged }: BulkCost, locale: string): string {
  return charged.filter(({ amount_micro: micro }) => micro > 0).map(({ currency, amount_micro: micro }) => formatMicro(micro, currency, locale)).join(' + ');
}
