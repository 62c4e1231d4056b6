import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Badge, Code, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleX } from 'lucide-react';
import { type Billing, billingQuery } from '../../shared/billing.js';
import { useIsAtLeast, useStore } from '../../shared/me.js';
import { Page, Section } from '../../shared/page.js';
import { Loaded } from '../../shared/states.js';
import { DayOf } from '../../shared/time.js';
import { PLAN_TEXTS, USAGE_TEXTS } from './plan-texts.js';
import { UsageMeter } from './usage-meter.js';

/** Settings → Billing: the plan, what is used of it, and what happens at its limits (R87, R163). */
export function BillingPage() {
  const { t } = useLingui();
  const store = useStore();
  const query = useQuery(billingQuery(store.id));
  return (
    <Page title={t`Billing`} place={store.name} description={<Trans>The plan of this store, what is used of it, and what happens at its limits.</Trans>}>
      <Loaded query={query} skeleton={<Skeleton h={320} radius="lg" />}>
        {(billing) => (
          <>
            {!billing.is_receiving && <Stopped />}
            <Section title={<Trans>Usage</Trans>} description={<Trans>From <DayOf at={billing.period_from} /> to <DayOf at={billing.period_to} /></Trans>} actions={<PlanNow billing={billing} />} p={0}>
              {billing.meters.map((meter) => <UsageMeter key={meter.kind} meter={meter} />)}
            </Section>
            {billing.plan.id !== 'self_hosted' && <Plans billing={billing} storeId={store.id} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Stopped() {
  const { t } = useLingui();
  return <Alert color="red" icon={<CircleX size={18} aria-hidden />} title={t`This store receives no messages`}><Trans>Its subscription is not active. What customers write is kept and arrives, in order, as soon as the store has a plan again.</Trans></Alert>;
}

function PlanNow({ billing: { plan, status, trial_ends_at: trialEnd } }: { readonly billing: Billing }) {
  const { i18n } = useLingui();
  return (
    <Stack gap={2} align="flex-end">
      <Badge size="lg" variant="light" color={status === 'inactive' ? 'red' : 'green'} tt="none">{status === 'inactive' ? <Trans>No active plan</Trans> : i18n._(PLAN_TEXTS[plan.id])}</Badge>
      {trialEnd !== null && <Text size="xs" c="dimmed"><Trans>ends on <DayOf at={trialEnd} /></Trans></Text>}
    </Stack>
  );
}

/** What each plan allows. */
function Plans({ billing: { plan, plans }, storeId }: { readonly billing: Billing; readonly storeId: string }) {
  const { t, i18n } = useLingui();
  const isAdmin = useIsAtLeast('admin');
  const number = new Intl.NumberFormat(i18n.locale);
  return (
    <Section title={t`Plans`} description={<Trans>A change counts from the moment it is made, and begins a new period.</Trans>} p={0}>
      <Table.ScrollContainer minWidth={420} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t`Plans`, role: 'region' } }}>
        <Table verticalSpacing="sm" horizontalSpacing="lg">
          <Table.Thead>
            <Table.Tr><Table.Th>{t`Plan`}</Table.Th>{plan.limits.map(({ kind }) => <Table.Th key={kind} ta="end">{i18n._(USAGE_TEXTS[kind].name)}</Table.Th>)}</Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plans.map(({ id, limits }) => (
              <Table.Tr key={id} {...(id === plan.id ? { 'aria-current': true } : {})}>
                <Table.Td><Group gap="xs">{i18n._(PLAN_TEXTS[id])}{id === plan.id && <Badge size="sm" variant="light" color="gray" tt="none"><Trans>Now</Trans></Badge>}</Group></Table.Td>
                {limits.map(({ kind, limit }) => <Table.Td key={kind} ta="end">{limit === null ? <Trans>without limit</Trans> : number.format(limit)}</Table.Td>)}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {isAdmin && <Text size="sm" c="dimmed" px="lg" py="md"><Trans>This installation takes no payments. Whoever runs it changes the plan:</Trans> <Code dir="ltr">{`npm run cli -- plan set ${storeId} growth`}</Code></Text>}
    </Section>
  );
}
