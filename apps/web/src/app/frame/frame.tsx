import { Trans, useLingui } from '@lingui/react/macro';
import { Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSpotlight } from '@mantine/spotlight';
import { Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { CallNotices } from '../../features/inbox/notes/call-notices.js';
import { Drawer, useLayer } from '../../shared/page/layers.js';
import { sparePart, useHasSettled, useIsNeeded } from '../../shared/page/lazy-part.js';
import { LiveProvider } from '../../shared/live/live.js';
import { storeOf, useMe } from '../../shared/people/me.js';
import { usePreference } from '../../shared/page/preferences.js';
import { LIVE_PATCHES } from '../live-patches.js';
import { InsideFrame } from '../page-states.js';
import { commandBar, commandBarStore } from './command-bar-state.js';
import { ConnectionBar } from './connection-bar.js';
import { FetchBar } from './fetch-bar.js';
import { FrameShortcuts } from './frame-shortcuts.js';
import classes from './frame.module.css';
import { Sidebar } from './sidebar.js';
import { StoreSwitcher } from './store-switcher.js';

const CommandBar = sparePart(async () => (await import('./command-bar.js')).CommandBar);
const PlanBar = sparePart(async () => (await import('./plan-bar.js')).PlanBar);
const SendOutbox = sparePart(async () => (await import('./send-outbox.js')).SendOutbox);
const ShortcutSheet = sparePart(async () => (await import('./shortcut-sheet.js')).ShortcutSheet);

/** Everything around the pages of a logged-in person: menu, state of the connection, command bar, shortcuts. */
export function Frame() {
  const { t } = useLingui();
  const me = useMe();
  const { storeSlug } = useParams({ strict: false });
  const { pathname } = useLocation();
  const [isMenuOpen, menu] = useDisclosure(false);
  const [isSheetOpen, sheet] = useDisclosure(false);
  const { opened: isBarOpen } = useSpotlight(commandBarStore);
  useLayer(isBarOpen, commandBar.close);
  const isBarNeeded = useIsNeeded(isBarOpen);
  const isSheetNeeded = useIsNeeded(isSheetOpen);
  const hasSettled = useHasSettled();
  const [keepsMessages] = useState(() => Object.keys(localStorage).some((place) => place.startsWith('parley.outbox')));
  const [width, setWidth] = usePreference('sidebar');
  const mine = storeOf(me, storeSlug);
  const isNarrow = width === 'narrow';
  const closeMenu = menu.close;
  useEffect(() => closeMenu(), [pathname, closeMenu]);
  const burger = useRef<HTMLButtonElement>(null);
  const leaveMenu = (): void => {
    if (!isMenuOpen) return;
    closeMenu();
    burger.current?.focus();
  };

  return (
    <LiveProvider storeId={mine?.store.id} patches={LIVE_PATCHES}>
      {(hasSettled || keepsMessages) && <SendOutbox userId={me.user.id} />}
      <a className="skip-link" href="#main"><Trans>Skip to the content</Trans></a>
      <div className={classes['frame']} data-narrow={isNarrow || undefined}>
        <header className={classes['topbar']}>
          <Burger ref={burger} opened={isMenuOpen} onClick={menu.toggle} size="sm" aria-label={t`Menu`} />
          <StoreSwitcher mine={mine} isNarrow={false} />
        </header>
        <Sidebar className={classes['sidebar']} mine={mine} isNarrow={isNarrow} hasSettled={hasSettled} onShortcuts={sheet.open} />
        <main id="main" tabIndex={-1} className={classes['main']}>
          <FetchBar />
          <ConnectionBar />
          {mine && hasSettled && <PlanBar mine={mine} />}
          <InsideFrame value><Outlet /></InsideFrame>
        </main>
      </div>
      <Drawer isMenu opened={isMenuOpen} onClose={menu.close} size={288} padding={0} title={t`Menu`} closeButtonProps={{ 'aria-label': t`Close` }} classNames={{ header: classes['drawerHeader'] ?? '', body: classes['drawerBody'] ?? '' }}>
        <Sidebar className={classes['drawer']} mine={mine} isNarrow={false} hasSettled={hasSettled} onShortcuts={sheet.open} />
      </Drawer>
      <FrameShortcuts mine={mine} onSheet={sheet.open} onSidebar={() => setWidth(isNarrow ? 'wide' : 'narrow')} />
      {isSheetNeeded && <ShortcutSheet mine={mine} isOpen={isSheetOpen} onClose={sheet.close} />}
      {isBarNeeded && <CommandBar mine={mine} me={me} onChosen={leaveMenu} />}
      {mine && <CallNotices storeId={mine.store.id} />}
    </LiveProvider>
  );
}
