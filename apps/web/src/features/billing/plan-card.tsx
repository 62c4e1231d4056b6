import type { PaidPlan } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Schemas } from '../../shared/api/api.js';
import { formatMoney } from '../../shared/formats/money.js';
import { PLAN_TEXTS, USAGE_TEXTS } from './plan-texts.js';

interface PlanCardProps {
  readonly plan: Schemas['PlanDto'] & { readonly id: PaidPlan | 'trial' };
  readonly price: Schemas['PlanPriceDto'] | undefined;
  readonly isCurrent: boolean;
  readonly action: ReactNode;
}

/** One plan: what it costs, what it allows, and the way to it. */
export function PlanCard({ plan: { id, limits }, price, isCurrent, action }: PlanCardProps) {
  const { i18n } = useLingui();
  const number = new Intl.NumberFormat(i18n.locale);
  const name = i18n._(PLAN_TEXTS[id]);
  return (
    <Paper withBorder radius="lg" p="lg" component="article" aria-label={name} {...(isCurrent ? { 'aria-current': true, style: { borderColor: 'var(--mantine-primary-color-filled)' } } : {})}>
      <Stack h="100%" gap="md">
        <Group justify="space-between" gap="xs" mih={26}><Title order={3} fz="md">{name}</Title>{isCurrent && <Badge variant="light" tt="none"><Trans>Your plan</Trans></Badge>}</Group>
        {price && <Group gap={6} align="baseline"><Text fz={28} fw={650} lh={1.1}><bdi>{formatMoney(price, i18n.locale)}</bdi></Text><Text size="sm" c="dimmed"><Interval price={price} /></Text></Group>}
        <List size="sm" spacing={6} icon={<Check size={16} aria-hidden style={{ display: 'block' }} />} center={false} flex={1}>
          {limits.map(({ kind, limit }) => <List.Item key={kind}><b>{limit === null ? '∞' : number.format(limit)}</b> {i18n._(USAGE_TEXTS[kind].each)}</List.Item>)}
        </List>
        {action}
      </Stack>
    </Paper>
  );
}

function Interval({ price: { interval, interval_count: count } }: { readonly price: Schemas['PlanPriceDto'] }) {
  const { i18n } = useLingui();
  if (count > 1) {
    const span = new Intl.NumberFormat(i18n.locale, { style: 'unit', unit: interval, unitDisplay: 'long' }).format(count);
    return <Trans>for {span}</Trans>;
  }
  switch (interval) {
    case 'day': return <Trans>a day</Trans>;
    case 'week': return <Trans>a week</Trans>;
    case 'month': return <Trans>a month</Trans>;
    case 'year': return <Trans>a year</Trans>;
  }
}
