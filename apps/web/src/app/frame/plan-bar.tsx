import { Trans } from '@lingui/react/macro';
import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CreditCard } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Billing, billingQuery } from '../../shared/billing.js';
import { LinkAnchor } from '../../shared/links.js';
import type { MyStore } from '../../shared/me.js';
import { DayOf } from '../../shared/time.js';

/** Days before its end that a trial speaks up. */
const SOON_MS = 2 * 86_400_000;

/** Says on every page what the plan stops, or is about to stop (R80, R163). */
export function PlanBar({ mine: { store } }: { readonly mine: MyStore }) {
  const { data } = useQuery(billingQuery(store.id));
  const news = data && newsOf(data);
  if (!news) return null;
  return (
    <Group gap="xs" px="md" py={8} justify="center" role="status" bg={`var(--mantine-color-${news.color}-light)`} c={`var(--mantine-color-${news.color}-light-color)`}>
      <CreditCard size={16} aria-hidden />
      <Text size="sm" fw={500}>{news.text}</Text>
      <LinkAnchor to="/s/$storeSlug/settings/billing" params={{ storeSlug: store.slug }} size="sm" fw={600} c="inherit" td="underline"><Trans>Open Billing</Trans></LinkAnchor>
    </Group>
  );
}

function newsOf({ is_receiving: isReceiving, trial_ends_at: trialEnd, meters }: Billing): { readonly color: 'red' | 'yellow'; readonly text: ReactNode } | undefined {
  if (!isReceiving) return { color: 'red', text: <Trans>The subscription is not active: new messages are kept and arrive when the store has a plan again.</Trans> };
  if (meters.some(({ state }) => state === 'reached')) return { color: 'red', text: <Trans>A limit of the plan is reached: the assistant hands over to people.</Trans> };
  if (meters.some(({ state }) => state === 'critical')) return { color: 'yellow', text: <Trans>Over 95 % of the plan is used. At its limit the assistant hands over to people.</Trans> };
  if (trialEnd !== null && Date.parse(trialEnd) - Date.now() < SOON_MS) return { color: 'yellow', text: <Trans>The trial ends on <DayOf at={trialEnd} />.</Trans> };
  return undefined;
}
