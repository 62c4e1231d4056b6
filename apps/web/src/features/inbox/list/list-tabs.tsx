import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Archive } from 'lucide-react';
import { useRef } from 'react';
import type { Schemas } from '../../../shared/api/api.js';
import { LinkMenuItem } from '../../../shared/page/links.js';
import { useKeptInView } from '../../../shared/page/use-kept-in-view.js';
import type { Tab } from '../search.js';
import classes from './list.module.css';

export const TAB_NAMES: Readonly<Record<Tab, MessageDescriptor>> = {
  waiting: msg`Waiting`, mine: msg`Mine`, unassigned: msg`Unassigned`, ai: msg`AI`, all: msg`All`, snoozed: msg`Snoozed`, resolved: msg`Resolved`,
};
const SHOWN = ['waiting', 'mine', 'unassigned', 'ai', 'all'] as const;
const BEHIND = ['snoozed', 'resolved'] as const;

interface ListTabsProps {
  readonly tab: Tab;
  readonly counts: Schemas['ConversationCountsDto'] | undefined;
}

/** Links, so that a tab can be opened in a new window and Back works. */
export function ListTabs({ tab, counts }: ListTabsProps) {
  const { t, i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const tabs = useRef<HTMLElement>(null);
  // A narrow window does not show all tabs at once, and less of them beside an open conversation.
  useKeptInView(tabs, '[data-open]', `${tab} ${i18n.locale} ${JSON.stringify(counts)}`);
  const behind = BEHIND.find((each) => each === tab);
  return (
    <nav ref={tabs} className={classes['tabs']} aria-label={t`Lists`}>
      {(behind ? [...SHOWN, behind] : SHOWN).map((each) => (
        <Link
          key={each} to="/s/$storeSlug/inbox" params={{ storeSlug }} search={(search) => ({ ...search, tab: each })} activeOptions={{ includeSearch: true }}
          className={classes['tab']} data-open={each === tab || undefined} aria-current={each === tab ? 'page' : undefined}
        >
          {i18n._(TAB_NAMES[each])}
          {counts && each !== 'snoozed' && each !== 'resolved' && <span className={classes['count']}>{counts[each]}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** The lists that are looked at now and then. */
export function MoreLists() {
  const { t, i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  return (
    <Menu>
      <Menu.Target><ActionIcon variant="subtle" color="gray" size={32} aria-label={t`More lists`}><Archive size={17} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {BEHIND.map((each) => <LinkMenuItem key={each} to="/s/$storeSlug/inbox" params={{ storeSlug }} search={(search: object) => ({ ...search, tab: each })}>{i18n._(TAB_NAMES[each])}</LinkMenuItem>)}
      </Menu.Dropdown>
    </Menu>
  );
}
