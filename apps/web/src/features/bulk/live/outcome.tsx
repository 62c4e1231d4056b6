import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatMicro } from '../../../shared/formats/micro-money.js';
import { formatMoney } from '../../../shared/formats/money.js';
import { useStore } from '../../../shared/people/me.js';
import { useNow } from '../../../shared/formats/time.js';
import { bulkCostsQuery } from '../api/get-bulk-costs.js';
import { accountsOfBulkQuery } from '../api/list-accounts.js';
import classes from '../bulk.module.css';
import type { BulkMessage, BulkReport } from '../model.js';
import { costDays } from './cost-days.js';

interface OutcomeProps { readonly storeId: string; readonly bulk: BulkMessage; readonly report: BulkReport | undefined }

/** Which number sends it, what it brought, and what it costs. */
export function Outcome({ storeId, bulk, report }: OutcomeProps) {
  const { t } = useLingui();
  return (
    <dl className={classes['outcome']}>
      {bulk.template_label !== null && <Fact name={t`Template`}><bdi>{bulk.template_label}</bdi></Fact>}
      <Fact name={t`Sent from`}><Sender storeId={storeId} accountId={bulk.account_id} /></Fact>
      <Fact name={t`Orders within 7 days`}>{report === undefined ? '–' : <Ordered report={report} />}</Fact>
      {bulk.started_at !== null && <Fact name={t`Charged by WhatsApp`}><Charged storeId={storeId} bulk={bulk} startedAt={bulk.started_at} /></Fact>}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

function Sender({ storeId, accountId }: { readonly storeId: string; readonly accountId: string | null }) {
  const accounts = useQuery(accountsOfBulkQuery(storeId));
  const account = accounts.data?.find(({ id }) => id === accountId);
  if (account === undefined) return accounts.isPending ? '–' : <Trans>An account that was removed</Trans>;
  return <><bdi>{account.name}</bdi>{account.display_phone_number !== null && <> <bdi dir="ltr" className={classes['whole']}>{account.display_phone_number}</bdi></>}</>;
}

function Ordered({ report: { orders, ordered } }: { readonly report: BulkReport }) {
  const { i18n } = useLingui();
  if (orders === 0) return <Trans>None by those who got it</Trans>;
  const worth = ordered.map((sum) => formatMoney(sum, i18n.locale)).join(' + ');
  return <><Plural value={orders} one="# order" other="# orders" /> · <bdi>{worth}</bdi></>;
}

function Charged({ storeId, bulk, startedAt }: { readonly storeId: string; readonly bulk: BulkMessage; readonly startedAt: string }) {
  const { i18n } = useLingui();
  const { timezone } = useStore();
  const now = useNow();
  const { data: costs } = useQuery(bulkCostsQuery(storeId, bulk.id, costDays(startedAt, bulk.finished_at, now, timezone)));
  if (costs === undefined) return '–';
  const unpriced = costs.lines.reduce((sum, line) => sum + line.unpriced, 0);
  const sums = costs.totals.filter(({ amount_micro: micro }) => micro > 0).map(({ currency, amount_micro: micro }) => formatMicro(micro, currency, i18n.locale)).join(' + ');
  if (unpriced > 0) return <>{sums !== '' && <><bdi>{sums}</bdi> · </>}<Plural value={unpriced} one="# message without a price in a rate card" other="# messages without a price in a rate card" /></>;
  return sums === '' ? <Trans>Nothing so far</Trans> : <bdi>{sums}</bdi>;
}
