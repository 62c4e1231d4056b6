import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { productCountsQuery } from '../api/count-products.js';
import { type CatalogSearch, STATUSES } from '../search.js';
import { STATUS_TEXTS } from '../status-texts.js';
import classes from '../../../shared/list/status-tabs.module.css';

/** Links, so that a filter can be opened in a new window and Back works. */
export function StatusFilter({ storeId, search }: { readonly storeId: string; readonly search: CatalogSearch }) {
  const { t, i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const { data: counts } = useQuery(productCountsQuery(storeId));
  const { status: _status, ...others } = search;
  const all = counts && counts.active + counts.draft + counts.archived;
  const link = (status: CatalogSearch['status'], label: React.ReactNode, count: number | undefined) => (
    <Link
      key={status ?? 'all'} to="/s/$storeSlug/catalog" params={{ storeSlug }} search={{ ...others, ...(status ? { status } : {}) }} className={classes['tab']}
      data-open={status === search.status || undefined} aria-current={status === search.status ? 'page' : undefined}
    >
      {label}{count !== undefined && <span className={classes['count']}>{i18n.number(count)}</span>}
    </Link>
  );
  return (
    <nav className={classes['tabs']} aria-label={t`Status`}>
      {link(undefined, <Trans context="product">All</Trans>, all)}
      {STATUSES.map((status) => link(status, i18n._(STATUS_TEXTS[status]), counts?.[status]))}
    </nav>
  );
}
