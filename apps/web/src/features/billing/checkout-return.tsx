import { PAID_PLANS } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CircleCheck, Info } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Billing, billingQuery } from '../../shared/api/billing.js';
import { useIsAtLeast } from '../../shared/people/me.js';
import { useRefreshPayment } from './api/refresh-payment.js';
import { PLAN_TEXTS } from './plan-texts.js';

/** Somebody who waits looks this often, should no news come by itself. */
const LOOK_EVERY_MS = 4000;
/** After this long it is worth asking instead of waiting. */
const LONG_MS = 15_000;

/** What came of the page where a plan is paid for. */
export function CheckoutReturn({ storeId, billing }: { readonly storeId: string; readonly billing: Billing }) {
  const { t, i18n } = useLingui();
  const { checkout, plan } = useSearch({ strict: false });
  const navigate = useNavigate();
  const chosen = PAID_PLANS.find((each) => each === plan);
  const close = (): void => void navigate({ to: '.', search: {}, replace: true });
  if (checkout === 'stopped') {
    return <Alert color="gray" icon={<Info size={18} aria-hidden />} withCloseButton closeButtonLabel={t`Close`} onClose={close} role="status"><Trans>Nothing was paid, and the plan is as it was.</Trans></Alert>;
  }
  if (checkout !== 'done' || chosen === undefined) return null;
  if (billing.payment === null || billing.payment.status === 'ended' || billing.payment.status === 'unpaid') return <Waiting storeId={storeId} />;
  const name = i18n._(PLAN_TEXTS[billing.payment.plan ?? chosen]);
  return (
    <Alert color="green" icon={<CircleCheck size={18} aria-hidden />} title={t`Thank you: the plan ${name} is active`} withCloseButton closeButtonLabel={t`Close`} onClose={close} role="status">
      <Trans>Its limits count from now on. Invoices and the card are under Manage billing.</Trans>
    </Alert>
  );
}

/** The payment is only true when the payment service has said so. */
function Waiting({ storeId }: { readonly storeId: string }) {
  const { t } = useLingui();
  const isOwner = useIsAtLeast('owner');
  const [isLong, setLong] = useState(false);
  const refresh = useRefreshPayment(storeId);
  useQuery({ ...billingQuery(storeId), refetchInterval: LOOK_EVERY_MS });
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Alert icon={<Loader size={18} aria-hidden />} title={t`Waiting for the payment to be confirmed`} role="status">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{isLong ? <Trans>This takes longer than usual. Nothing is lost: the plan changes by itself as soon as the confirmation is here.</Trans> : <Trans>This takes a few seconds, and this page shows it by itself.</Trans>}</Text>
        {isLong && isOwner && <Group><Button size="xs" variant="default" loading={refresh.isPending} onClick={() => refresh.mutate()}><Trans>Ask now</Trans></Button></Group>}
      </Stack>
    </Alert>
  );
}
