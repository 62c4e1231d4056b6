import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { BookOpen, FlaskConical, LayoutDashboard, ListChecks, Lock, Sparkles, Store, TriangleAlert, Wallet } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { assistantQuery } from '../../shared/assistant/assistant.js';
import { useIsAtLeast, useStore } from '../../shared/people/me.js';
import { Page } from '../../shared/page/page.js';
import { useShortcuts } from '../../shared/page/shortcuts.js';
import classes from './assistant.module.css';

const TABS = [
  { to: '/s/$storeSlug/assistant', icon: LayoutDashboard, name: msg`Overview` },
  { to: '/s/$storeSlug/assistant/behaviour', icon: Sparkles, name: msg`Behaviour` },
  { to: '/s/$storeSlug/assistant/facts', icon: Store, name: msg`Store facts` },
  { to: '/s/$storeSlug/assistant/knowledge', icon: BookOpen, name: msg`Knowledge` },
  { to: '/s/$storeSlug/assistant/playground', icon: FlaskConical, name: msg`Playground` },
  { to: '/s/$storeSlug/assistant/tests', icon: ListChecks, name: msg`Tests` },
  { to: '/s/$storeSlug/assistant/cost', icon: Wallet, name: msg`Cost` },
] as const;

/** The pages of the assistant under one heading. */
export function AssistantPage() {
  const { t, i18n } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const navigate = useNavigate();
  const tabs = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the tabs are wider than the window.
  useEffect(() => {
    tabs.current?.querySelector('[data-status="active"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  const params = { storeSlug: store.slug };
  useShortcuts(useMemo(() => ({
    title: t`AI Assistant`,
    shortcuts: TABS.map(({ to, name }, index) => ({ keys: String(index + 1), label: i18n._(name), run: () => void navigate({ to, params: { storeSlug: store.slug } }) })),
  }), [t, i18n, navigate, store.slug]));
  return (
    <Page title={t`AI Assistant`} place={store.name} description={<Trans>It answers customers on WhatsApp from your catalog and what you teach it here, and hands over to your team when it should.</Trans>}>
      <nav ref={tabs} className={classes['tabs']} aria-label={t`AI Assistant`}>
        {TABS.map(({ to, icon: Icon, name }) => <Link key={to} to={to} params={params} activeOptions={{ exact: to === TABS[0].to }}><Icon size={16} aria-hidden />{i18n._(name)}</Link>)}
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
