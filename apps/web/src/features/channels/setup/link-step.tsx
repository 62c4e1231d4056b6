import { Trans } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { linkQuery } from '../../../shared/phone-link/get-link.js';
import { Linking } from '../../../shared/phone-link/linking.js';
import { Loaded } from '../../../shared/page/states.js';
import { LiveFact } from './live-fact.js';
import { StepFrame } from './step-frame.js';
import classes from './setup.module.css';
import type { StepProps } from './wizard.js';

/** The QR code, and what has become of it, live: the phone is linked, and it is the right one. */
export function LinkStep({ storeId, setup: { account }, step, next, back }: StepProps) {
  const query = useQuery({ ...linkQuery(storeId, account?.id ?? ''), enabled: account !== null });
  if (account === null) return null;
  const isLinked = account.session?.state === 'connected';
  const isReady = isLinked && account.paused === null && account.number_confirmed_at !== null;
  const phone = <bdi dir="ltr">{account.session?.linked_phone ?? account.display_phone_number ?? ''}</bdi>;
  return (
    <StepFrame step={step} back={back} onSubmit={() => { if (isReady) next(); }} action={<Button type="submit" disabled={!isReady}>{step.action}</Button>}>
      <Loaded query={query} skeleton={<Skeleton h={120} />}>{(link) => <Linking storeId={storeId} account={account} link={link} />}</Loaded>
      <div className={classes['facts']} role="status">
        <LiveFact at={isLinked ? account.session?.at ?? null : null} done={<Trans>A phone is linked</Trans>} waiting={<Trans>Waiting for the phone</Trans>} />
        <LiveFact at={isReady ? account.number_confirmed_at : null} done={<Trans>Connected: {phone}</Trans>} waiting={<Trans>Waiting for its number</Trans>} />
      </div>
    </StepFrame>
  );
}
