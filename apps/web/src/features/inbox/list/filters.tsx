import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { ListFilter, X } from 'lucide-react';
import type { Ref } from 'react';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { accountNamesQuery } from '../api/list-account-names.js';
import { peopleQuery } from '../../../shared/people/people.js';
import { labelsQuery } from '../labels/api/list-labels.js';
import { type Filter, without } from '../search.js';
import classes from './list.module.css';

export interface FiltersProps {
  readonly storeId: string;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

const FilterItems = lazyPart(async () => (await import('./filter-items.js')).FilterItems);
const KeepViewDialog = lazyPart(async () => (await import('./views/keep-view-dialog.js')).KeepViewDialog);

export function FilterMenu({ ref, ...props }: FiltersProps & { readonly ref: Ref<HTMLButtonElement> }) {
  const { t } = useLingui();
  const [isKeeping, keep] = useDisclosure(false);
  return (
    <>
      <Menu closeOnItemClick={false} position="bottom-end">
        <Menu.Target><ActionIcon ref={ref} variant="subtle" color="gray" size={32} aria-label={t`Filters`}><ListFilter size={18} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}><FilterItems {...props} onKeep={keep.open} /></Menu.Dropdown>
      </Menu>
      {isKeeping && <KeepViewDialog storeId={props.storeId} filter={props.filter} onClose={keep.close} />}
    </>
  );
}

/** What is filtered by right now, each with the way out. */
export function FilterChips({ storeId, filter, onChange }: FiltersProps) {
  const { t, i18n } = useLingui();
  const { data: accounts } = useQuery(accountNamesQuery(storeId));
  const { data: people } = useQuery(peopleQuery(storeId));
  const { data: labels } = useQuery(labelsQuery(storeId));
  const chips = [
    ...(filter.unread ? [{ part: 'unread' as const, name: t`Unread` }] : []),
    ...(filter.label ? [{ part: 'label' as const, name: labels?.find(({ id }) => id === filter.label)?.name ?? t`Label` }] : []),
    ...(filter.closing ? [{ part: 'closing' as const, name: t`Window closes within an hour` }] : []),
    ...(filter.failed ? [{ part: 'failed' as const, name: t`Failed` }] : []),
    ...(filter.ordered ? [{ part: 'ordered' as const, name: t`Has ordered` }] : []),
    ...(filter.sort && filter.tab === 'waiting' ? [{ part: 'sort' as const, name: t`Latest message first` }] : []),
    ...(filter.mentioned ? [{ part: 'mentioned' as const, name: t`A note mentions me` }] : []),
    ...(filter.account ? [{ part: 'account' as const, name: accounts?.find(({ id }) => id === filter.account)?.name ?? t`Number` }] : []),
    ...(filter.language ? [{ part: 'language' as const, name: new Intl.DisplayNames(i18n.locale, { type: 'language', fallback: 'code' }).of(filter.language) ?? filter.language }] : []),
    ...(filter.assignee ? [{ part: 'assignee' as const, name: people?.find(({ id }) => id === filter.assignee)?.name ?? t`Assigned to` }] : []),
  ];
  if (chips.length === 0) return null;
  return (
    <div className={classes['chips']}>
      {chips.map(({ part, name }) => (
        <Button key={part} size="compact-xs" h={24} variant="light" color="gray" radius="xl" rightSection={<X size={12} aria-hidden />} onClick={() => onChange(without(filter, part))} aria-label={t`Remove filter: ${name}`}>{name}</Button>
      ))}
    </div>
  );
}
