import { atLeast } from '#contracts';
import { useLingui } from '@lingui/react/macro';
import { Kbd, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { commandBar } from './command-bar-state.js';
import { Link, useLocation } from '@tanstack/react-router';
import { Keyboard, Search } from 'lucide-react';
import { useId, useRef } from 'react';
import type { MyStore } from '../../shared/people/me.js';
import { keyCaps } from '../../shared/page/shortcuts.js';
import { sparePart } from '../../shared/page/lazy-part.js';
import { useKeptInView } from '../../shared/page/use-kept-in-view.js';
import { NAVIGATION, type NavigationItem } from '../navigation.js';
import { ConnectionState } from './connection-state.js';
import { PersonMenu } from './person-menu.js';
import classes from './sidebar.module.css';
import { StoreSwitcher } from './store-switcher.js';

const NavBadge = sparePart(async () => (await import('./nav-badge.js')).NavBadge);
const StartLink = sparePart(async () => (await import('./start-link.js')).StartLink);

interface SidebarProps {
  readonly className: string | undefined;
  readonly mine: MyStore | undefined;
  /** Icons only. */
  readonly isNarrow: boolean;
  /** The page has stood for a while: what is fetched for the menu alone may come. */
  readonly hasSettled: boolean;
  readonly onShortcuts: () => void;
}

export function Sidebar({ className, mine, isNarrow, hasSettled, onShortcuts }: SidebarProps) {
  const { t, i18n } = useLingui();
  const groups = useRef<HTMLDivElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  // A low window does not show the whole menu, and what comes to its foot takes room from it: the item of the page is in view.
  useKeptInView(groups, '[data-status=active]', path);
  return (
    <nav className={className} aria-label={t`Main`} data-narrow={isNarrow || undefined}>
      <div className={classes['head']}>
        <StoreSwitcher mine={mine} isNarrow={isNarrow} />
        <Hint label={t`Search`} isNarrow={isNarrow}>
          <UnstyledButton className={classes['search']} onClick={commandBar.open} aria-label={t`Search`}>
            <Search size={16} aria-hidden />
            {!isNarrow && <><span className={classes['grow']}>{t`Search`}</span><Kbd size="xs">{keyCaps('$mod+k')[0]?.join(' ')}</Kbd></>}
          </UnstyledButton>
        </Hint>
      </div>
      <div className={classes['groups']} ref={groups}>
        {mine && NAVIGATION.map(({ title, items }, index) => (
          <div key={title?.id ?? index} className={classes['group']}>
            {title && !isNarrow && <Text className={classes['title']} component="div">{i18n._(title)}</Text>}
            {items.filter((item) => atLeast(mine.role, item.role)).map((item) => <Item key={item.to} item={item} store={mine.store} isNarrow={isNarrow} hasSettled={hasSettled} />)}
          </div>
        ))}
      </div>
      <div className={classes['foot']}>
        {hasSettled && mine && atLeast(mine.role, 'admin') && <StartLink store={mine.store} isNarrow={isNarrow} />}
        <ConnectionState isNarrow={isNarrow} />
        <Hint label={t`Shortcuts`} isNarrow={isNarrow}>
          <UnstyledButton className={classes['item']} onClick={onShortcuts} aria-label={t`Shortcuts`}>
            <Keyboard size={18} aria-hidden />
            {!isNarrow && <><span className={classes['grow']}>{t`Shortcuts`}</span><Kbd size="xs">?</Kbd></>}
          </UnstyledButton>
        </Hint>
        <PersonMenu isNarrow={isNarrow} />
      </div>
    </nav>
  );
}

function Item({ item, store, isNarrow, hasSettled }: { readonly item: NavigationItem; readonly store: MyStore['store'] } & Pick<SidebarProps, 'isNarrow' | 'hasSettled'>) {
  const { i18n } = useLingui();
  const id = useId();
  const isBadged = hasSettled && /(inbox|orders|assistant)$/.test(item.to);
  const { icon: Icon } = item;
  const label = i18n._(item.label);
  return (
    <Hint label={label} isNarrow={isNarrow}>
      <Link to={item.to} params={{ storeSlug: store.slug }} className={classes['item']} aria-label={isNarrow ? label : undefined} aria-describedby={isBadged ? id : undefined}>
        <Icon size={18} aria-hidden />
        {!isNarrow && <span className={classes['grow']}>{label}</span>}
        {isBadged && <NavBadge to={item.to} storeId={store.id} id={id} />}
      </Link>
    </Hint>
  );
}

/** The label of an icon that has none beside it. */
function Hint({ label, isNarrow, children }: { readonly label: string; readonly isNarrow: boolean; readonly children: React.ReactElement }) {
  return <Tooltip label={label} position="right" disabled={!isNarrow}>{children}</Tooltip>;
}
