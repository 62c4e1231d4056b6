import { Trans, useLingui } from '@lingui/react/macro';
import { Menu, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useMatches, useRouter } from '@tanstack/react-router';
import { Check, ChevronsUpDown, LayoutGrid, Plus } from 'lucide-react';
import { useState } from 'react';
import { LinkMenuItem } from '../../shared/page/links.js';
import { type MyStore, useMe } from '../../shared/people/me.js';
import { ROLE_NAMES } from '../../shared/people/role-texts.js';
import { Mark } from '../../shared/people/store-mark.js';
import { sectionOf } from './section.js';
import classes from './store-switcher.module.css';

/** From this many stores on the list can be searched. */
const SEARCH_FROM = 7;

interface StoreSwitcherProps {
  readonly mine: MyStore | undefined;
  readonly isNarrow: boolean;
}

/** The store at the top of the menu, and the way to another: the same section of it. */
export function StoreSwitcher({ mine, isNarrow }: StoreSwitcherProps) {
  const { t, i18n } = useLingui();
  const { stores } = useMe();
  const [search, setSearch] = useState('');
  const { routesByPath } = useRouter();
  const section = sectionOf(useMatches().at(-1)?.fullPath ?? '', (page) => Object.hasOwn(routesByPath, page)) as '/s/$storeSlug';
  const found = stores.filter(({ store }) => store.name.toLocaleLowerCase().includes(search.toLocaleLowerCase()));
  return (
    <Menu width={264} position="bottom-start" onClose={() => setSearch('')}>
      <Menu.Target>
        <UnstyledButton className={classes['target']} aria-label={mine ? t`Store ${mine.store.name}, change store` : t`Change store`} data-narrow={isNarrow || undefined} data-store-switcher>
          <Mark name={mine?.store.name ?? '?'} />
          {!isNarrow && (
            <>
              <span className={classes['name']} dir="auto">{mine?.store.name ?? <Trans>No store</Trans>}</span>
              <ChevronsUpDown size={16} aria-hidden />
            </>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {stores.length >= SEARCH_FROM && <TextInput size="xs" m={4} placeholder={t`Find a store`} aria-label={t`Find a store`} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />}
        {found.slice(0, 50).map(({ store, role }) => (
          <LinkMenuItem
            key={store.id} to={section} params={{ storeSlug: store.slug }}
            leftSection={<Mark name={store.name} size={28} />} rightSection={store.id === mine?.store.id && <Check size={16} aria-hidden />}
          >
            <Text size="sm" truncate dir="auto" w="fit-content" maw="100%">{store.name}</Text>
            <Text size="xs" c="dimmed">{i18n._(ROLE_NAMES[role])}</Text>
          </LinkMenuItem>
        ))}
        <Menu.Divider />
        <LinkMenuItem to="/stores" leftSection={<LayoutGrid size={16} aria-hidden />}><Trans>All stores</Trans></LinkMenuItem>
        <LinkMenuItem to="/stores" search={{ new: true }} leftSection={<Plus size={16} aria-hidden />}><Trans>New store</Trans></LinkMenuItem>
      </Menu.Dropdown>
    </Menu>
  );
}
