import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check, ListFilter, X } from 'lucide-react';
import { accountNamesQuery } from '../api/list-account-names.js';
import { peopleQuery } from '../api/list-people.js';
import { labelsQuery } from '../labels/api/list-labels.js';
import { LabelChip } from '../labels/label-chips.js';
import type { Filter } from '../search.js';
import classes from './list.module.css';

interface FiltersProps {
  readonly storeId: string;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

/** A filter without one of its parts. */
function without(filter: Filter, part: 'account' | 'assignee' | 'unread' | 'mentioned' | 'label'): Filter {
  const { [part]: _gone, ...rest } = filter;
  return rest;
}

export function FilterMenu({ storeId, filter, onChange }: FiltersProps) {
  const { t } = useLingui();
  const { data: accounts = [] } = useQuery(accountNamesQuery(storeId));
  const { data: people = [] } = useQuery(peopleQuery(storeId));
  const { data: labels = [] } = useQuery(labelsQuery(storeId));
  const toggle = (part: 'account' | 'assignee' | 'label', value: string): void => onChange(filter[part] === value ? without(filter, part) : { ...filter, [part]: value });
  const tick = (isOn: boolean) => (isOn ? <Check size={14} aria-hidden /> : <span style={{ width: 14 }} />);
  const byPerson = filter.tab !== 'mine' && filter.tab !== 'unassigned';
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target><ActionIcon variant="subtle" color="gray" size={32} aria-label={t`Filters`}><ListFilter size={18} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.Item leftSection={tick(filter.unread === true)} onClick={() => onChange(filter.unread ? without(filter, 'unread') : { ...filter, unread: true })}><Trans>Unread</Trans></Menu.Item>
        <Menu.Item leftSection={tick(filter.mentioned === true)} onClick={() => onChange(filter.mentioned ? without(filter, 'mentioned') : { ...filter, mentioned: true })}><Trans>A note mentions me</Trans></Menu.Item>
        {labels.length > 0 && <Menu.Label><Trans>Label</Trans></Menu.Label>}
        {labels.map(({ id, name, color }) => <Menu.Item key={id} leftSection={tick(filter.label === id)} onClick={() => toggle('label', id)}><LabelChip name={name} color={color} /></Menu.Item>)}
        {accounts.length > 1 && <Menu.Label><Trans>Number</Trans></Menu.Label>}
        {accounts.length > 1 && accounts.map(({ id, name }) => <Menu.Item key={id} leftSection={tick(filter.account === id)} onClick={() => toggle('account', id)}>{name}</Menu.Item>)}
        {byPerson && people.length > 1 && <Menu.Label><Trans>Assigned to</Trans></Menu.Label>}
        {byPerson && people.length > 1 && people.map(({ id, name }) => <Menu.Item key={id} leftSection={tick(filter.assignee === id)} onClick={() => toggle('assignee', id)}>{name}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What is filtered by right now, each with the way out. */
export function FilterChips({ storeId, filter, onChange }: FiltersProps) {
  const { t } = useLingui();
  const { data: accounts } = useQuery(accountNamesQuery(storeId));
  const { data: people } = useQuery(peopleQuery(storeId));
  const { data: labels } = useQuery(labelsQuery(storeId));
  const chips = [
    ...(filter.unread ? [{ part: 'unread' as const, name: t`Unread` }] : []),
    ...(filter.label ? [{ part: 'label' as const, name: labels?.find(({ id }) => id === filter.label)?.name ?? t`Label` }] : []),
    ...(filter.mentioned ? [{ part: 'mentioned' as const, name: t`A note mentions me` }] : []),
    ...(filter.account ? [{ part: 'account' as const, name: accounts?.find(({ id }) => id === filter.account)?.name ?? t`Number` }] : []),
    ...(filter.assignee ? [{ part: 'assignee' as const, name: people?.find(({ id }) => id === filter.assignee)?.name ?? t`Assigned to` }] : []),
  ];
  if (chips.length === 0) return null;
  return (
    <div className={classes['chips']}>
      {chips.map(({ part, name }) => (
        <Button key={part} size="compact-xs" variant="light" color="gray" radius="xl" rightSection={<X size={12} aria-hidden />} onClick={() => onChange(without(filter, part))} aria-label={t`Remove filter: ${name}`}>{name}</Button>
      ))}
    </div>
  );
}
