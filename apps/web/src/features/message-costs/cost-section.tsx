import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Box, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { Coins } from 'lucide-react';
import figures from '../../shared/list/figures.module.css';
import type { Store } from '../../shared/people/me.js';
import { Section } from '../../shared/page/page.js';
import { State } from '../../shared/page/states.js';
import { formatMicro } from '../../shared/formats/micro-money.js';
import { UndeliveredAlerts } from '../../shared/failures/undelivered.js';
import type { MessageCosts } from './api/get-message-costs.js';
import { CostLines } from './cost-lines.js';
import { PERIODS, type Period } from './periods.js';

interface CostSectionProps {
  readonly store: Store;
  readonly costs: MessageCosts;
  readonly period: Period;
  readonly onPeriod: (period: Period) => void;
}

/** What was charged in a period, and what of this month's free answers is used. */
export function CostSection({ store, costs, period, onPeriod }: CostSectionProps) {
  const { t, i18n } = useLingui();
  const { lines, totals, orders, per_order: perOrder, allowances, undelivered } = costs;
  const number = new Intl.NumberFormat(i18n.locale);
  const delivered = lines.reduce((sum, line) => sum + line.delivered, 0);
  const unpriced = lines.reduce((sum, line) => sum + line.unpriced, 0);
  const names: Readonly<Record<Period, string>> = { this_month: t`This month`, last_month: t`Last month`, last_30_days: t`Last 30 days` };
  return (
    <>
      <UndeliveredAlerts store={store} undelivered={undelivered} />
      <Section
        p={0} title={t`Charged by WhatsApp`} description={<Trans>Counted by what WhatsApp said of each delivered message, priced by your rate cards.</Trans>}
        actions={<NativeSelect aria-label={t`Period`} value={period} onChange={({ currentTarget }) => onPeriod(currentTarget.value as Period)} data={PERIODS.map((value) => ({ value, label: names[value] }))} />}
      >
        {lines.length === 0 ? <State icon={Coins} title={<Trans>Nothing was delivered in these days</Trans>}><Trans>What customers get appears here as soon as WhatsApp reports it.</Trans></State> : (
          <>
            <Box px="lg" pb="lg" component="dl" className={figures['figures'] ?? ''}>
              {totals.map(({ currency, amount_micro: micro }) => <Figure key={currency} name={t`Total`}>{formatMicro(micro, currency, i18n.locale)}</Figure>)}
              {perOrder && <Figure name={t`For each order`}>{formatMicro(perOrder.amount_micro, perOrder.currency, i18n.locale)}</Figure>}
              <Figure name={t`Delivered`}>{number.format(delivered)}</Figure>
              <Figure name={t`Orders`}>{number.format(orders)}</Figure>
            </Box>
            {unpriced > 0 && <Text size="sm" px="lg" pb="md"><Plural value={unpriced} one="# message was charged and has no price in a rate card, so the total is higher than it says here." other="# messages were charged and have no price in a rate card, so the total is higher than it says here." /></Text>}
            <CostLines lines={lines} />
          </>
        )}
      </Section>
      {allowances.length > 0 && (
        <Section title={t`Free answers this month`} description={<Trans>WhatsApp gives every number so many answers within 24 hours a month; more are charged like utility messages.</Trans>}>
          <Stack>{allowances.map((each) => <Allowance key={each.account_id} allowance={each} />)}</Stack>
        </Section>
      )}
    </>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: string }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

function Allowance({ allowance: { account_name: name, delivered, charged, free } }: { readonly allowance: MessageCosts['allowances'][number] }) {
  const { i18n } = useLingui();
  const number = new Intl.NumberFormat(i18n.locale);
  const [used, most, paid] = [number.format(Math.min(delivered, free)), number.format(free), number.format(charged)];
  return (
    <div>
      <Text size="sm" fw={600}><bdi>{name}</bdi></Text>
      <Progress my={6} value={Math.min(100, (delivered / free) * 100)} color={delivered >= free ? 'red' : delivered >= free * 0.8 ? 'yellow' : 'teal'} aria-label={name} />
      <Text size="xs" c="dimmed"><Trans>{used} of {most} used</Trans>{charged > 0 && <> · <Trans>{paid} charged</Trans></>}</Text>
    </div>
  );
}
