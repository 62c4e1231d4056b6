import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatMoney } from '../../../shared/formats/money.js';
import { formatMicro } from '../../../shared/formats/micro-money.js';
import { bulkCostQuery } from '../api/get-bulk-cost.js';
import { accountsOfBulkQuery } from '../api/list-accounts.js';
import classes from '../bulk.module.css';
import { Charged } from '../cost.js';
import { type BulkMessage, type BulkReport, isOver } from '../model.js';

interface OutcomeProps { readonly storeId: string; readonly bulk: BulkMessage; readonly report: BulkReport | undefined }

/** Which number sends it, what it brought, and what it costs. */
export function Outcome({ storeId, bulk, report }: OutcomeProps) {
  const { t } = useLingui();
  return (
    <dl className={classes['outcome']}>
      {bulk.template_label !== null && <Fact name={t`Template`}><bdi>{bulk.template_label}</bdi></Fact>}
      <Fact name={t`Sent from`}><Sender storeId={storeId} accountId={bulk.account_id} /></Fact>
      <Fact name={t`Orders within 7 days`}>{report === undefined ? '–' : <Ordered report={report} />}</Fact>
      {bulk.started_at !== null && <Costs storeId={storeId} bulk={bulk} />}
    </dl>
  );
}

function Costs({ storeId, bulk }: Pick<OutcomeProps, 'storeId' | 'bulk'>) {
  const { t, i18n } = useLingui();
  const { data } = useQuery(bulkCostQuery(storeId, bulk.id, isOver(bulk)));
  const estimate = data?.estimate ?? null;
  const unpriced = estimate?.unpriced ?? 0;
  return (
    <>
      {estimate !== null && <Fact name={t`Costs about`}><bdi>{formatMicro(estimate.amount_micro, estimate.currency, i18n.locale)}</bdi>{unpriced > 0 && <> · <Plural value={unpriced} one="# message without a price in a rate card" other="# messages without a price in a rate card" /></>}</Fact>}
      <Fact name={t`Charged by WhatsApp`}>{data === undefined ? '–' : <Charged cost={data} />}</Fact>
    </>
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
