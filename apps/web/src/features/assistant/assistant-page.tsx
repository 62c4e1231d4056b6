import { Trans, useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { BookOpen, FlaskConical, LayoutDashboard, ListChecks, Lock, Sparkles, Store, TriangleAlert, Wallet } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { assistantQuery } from '../../shared/assistant/assistant.js';
import { useIsAtLeast, useStore } from '../../shared/people/me.js';
import { Page } from '../../shared/page/page.js';
import classes from './assistant.module.css';

/** The pages of the assistant under one heading. */
export function AssistantPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const tabs = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the tabs are wider than the window.
  useEffect(() => {
    tabs.current?.querySelector('[data-status="active"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  const params = { storeSlug: store.slug };
  return (
    <Page title={t`AI Assistant`} place={store.name} description={<Trans>It answers customers on WhatsApp from your catalog and what you teach it here, and hands over to your team when it should.</Trans>}>
      <nav ref={tabs} className={classes['tabs']} aria-label={t`AI Assistant`}>
        <Link to="/s/$storeSlug/assistant" params={params} activeOptions={{ exact: true }}><LayoutDashboard size={16} aria-hidden /><Trans>Overview</Trans></Link>
        <Link to="/s/$storeSlug/assistant/behaviour" params={params}><Sparkles size={16} aria-hidden /><Trans>Behaviour</Trans></Link>
        <Link to="/s/$storeSlug/assistant/facts" params={params}><Store size={16} aria-hidden /><Trans>Store facts</Trans></Link>
        <Link to="/s/$storeSlug/assistant/knowledge" params={params}><BookOpen size={16} aria-hidden /><Trans>Knowledge</Trans></Link>
        <Link to="/s/$storeSlug/assistant/playground" params={params}><FlaskConical size={16} aria-hidden /><Trans>Playground</Trans></Link>
        <Link to="/s/$storeSlug/assistant/tests" params={params}><ListChecks size={16} aria-hidden /><Trans>Tests</Trans></Link>
        <Link to="/s/$storeSlug/assistant/cost" params={params}><Wallet size={16} aria-hidden /><Trans>Cost</Trans></Link>
      </nav>
      {!mayChange && <Alert variant="light" color="gray" icon={<Lock size={18} aria-hidden />}><Trans>Agents can look at this page. Ask an owner or admin to change something.</Trans></Alert>}
      {mayChange && <BudgetWarning storeId={store.id} />}
      <Outlet key={store.id} />
    </Page>
  );
}

/** The budget is nearly or entirely used up, and what follows. */
function BudgetWarning({ storeId }: { readonly storeId: string }) {
  const { data } = useQuery(assistantQuery(storeId));
  const { budget = null, budget_state: state = 'ok', model = null } = data ?? {};
  if (budget === null || state === 'ok' || model === null) return null;
  const isOver = state === 'hard';
  const followed = isOver ? budget.at_hard : budget.at_soft;
  return (
    <Alert variant="light" color={isOver ? 'red' : 'yellow'} role="status" icon={<TriangleAlert size={18} aria-hidden />} title={isOver ? <Trans>The budget of the model is used up</Trans> : <Trans>The budget of the model is nearly used up</Trans>}>
      {followed === 'warn' ? <Trans>The model goes on answering until it is used up.</Trans> : followed === 'built_in' ? <Trans>The built-in assistant answers instead of the model.</Trans> : <Trans>Conversations go to your team, with the reason.</Trans>}
    </Alert>
  );
}
