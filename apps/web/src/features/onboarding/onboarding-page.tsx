import type { OnboardingStep } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Circle, CircleCheck, PartyPopper } from 'lucide-react';
import type { ReactNode } from 'react';
import { installation } from '../../shared/api/installation.js';
import type { Schemas } from '../../shared/api/api.js';
import { LinkAnchor, LinkButton } from '../../shared/page/links.js';
import { Page, Section } from '../../shared/page/page.js';
import { Loaded, State } from '../../shared/page/states.js';
import { useStore } from '../../shared/people/me.js';
import { useDismissOnboarding } from './api/dismiss-onboarding.js';
import { onboardingQuery } from './api/get-onboarding.js';
import classes from './onboarding.module.css';

const PAGES = {
  channel: '/s/$storeSlug/settings/channels', products: '/s/$storeSlug/catalog', facts: '/s/$storeSlug/assistant/facts',
  playground: '/s/$storeSlug/assistant/playground', message: '/s/$storeSlug/inbox', team: '/s/$storeSlug/settings/team',
} as const satisfies Record<OnboardingStep, string>;

/** What a new shop does first; each step is seen by itself when it is done. */
export function OnboardingPage() {
  const { t } = useLingui();
  const store = useStore();
  const query = useQuery(onboardingQuery(store.id));
  return (
    <Page title={t`Getting started`} place={store.name} description={<Trans>What a shop does first. Each step is ticked by itself.</Trans>}>
      <Loaded query={query}>{(onboarding) => <Steps storeId={store.id} onboarding={onboarding} />}</Loaded>
    </Page>
  );
}

function Steps({ storeId, onboarding: { steps, dismissed } }: { readonly storeId: string; readonly onboarding: Schemas['OnboardingDto'] }) {
  const { t } = useLingui();
  const { slug: storeSlug } = useStore();
  const dismiss = useDismissOnboarding(storeId);
  const done = steps.filter((each) => each.done).length;
  if (done === steps.length) {
    return <Section><State icon={PartyPopper} color="teal" title={<Trans>Everything is set up</Trans>} actions={<LinkButton to="/s/$storeSlug/inbox" params={{ storeSlug }}><Trans>Go to Inbox</Trans></LinkButton>} /></Section>;
  }
  return (
    <Section
      p={0} title={<Trans>{done} of {steps.length} done</Trans>}
      actions={<Button variant="default" size="xs" loading={dismiss.isPending} onClick={() => dismiss.mutate(!dismissed)}>{dismissed ? <Trans>Show in the menu</Trans> : <Trans>Hide from the menu</Trans>}</Button>}
    >
      <ol className={classes['steps']} aria-label={t`Getting started`}>{steps.map(({ step, done: isDone }) => <Step key={step} step={step} isDone={isDone} />)}</ol>
    </Section>
  );
}

function Step({ step, isDone }: { readonly step: OnboardingStep; readonly isDone: boolean }) {
  const { t } = useLingui();
  const { slug: storeSlug } = useStore();
  const { title, why } = useTexts()[step];
  const isSimulated = installation.demo && !isDone && (step === 'channel' || step === 'message');
  return (
    <li className={classes['step']} data-done={isDone || undefined} data-step={step}>
      {isDone ? <CircleCheck size={22} aria-hidden className={classes['mark']} /> : <Circle size={22} aria-hidden className={classes['mark']} />}
      <div className={classes['words']}>
        <Link to={PAGES[step]} params={{ storeSlug }} className={classes['way']}>{title}</Link>
        {isDone && <VisuallyHidden> – {t`Done`}</VisuallyHidden>}
        {!isDone && <Text size="sm" c="dimmed">{why}</Text>}
        {isSimulated && <LinkAnchor to="/s/$storeSlug/simulator" params={{ storeSlug }} search={{}} size="sm" className={classes['other']} underline="always"><Trans>Use the simulator</Trans></LinkAnchor>}
      </div>
      <ChevronRight size={18} aria-hidden className={classes['arrow']} />
    </li>
  );
}

function useTexts(): Readonly<Record<OnboardingStep, { readonly title: string; readonly why: ReactNode }>> {
  const { t } = useLingui();
  return {
    channel: { title: t`Set up WhatsApp`, why: <Trans>The number that customers write to.</Trans> },
    products: { title: t`Add products`, why: <Trans>The assistant offers what is active in the catalog.</Trans> },
    facts: { title: t`Tell the assistant about your store`, why: <Trans>Three facts at least, such as opening hours or delivery.</Trans> },
    playground: { title: t`Try the assistant in the playground`, why: <Trans>No customer sees it.</Trans> },
    message: { title: t`Receive the first message`, why: <Trans>Send one to the number from your own phone.</Trans> },
    team: { title: t`Invite somebody`, why: <Trans>For what the assistant hands over.</Trans> },
  };
}
