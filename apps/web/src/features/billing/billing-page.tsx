import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Billing, billingQuery } from '../../shared/api/billing.js';
import { useStore } from '../../shared/people/me.js';
import { Page, Section } from '../../shared/page/page.js';
import { Loaded } from '../../shared/page/states.js';
import { DayOf } from '../../shared/formats/time.js';
import { CheckoutReturn } from './checkout-return.js';
import { ManageButton } from './manage-button.js';
import { PaymentAlerts } from './payment-alerts.js';
import { PLAN_TEXTS } from './plan-texts.js';
import { Plans } from './plans.js';
import { UsageMeter } from './usage-meter.js';

/** Settings → Billing: the plan, what is used of it, what happens at its limits, and paying for it (R87, R163). */
export function BillingPage() {
  const { t } = useLingui();
  const store = useStore();
  const query = useQuery({ ...billingQuery(store.id), refetchOnMount: 'always' });
  return (
    <Page title={t`Billing`} place={store.name} description={<Trans>The plan of this store, what is used of it, and what happens at its limits.</Trans>}>
      <Loaded query={query} skeleton={<Skeleton h={320} radius="lg" />}>
        {(billing) => (
          <>
            <CheckoutReturn storeId={store.id} billing={billing} />
            <PaymentAlerts billing={billing} />
            <PlanNow billing={billing} />
            <Section title={<Trans>Usage</Trans>} description={<Trans>From <DayOf at={billing.period_from} /> to <DayOf at={billing.period_to} /></Trans>} p={0}>
              {/* Where there is nothing to press, keys still have to scroll the page. */}
              <div tabIndex={0} role="group" aria-label={t`Usage`}>{billing.meters.map((meter) => <UsageMeter key={meter.kind} meter={meter} />)}</div>
            </Section>
            {(billing.plan.id !== 'self_hosted' || billing.status === 'inactive') && <Plans billing={billing} storeId={store.id} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The plan in one line: its name, how it stands, and until when. */
function PlanNow({ billing }: { readonly billing: Billing }) {
  const { plan, status, is_receiving: isReceiving, payment } = billing;
  const { i18n } = useLingui();
  // What is wrong has the same button above.
  const isManaged = payment?.status === 'active' && payment.ends_at === null;
  return (
    <Section>
      <Group justify="space-between" gap="md">
        <Stack gap={2}>
          <Text size="xs" c="dimmed" fw={500}><Trans>Plan</Trans></Text>
          <Group gap="sm">
            <Text fz="xl" fw={650} lh={1.2}>{status === 'inactive' ? <Trans>No active plan</Trans> : i18n._(PLAN_TEXTS[plan.id])}</Text>
            {isReceiving ? <Badge variant="light" color={payment?.status === 'past_due' ? 'yellow' : 'green'} tt="none">{payment?.status === 'past_due' ? <Trans>Payment missing</Trans> : <Trans>Active</Trans>}</Badge> : <Badge variant="light" color="red" tt="none"><Trans>Not active</Trans></Badge>}
          </Group>
          <Text size="sm" c="dimmed"><Until billing={billing} /></Text>
        </Stack>
        {isManaged && <ManageButton />}
      </Group>
    </Section>
  );
}

function Until({ billing: { is_receiving: isReceiving, trial_ends_at: trialEnd, payment, plan } }: { readonly billing: Billing }) {
  if (trialEnd !== null) return isReceiving ? <Trans>The trial ends on <DayOf at={trialEnd} />.</Trans> : <Trans>The trial ended on <DayOf at={trialEnd} />.</Trans>;
  if (!isReceiving) return <Trans>New messages wait until there is one.</Trans>;
  if (payment?.status === 'active' && payment.ends_at !== null) return <Trans>Cancelled, ends on <DayOf at={payment.ends_at} />.</Trans>;
  if (payment?.status === 'active' && payment.period_to !== null) return <Trans>Renewed on <DayOf at={payment.period_to} />.</Trans>;
  if (payment?.status === 'past_due') return <Trans>Paid by card; the last payment is missing.</Trans>;
  return plan.id === 'self_hosted' ? <Trans>Without limits.</Trans> : <Trans>Set by whoever runs this installation.</Trans>;
}
