import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { BellRing, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { LinkButton } from '../../../shared/page/links.js';
import { List } from '../../../shared/list/list.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Page, Section } from '../../../shared/page/page.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { Loaded, State } from '../../../shared/page/states.js';
import tabs from '../../../shared/list/status-tabs.module.css';
import { UndeliveredToday } from '../../../shared/failures/undelivered.js';
import { rulesQuery } from '../api/list-rules.js';
import { LogSection } from '../log/log-section.js';
import classes from '../notifications.module.css';
import { STARTERS } from '../starters.js';
import { RuleRow } from './rule-row.js';

/** The switch of the rule whose name has the focus. */
function switchInHand(): HTMLElement | undefined {
  return document.activeElement?.closest('[data-rule]')?.closest('li')?.querySelector<HTMLElement>('[role="switch"]') ?? undefined;
}

/** What is told by itself: the rules, and the log of what they did. */
export function NotificationsPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const { storeSlug = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/frame/s/$storeSlug/notifications' });
  const query = useQuery(rulesQuery(store.id));
  useShortcuts(useMemo(() => ({
    title: t`Notifications`,
    shortcuts: mayChange ? [
      { keys: 'c', label: t`New rule`, run: () => void navigate({ to: '/s/$storeSlug/notifications/new', params: { storeSlug }, search: {} }) },
      { keys: 'Space', label: t`Switch on or off`, isInBar: false, applies: () => switchInHand() !== undefined, run: () => switchInHand()?.click() },
    ] : [],
  }), [t, mayChange, navigate, storeSlug]));
  const isLog = search.view === 'log';
  return (
    <Page
      title={t`Notifications`} place={store.name}
      description={<Trans>Messages that go out by themselves: when an order ships, when a cart is left behind, when your own program says so.</Trans>}
      actions={mayChange && <LinkButton leftSection={<Plus size={16} aria-hidden />} to="/s/$storeSlug/notifications/new" params={{ storeSlug }} search={{}}><Trans>New rule</Trans></LinkButton>}
    >
      <nav className={tabs['tabs']} aria-label={t`Notifications`}>
        <Link className={tabs['tab']} to="/s/$storeSlug/notifications" params={{ storeSlug }} search={{}} data-open={!isLog || undefined} aria-current={isLog ? undefined : 'page'}><Trans>Rules</Trans></Link>
        <Link className={tabs['tab']} to="/s/$storeSlug/notifications" params={{ storeSlug }} search={{ view: 'log' }} data-open={isLog || undefined} aria-current={isLog ? 'page' : undefined}><Trans>Log</Trans></Link>
      </nav>
      <UndeliveredToday />
      {isLog ? <LogSection storeId={store.id} search={search} rules={query.data ?? []} /> : (
        <>
          <Section p={0}>
            <Loaded query={query}>
              {(rules) => (rules.length === 0
                ? <State icon={BellRing} title={<Trans>Nothing is told by itself yet</Trans>}>{mayChange ? <Trans>Begin with one of the rules below. Before you switch it on, a dry run shows what it would have sent.</Trans> : <Trans>Owners and admins of the store make the rules.</Trans>}</State>
                : <List label={t`Rules`}>{rules.map((rule) => <RuleRow key={rule.id} storeId={store.id} rule={rule} mayChange={mayChange} />)}</List>)}
            </Loaded>
          </Section>
          {mayChange && query.data !== undefined && query.data.length < 6 && <Starters storeSlug={storeSlug} known={query.data.map(({ name }) => name)} />}
        </>
      )}
    </Page>
  );
}

function Starters({ storeSlug, known }: { readonly storeSlug: string; readonly known: readonly string[] }) {
  const { i18n } = useLingui();
  const left = STARTERS.filter(({ name }) => !known.includes(i18n._(name)));
  if (left.length === 0) return null;
  return (
    <Section title={<Trans>Ready rules</Trans>} description={<Trans>Choose one, pick a template, look at the dry run, switch it on.</Trans>}>
      <div className={classes['starters']}>
        {left.map(({ key, icon: Icon, name, about }) => (
          <Link key={key} className={classes['starter']} to="/s/$storeSlug/notifications/new" params={{ storeSlug }} search={{ starter: key }}>
            <Icon size={20} aria-hidden />
            <span><b>{i18n._(name)}</b><br /><span className={classes['quiet']}>{i18n._(about)}</span></span>
          </Link>
        ))}
      </div>
    </Section>
  );
}
