import { atLeast } from '#contracts';
import { useLingui } from '@lingui/react/macro';
import { Kbd, useMantineColorScheme } from '@mantine/core';
import { isActionsGroup, Spotlight, type SpotlightActionGroupData, type SpotlightFilterFunction } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { ListTodo, LogOut, Moon, Search, Store, Sun, User, Zap } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Me, MyStore } from '../../shared/people/me.js';
import { isNamed, keyCaps, useShortcutGroups } from '../../shared/page/shortcuts.js';
import { useLogOut } from '../log-out.js';
import { NAVIGATION } from '../navigation.js';
import { commandBar, commandBarStore } from './command-bar-state.js';
import { type Sign, signOf, useFound } from './command-search.js';

export interface CommandGroup {
  readonly group: string;
  readonly actions: readonly { readonly id: string; readonly label: string; readonly leftSection: React.ReactNode; readonly rightSection?: React.ReactNode; readonly onClick: () => void }[];
}

interface CommandBarProps {
  readonly me: Me;
  readonly mine: MyStore | undefined;
  /** Right before what was chosen is done. */
  readonly onChosen: () => void;
}

/** What can be done on this page, and everything that can be done from anywhere, by name. */
export function CommandBar({ me, mine, onChosen }: CommandBarProps) {
  const { t } = useLingui();
  const pages = usePages(mine);
  const stores = useStores(me, mine);
  const actions = useActions(mine);
  const [typed, setTyped] = useState('');
  const { sign } = signOf(typed);
  const found = useFound(mine, typed);
  const hasFound = (sign === '@' || sign === '#') && !found.isLooking;
  useEffect(() => {
    // The bar chooses the first by itself when something is typed; these come later.
    if (hasFound) commandBar.selectFirst();
  }, [hasFound]);
  const ofPage = useActionsOfPage();
  const offered: Readonly<Record<Sign | 'all', readonly CommandGroup[]>> = { '>': [...ofPage, actions], '@': found.groups, '#': found.groups, '/': [useSettings(mine)], all: [...ofPage, pages, stores, actions] };
  const { groups, leave } = useAfterwards(offered[sign ?? 'all'], onChosen);
  return (
    <Spotlight
      store={commandBarStore} actions={groups} shortcut={null} highlightQuery limit={50} centered={false} yOffset="12dvh" scrollable maxHeight={380} nothingFound={found.isLooking ? t`Loading` : t`Nothing found`}
      onQueryChange={setTyped} filter={matching}
      closeOnEscape={false} returnFocus={false} transitionProps={{ transition: 'pop', duration: 200, exitDuration: 0, onExited: leave }}
      searchProps={{ leftSection: <Search size={18} aria-hidden />, placeholder: t`Go to a page, a store, an action…`, 'aria-label': t`Command bar`, dir: 'auto' }}
    />
  );
}

/** What has the words in its name; customers and orders are looked for by the server, which knows more of them. */
const matching: SpotlightFilterFunction = (typed, offered) => {
  const { sign, words } = signOf(typed);
  if (sign === '@' || sign === '#') return offered.filter((group) => !isActionsGroup(group) || group.actions.length > 0);
  return offered.flatMap((group) => {
    const actions = isActionsGroup(group) ? group.actions.filter(({ label }) => label?.toLowerCase().includes(words)) : [];
    return isActionsGroup(group) && actions.length > 0 ? [{ ...group, actions }] : [];
  });
};

/** Runs what was chosen when the bar is gone and the focus is where it was: a dialog that opens then gives it back to there. */
function useAfterwards(groups: readonly CommandGroup[], onChosen: () => void): { groups: SpotlightActionGroupData[]; leave: () => void } {
  const chosen = useRef<(() => void) | undefined>(undefined);
  return {
    groups: groups.map(({ group, actions }) => ({ group, actions: actions.map((action) => ({ ...action, onClick: () => { chosen.current = action.onClick; } })) })),
    leave: () => {
      const run = chosen.current;
      chosen.current = undefined;
      // The bar is taken from the page right after it says that it left.
      setTimeout(() => {
        commandBar.giveFocusBack();
        if (!run) return;
        onChosen();
        run();
      });
    },
  };
}

/** The shortcuts of the page, made from the list that listens and that the sheet shows. */
function useActionsOfPage(): CommandGroup[] {
  return useShortcutGroups().map(({ title, shortcuts }) => ({
    group: title,
    actions: shortcuts.filter(isNamed).map(({ keys, label, run }) => ({ id: `${title} ${keys}`, label, leftSection: <Zap size={18} aria-hidden />, rightSection: <Kbd size="xs">{keyCaps(keys).flat().join(' ')}</Kbd>, onClick: () => run?.() })),
  }));
}

function usePages(mine: MyStore | undefined): CommandGroup {
  const { t } = useLingui();
  return usePagesOf(t`Go to`, mine, () => true);
}

function useSettings(mine: MyStore | undefined): CommandGroup {
  const { t } = useLingui();
  return usePagesOf(t`Settings`, mine, (to) => to.startsWith('/s/$storeSlug/settings/'));
}

function usePagesOf(group: string, mine: MyStore | undefined, isMeant: (to: string) => boolean): CommandGroup {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  const items = mine ? NAVIGATION.flatMap((each) => each.items).filter((item) => isMeant(item.to) && atLeast(mine.role, item.role)) : [];
  return {
    group,
    actions: items.map(({ to, label, icon: Icon, keys }) => ({
      id: to, label: i18n._(label), leftSection: <Icon size={18} aria-hidden />,
      rightSection: keys === undefined ? undefined : <Kbd size="xs">{keyCaps(keys).flat().join(' ')}</Kbd>,
      onClick: () => void navigate({ to, params: { storeSlug: mine?.store.slug ?? '' } }),
    })),
  };
}

function useStores(me: Me, mine: MyStore | undefined): CommandGroup {
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

function useActions(mine: MyStore | undefined): CommandGroup {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const logOut = useLogOut();
  return {
    group: t`Actions`,
    actions: [
      ...(mine && atLeast(mine.role, 'admin') ? [{ id: 'start', label: t`Getting started`, leftSection: <ListTodo size={18} aria-hidden />, onClick: () => void navigate({ to: '/s/$storeSlug/getting-started', params: { storeSlug: mine.store.slug } }) }] : []),
      { id: 'profile', label: t`Your profile`, leftSection: <User size={18} aria-hidden />, onClick: () => void navigate({ to: '/me' }) },
      { id: 'light', label: t`Light appearance`, leftSection: <Sun size={18} aria-hidden />, onClick: () => setColorScheme('light') },
      { id: 'dark', label: t`Dark appearance`, leftSection: <Moon size={18} aria-hidden />, onClick: () => setColorScheme('dark') },
      { id: 'log-out', label: t`Log out`, leftSection: <LogOut size={18} aria-hidden />, onClick: () => logOut.mutate() },
    ],
  };
}
