import { atLeast, type Role, type UsageKind, type UsageState } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { CloseButton, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CreditCard } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Billing, billingQuery } from '../../shared/api/billing.js';
import { LinkAnchor } from '../../shared/page/links.js';
import type { MyStore } from '../../shared/people/me.js';
import { usePreference } from '../../shared/page/preferences.js';
import { DayOf, useNow } from '../../shared/formats/time.js';

/** Days before its end that a trial speaks up. */
const SOON_MS = 2 * 86_400_000;
const STATES: readonly UsageState[] = ['ok', 'warning', 'critical', 'reached'];

interface News {
  readonly color: 'red' | 'yellow';
  readonly text: ReactNode;
  /** What was read once need not be read again; without it, it stays. */
  readonly key?: string;
}

/** Says on every page what the plan stops or is about to stop, each threshold once (R80, R163). Warnings are for those who can do something about it. */
export function PlanBar({ mine: { store, role } }: { readonly mine: MyStore }) {
  const { t } = useLingui();
  const { data } = useQuery(billingQuery(store.id));
  const now = useNow();
  const [read, setRead] = usePreference(`plan-news.${store.id}`);
  const isRead = (key: string | undefined): boolean => key !== undefined && (read ?? '').split(' ').includes(key);
  const news = data && newsOf(data, role, now).find(({ key }) => !isRead(key));
  if (!data || !news) return null;
  const { key } = news;
  const close = (of: string): void => setRead([...(read ?? '').split(' ').filter((each) => each.endsWith(data.period_from)), of].join(' ').trim());
  return (
    <Group gap="xs" px="md" py={8} justify="center" role="status" bg={`var(--mantine-color-${news.color}-light)`} c={`var(--mantine-color-${news.color}-light-color)`}>
      <CreditCard size={16} aria-hidden />
      <Text size="sm" fw={500}>{news.text}</Text>
      <LinkAnchor to="/s/$storeSlug/settings/billing" params={{ storeSlug: store.slug }} size="sm" fw={600} c="inherit" td="underline"><Trans>Open Billing</Trans></LinkAnchor>
      {key !== undefined && <CloseButton size="sm" c="inherit" aria-label={t`Close`} onClick={() => close(key)} />}
    </Group>
  );
}

/** The most pressing first. */
function newsOf({ is_receiving: isReceiving, trial_ends_at: trialEnd, period_from: from, period_to: to, meters, payment }: Billing, role: Role, now: number): News[] {
  const decides = atLeast(role, 'admin');
  const news: News[] = [];
  if (!isReceiving || (trialEnd !== null && Date.parse(trialEnd) <= now)) news.push({ color: 'red', text: <Trans>The subscription is not active: new messages are kept and arrive when the store has a plan again.</Trans> });
  const isCounted = Date.parse(to) > now;
  const used = isCounted ? meters.filter(({ state }) => state === 'reached' || (decides && state !== 'ok')).toSorted((one, other) => STATES.indexOf(other.state) - STATES.indexOf(one.state)) : [];
  const usage = used.map(({ kind, state }): News => ({ color: state === 'reached' ? 'red' : 'yellow', text: <UsageText kind={kind} state={state} />, key: `${kind}:${state}:${from}` }));
  news.push(...usage.filter(({ color }) => color === 'red'));
  if (decides && isReceiving && payment?.status === 'past_due') news.push({ color: 'yellow', text: payment.grace_ends_at === null ? <Trans>The last payment failed.</Trans> : <Trans>The last payment failed. Unless it comes by <DayOf at={payment.grace_ends_at} />, new messages will wait.</Trans> });
  news.push(...usage.filter(({ color }) => color === 'yellow'));
  if (decides && isReceiving && trialEnd !== null && Date.parse(trialEnd) - now < SOON_MS) news.push({ color: 'yellow', text: <Trans>The trial ends on <DayOf at={trialEnd} />. After that, new messages wait until the store has a plan.</Trans> });
  return news;
}

/** How much is used, and what happens at the limit. */
function UsageText({ kind, state }: { readonly kind: UsageKind; readonly state: UsageState }) {
  const { i18n } = useLingui();
  const share = new Intl.NumberFormat(i18n.locale, { style: 'percent' }).format(state === 'critical' ? 0.95 : 0.8);
  if (kind === 'ai_conversations') {
    return state === 'reached'
      ? <Trans>All AI conversations of the plan are used. New customers wait for a person, and the inbox says why; people can always reply.</Trans>
      : <Trans>Over {share} of the plan's AI conversations are used. When all are, new customers wait for a person.</Trans>;
  }
  return state === 'reached'
    ? <Trans>All messages of the plan are used. The assistant has stopped and customers wait for a person; people can always reply.</Trans>
    : <Trans>Over {share} of the plan's messages are used. When all are, the assistant stops and customers wait for a person.</Trans>;
}
