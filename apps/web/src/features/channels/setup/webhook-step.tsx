import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RefreshCw, WandSparkles } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { CopyField } from '../../../shared/form/copy-field.js';
import { installation } from '../../../shared/api/installation.js';
import { ErrorState } from '../../../shared/page/states.js';
import { useCheckAccount } from '../api/check-account.js';
import { verifyTokenQuery } from '../api/get-verify-token.js';
import { useSubscribeAccount } from '../api/subscribe-account.js';
import { AddressWarnings } from './address-warnings.js';
import { LiveFact } from './live-fact.js';
import { InstructionText } from './preparation-step.js';
import { ProviderSays } from './provider-says.js';
import { StepFrame } from './step-frame.js';
import classes from './setup.module.css';
import type { StepProps } from './wizard.js';

/** Both values with copy buttons, the way at the provider, and what has arrived of it, live (R24-R33). */
export function WebhookStep(props: StepProps) {
  const { setup: { guide, warnings, can_subscribe: canSubscribe }, step, next, back } = props;
  return (
    <StepFrame step={step} back={back} onSubmit={next} action={<Button type="submit">{step.action}</Button>}>
      <AddressWarnings warnings={warnings} />
      {canSubscribe && <DoItForMe {...props} />}
      <Stack gap="sm">
        {canSubscribe && <Title order={3}><Trans>Or do it by hand</Trans></Title>}
        <ol className={classes['list']}>
          {guide.webhook.map((instruction, position) => (
            <li key={instruction.text} className={classes['lineText']}>
              <InstructionText instruction={instruction} number={position + 1} />
              {instruction.copy !== null && <div style={{ marginBlockStart: 8, paddingInlineStart: 20 }}><CopyValue {...props} kind={instruction.copy} /></div>}
            </li>
          ))}
        </ol>
      </Stack>
      {props.setup.has_handshake ? <Arrivals {...props} /> : <FirstEvent {...props} />}
    </StepFrame>
  );
}

function CopyValue({ storeId, setup: { account, callback_url: callback }, kind }: StepProps & { readonly kind: 'callback_url' | 'verify_token' }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery({ ...verifyTokenQuery(storeId, account?.id ?? ''), enabled: kind === 'verify_token' && account !== null });
  if (kind === 'callback_url') return <CopyField label={t`Callback URL`} value={callback ?? ''} />;
  if (data) return <CopyField label={t`Verify Token`} value={data.verify_token ?? ''} />;
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton h={60} />;
}

function DoItForMe({ storeId, setup: { account } }: StepProps) {
  const { product } = installation;
  const subscribe = useSubscribeAccount(storeId);
  const check = useCheckAccount(storeId);
  if (account === null) return null;
  const run = (): void => subscribe.mutate(account.id, { onSuccess: () => check.mutate(account.id) });
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Text size="sm" flex="1 1 260px"><Trans>{product} can enter both values there for you and subscribe to messages.</Trans></Text>
        <Button variant="light" leftSection={<WandSparkles size={16} aria-hidden />} loading={subscribe.isPending || check.isPending} onClick={run}><Trans>Do it for me</Trans></Button>
      </Group>
      <ProviderSays error={subscribe.error} />
    </Stack>
  );
}

/** Without a verification request, the first event tells that the address is right. */
function FirstEvent({ setup: { account } }: StepProps) {
  return (
    <div className={classes['facts']} role="status">
      <LiveFact at={account?.last_event_at ?? null} done={<Trans>The first event arrived</Trans>} waiting={<Trans>Waiting for the first event. You can go on: it comes when the phone is linked, at the latest.</Trans>} />
    </div>
  );
}

/** What happened at the provider is heard of; what people switch there is asked for when they come back. */
function Arrivals({ storeId, setup: { account } }: StepProps) {
  const check = useCheckAccount(storeId);
  const { mutate } = check;
  const accountId = account?.id;
  const verifiedAt = account?.webhook_verified_at ?? null;
  const subscribedAt = account?.subscribed_at ?? account?.last_event_at ?? null;
  const isWaiting = accountId !== undefined && subscribedAt === null;
  const seen = useRef(verifiedAt);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const ask = (): void => {
      if (document.visibilityState === 'visible') mutate(accountId);
    };
    if (seen.current !== verifiedAt) ask();
    seen.current = verifiedAt;
    document.addEventListener('visibilitychange', ask);
    return () => document.removeEventListener('visibilitychange', ask);
  }, [isWaiting, accountId, verifiedAt, mutate]);
  if (accountId === undefined) return null;
  return (
    <div className={classes['facts']} role="status">
      <LiveFact at={verifiedAt} done={<Trans>Verification request received</Trans>} waiting={<Trans>Waiting for the verification request</Trans>} />
      <LiveFact
        at={subscribedAt} done={<Trans>Subscribed to messages</Trans>} waiting={<Trans>Waiting for the subscription to messages</Trans>}
        action={isWaiting && <Button variant="subtle" size="compact-sm" leftSection={<RefreshCw size={14} aria-hidden />} loading={check.isPending} onClick={() => mutate(accountId)}><Trans>Check again</Trans></Button>}
      />
    </div>
  );
}
