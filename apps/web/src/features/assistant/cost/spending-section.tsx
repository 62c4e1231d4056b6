import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Progress, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import figures from '../../../shared/list/figures.module.css';
import { LinkAnchor } from '../../../shared/page/links.js';
import type { Store } from '../../../shared/people/me.js';
import { Section } from '../../../shared/page/page.js';
import { formatMicroUsd } from '../../../shared/formats/usd.js';
import type { Costs } from '../api/get-costs.js';
import classes from './cost.module.css';
import { DayBars } from './day-bars.js';
import { KindList } from './kind-list.js';

interface SpendingSectionProps {
  readonly store: Store;
  readonly costs: Costs;
  /** A model answers, which costs money. */
  readonly hasModel: boolean;
}

/** What was spent: now, by day, and where most. */
export function SpendingSection({ store, costs, hasModel }: SpendingSectionProps) {
  const { t, i18n } = useLingui();
  const { days, today_micro_usd: today, month_micro_usd: month, budget } = costs;
  const money = (amount: number): string => formatMicroUsd(amount, i18n.locale);
  const sum = days.reduce((all, day) => ({ cost: all.cost + day.cost_micro_usd, answers: all.answers + day.answers, input: all.input + day.input_tokens, cached: all.cached + day.cache_read_tokens }), { cost: 0, answers: 0, input: 0, cached: 0 });
  const spentOn = (kind: Costs['kinds'][number]['kind']): number => costs.kinds.find((each) => each.kind === kind)?.cost_micro_usd ?? 0;
  const isAnswersAlone = costs.kinds.every(({ kind, unpriced }) => kind === 'answer' && unpriced === 0);
  const percent = new Intl.NumberFormat(i18n.locale, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <Section title={t`Spending`} description={hasModel || costs.kinds.some((kind) => kind.cost_micro_usd > 0 || kind.unpriced > 0) ? <Trans>What models cost, in US dollars, at the prices that their makers publish. Answers that came too late cost as much, and so do tries.</Trans> : <Trans>The built-in assistant answers: it costs nothing. With a key for Claude, this page shows what it costs.</Trans>}>
      <dl className={figures['figures']}>
        <Figure name={<Trans>Today</Trans>} limit={budget?.day_micro_usd ?? null} spent={today}>{money(today)}</Figure>
        <Figure name={<Trans>This month</Trans>} limit={budget?.month_micro_usd ?? null} spent={month}>{money(month)}</Figure>
        <Figure name={<Trans>Last 30 days</Trans>}>{money(sum.cost)}</Figure>
        <Figure name={<Trans>An answer</Trans>}>{sum.answers === 0 ? '–' : money(spentOn('answer') / sum.answers)}</Figure>
        <Figure name={<Trans>Read from the cache</Trans>}>{sum.input === 0 ? '–' : percent.format(sum.cached / sum.input)}</Figure>
      </dl>
      {sum.cost > 0 ? <><Title order={3} size="sm" mt="lg" mb={8}><Trans>By day</Trans></Title><DayBars days={days} /></> : isAnswersAlone && <Text size="sm" c="dimmed" mt="md"><Trans>Nothing was spent in the last 30 days.</Trans></Text>}
      {!isAnswersAlone && <KindList kinds={costs.kinds} />}
      {costs.costliest.length > 0 && (
        <>
          <Title order={3} size="sm" mt="lg" mb={4}><Trans>Conversations that cost most</Trans></Title>
          <ul className={classes['list']}>
            {costs.costliest.map((each) => (
              <li key={each.conversation_id}>
                <LinkAnchor size="sm" to="/s/$storeSlug/inbox" params={{ storeSlug: store.slug }} search={{ c: each.conversation_id }}><bdi>{each.customer_name ?? t`Unknown`}</bdi></LinkAnchor>
                <Text size="sm" c="dimmed" component="span"><Plural value={each.answers} one="# answer" other="# answers" /></Text>
                <Text size="sm" fw={600} component="span">{money(each.cost_micro_usd)}</Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Figure({ name, limit = null, spent = 0, children }: { readonly name: ReactNode; readonly limit?: number | null; readonly spent?: number; readonly children: ReactNode }) {
  const { t, i18n } = useLingui();
  const share = limit === null ? 0 : limit === 0 ? 100 : Math.min(100, (spent / limit) * 100);
  const most = limit === null ? '' : formatMicroUsd(limit, i18n.locale);
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      {limit !== null && <dd className={classes['limit']}><Progress value={share} size="sm" color={share >= 100 ? 'red' : share >= 80 ? 'yellow' : 'teal'} aria-label={t`Used of the budget`} /><Text size="xs" c="dimmed"><Trans>of {most}</Trans></Text></dd>}
    </div>
  );
}
