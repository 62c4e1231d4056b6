import { PAID_PLANS, type PaidPlan } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Code, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Schemas } from '../../shared/api/api.js';
import type { Billing } from '../../shared/api/billing.js';
import { useIsAtLeast } from '../../shared/people/me.js';
import { useCheckout } from './api/open-checkout.js';
import { planPricesQuery } from './api/list-plan-prices.js';
import { ManageButton } from './manage-button.js';
import { PlanCard } from './plan-card.js';
import { PLAN_TEXTS } from './plan-texts.js';

/** Every plan with its price, and the way to it: paying, the customer portal, or whoever runs the installation. */
export function Plans({ billing, storeId }: { readonly billing: Billing; readonly storeId: string }) {
  const { t, i18n } = useLingui();
  const isOwner = useIsAtLeast('owner');
  const { plan: now, plans, payable_plans: payable, payment } = billing;
  const hasPayments = payable.length > 0;
  const { data: prices } = useQuery({ ...planPricesQuery(storeId), enabled: hasPayments });
  const checkout = useCheckout(storeId);
  const isPaying = payment !== null && payment.status !== 'ended';
  // A plan that nobody can get here is no offer.
  const shown = plans.filter(isPaid).filter(({ id }) => !hasPayments || payable.includes(id) || id === now.id);
  const actionFor = (id: PaidPlan): ReactNode => {
    if (!isOwner || !payable.includes(id)) return null;
    if (isPaying) return id === payment.plan ? null : <ManageButton>{t`Change plan`}</ManageButton>;
    const name = i18n._(PLAN_TEXTS[id]);
    return <Button onClick={() => checkout.go(id)} loading={checkout.isLeaving && checkout.wish === id} disabled={checkout.isLeaving && checkout.wish !== id} aria-label={t`Choose plan ${name}`}>{t`Choose plan`}</Button>;
  };
  return (
    <Stack component="section" gap="md" aria-labelledby="plans">
      <Stack gap={2}>
        <Title order={2} id="plans">{t`Plans`}</Title>
        <Text c="dimmed" size="sm"><Trans>Numbers are for one month, which begins on the day on which the plan began.</Trans></Text>
      </Stack>
      <SimpleGrid cols={{ base: 1, sm: shown.length }}>
        {shown.map((plan) => <PlanCard key={plan.id} plan={plan} price={prices?.find((price) => price.plan === plan.id)} isCurrent={plan.id === now.id && billing.status === 'active'} action={actionFor(plan.id)} />)}
      </SimpleGrid>
      <WhoDecides hasPayments={hasPayments} isOwner={isOwner} storeId={storeId} />
    </Stack>
  );
}

function WhoDecides({ hasPayments, isOwner, storeId }: { readonly hasPayments: boolean; readonly isOwner: boolean; readonly storeId: string }) {
  const isAdmin = useIsAtLeast('admin');
  if (hasPayments && isOwner) return <Text size="sm" c="dimmed"><Trans>Payments are taken by Stripe, on its own pages. Card numbers never come here.</Trans></Text>;
  if (hasPayments) return <Text size="sm" c="dimmed"><Trans>Owners of the store choose the plan.</Trans></Text>;
  return (
    <Text size="sm" c="dimmed">
      <Trans>Plans are set by whoever runs this installation: it takes no payments.</Trans>{isAdmin && <> <Trans>They do it with</Trans> <Code dir="ltr">{`npm run cli -- plan set ${storeId} growth`}</Code></>}
    </Text>
  );
}

function isPaid(plan: Schemas['PlanDto']): plan is Schemas['PlanDto'] & { readonly id: PaidPlan } {
  return PAID_PLANS.some((id) => id === plan.id);
}
