import { atLeast } from '#contracts';
import { useLingui } from '@lingui/react/macro';
import { Kbd, useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { LogOut, Moon, Search, Store, Sun, User, Zap } from 'lucide-react';
import type { Me, MyStore } from '../../shared/people/me.js';
import { keyCaps, useShortcutGroups } from '../../shared/page/shortcuts.js';
import { useLogOut } from '../log-out.js';
import { NAVIGATION } from '../navigation.js';
import { commandBarStore } from './command-bar-state.js';

/** Everything that can be done from anywhere, by name. */
export function CommandBar({ me, mine }: { readonly me: Me; readonly mine: MyStore | undefined }) {
  const { t } = useLingui();
  const pages = usePages(mine);
  const stores = useStores(me, mine);
  const actions = useActions();
  return (
    <Spotlight
      store={commandBarStore} actions={[pages, stores, actions]} shortcut={null} highlightQuery limit={12} scrollable maxHeight={380} nothingFound={t`Nothing found`}
      searchProps={{ leftSection: <Search size={18} aria-hidden />, placeholder: t`Go to a page, a store, an action…`, 'aria-label': t`Command bar` }}
    />
  );
}

function usePages(mine: MyStore | undefined): SpotlightActionGroupData {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const items = mine ? NAVIGATION.flatMap((group) => group.items).filter((item) => atLeast(mine.role, item.role)) : [];
  return {
    group: t`Go to`,
    actions: items.map(({ to, label, icon: Icon, keys }) => ({
      id: to, label: i18n._(label), leftSection: <Icon size={18} aria-hidden />,
      rightSection: keys === undefined ? undefined : <Kbd size="xs">{keyCaps(keys).flat().join(' ')}</Kbd>,
      onClick: () => void navigate({ to, params: { storeSlug: mine?.store.slug ?? '' } }),
    })),
  };
}

function useStores(me: Me, mine: MyStore | undefined): SpotlightActionGroupData {
  const { t } = useLingui();
  const navigate = useNavigate();
  return {
    group: t`Stores`,
    actions: me.stores.filter(({ store }) => store.id !== mine?.store.id).map(({ store }) => ({
      id: store.id, label: store.name, leftSection: <Store size={18} aria-hidden />,
      onClick: () => void navigate({ to: '/s/$storeSlug', params: { storeSlug: store.slug } }),
    })),
  };
}

function useActions(): SpotlightActionGroupData {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const ofThisPage = useShortcutGroups().flatMap(({ shortcuts }) => shortcuts).filter(({ isInBar }) => isInBar === true);
  const logOut = useLogOut();
  return {
    group: t`Actions`,
    actions: [
      ...ofThisPage.map(({ keys, label, run }) => ({ id: keys, label, leftSection: <Zap size={18} aria-hidden />, rightSection: <Kbd size="xs">{keyCaps(keys).flat().join(' ')}</Kbd>, onClick: run })),
      { id: 'profile', label: t`Your profile`, leftSection: <User size={18} aria-hidden />, onClick: () => void navigate({ to: '/me' }) },
      { id: 'light', label: t`Light appearance`, leftSection: <Sun size={18} aria-hidden />, onClick: () => setColorScheme('light') },
      { id: 'dark', label: t`Dark appearance`, leftSection: <Moon size={18} aria-hidden />, onClick: () => setColorScheme('dark') },
      { id: 'log-out', label: t`Log out`, leftSection: <LogOut size={18} aria-hidden />, onClick: () => logOut.mutate() },
    ],
  };
}
