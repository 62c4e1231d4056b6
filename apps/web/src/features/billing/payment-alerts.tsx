import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Stack, Text } from '@mantine/core';
import { CalendarX, CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Billing } from '../../shared/api/billing.js';
import { DayOf } from '../../shared/formats/time.js';
import { ManageButton } from './manage-button.js';

/** What is wrong with the subscription, what comes of it, and the way out. */
export function PaymentAlerts({ billing: { payment, is_receiving: isReceiving, payable_plans: payable } }: { readonly billing: Billing }) {
  const { t } = useLingui();
  if (payment?.status === 'unpaid' && !isReceiving) {
    return (
      <Problem color="red" title={t`A payment is missing, and this store receives no messages`} action={<ManageButton />}>
        <Trans>What customers write is kept and arrives, in order, as soon as the payment has come.</Trans>
      </Problem>
    );
  }
  if (!isReceiving) {
    return (
      <Problem color="red" title={t`This store receives no messages`}>
        <Trans>Its subscription is not active. What customers write is kept and arrives, in order, as soon as the store has a plan again.</Trans>
        {payable.length > 0 && <> <Trans>Choose a plan below.</Trans></>}
      </Problem>
    );
  }
  if (payment?.status === 'past_due') {
    return (
      <Problem color="yellow" title={t`The last payment failed`} action={<ManageButton />}>
        {payment.grace_ends_at === null ? <Trans>It is tried again. Look at the card.</Trans> : <Trans>It is tried again, and everything goes on meanwhile. If nothing has been paid by <DayOf at={payment.grace_ends_at} />, new messages wait until it is.</Trans>}
      </Problem>
    );
  }
  if (payment?.status === 'active' && payment.ends_at !== null) {
    return <Problem color="gray" title={<Trans>The plan ends on <DayOf at={payment.ends_at} /></Trans>} action={<ManageButton />}><Trans>It was cancelled. Until then everything goes on; after that, new messages wait until the store has a plan again.</Trans></Problem>;
  }
  return null;
}

const ICONS = { red: CircleX, yellow: TriangleAlert, gray: CalendarX } as const;

function Problem({ color, title, action, children }: { readonly color: keyof typeof ICONS; readonly title: ReactNode; readonly action?: ReactNode; readonly children: ReactNode }) {
  const Icon = ICONS[color];
  return (
    <Alert color={color} icon={<Icon size={18} aria-hidden />} title={title}>
      <Stack gap="sm" align="flex-start"><Text size="sm">{children}</Text>{action}</Stack>
    </Alert>
  );
}
