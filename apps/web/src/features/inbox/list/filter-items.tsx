import { Trans, useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useMemo } from 'react';
import { languageChoices } from '../../../shared/form/places.js';
import { accountNamesQuery } from '../api/list-account-names.js';
import { peopleQuery } from '../../../shared/people/people.js';
import { labelsQuery } from '../labels/api/list-labels.js';
import { LabelChip } from '../labels/label-chips.js';
import { type Flag, without } from '../search.js';
import { ViewItems, type ViewItemsProps } from './views/view-items.js';

/** Everything a list can be narrowed down by, with ticks. */
export function FilterItems({ storeId, filter, onChange, onKeep }: ViewItemsProps) {
  const { t, i18n } = useLingui();
  const { data: accounts = [] } = useQuery(accountNamesQuery(storeId));
  const { data: people = [] } = useQuery(peopleQuery(storeId));
  const { data: labels = [] } = useQuery(labelsQuery(storeId));
  const toggle = (part: 'account' | 'assignee' | 'label' | 'language', value: string): void => onChange(filter[part] === value ? without(filter, part) : { ...filter, [part]: value });
  const tick = (isOn: boolean) => (isOn ? <Check size={14} aria-hidden /> : <span style={{ width: 14 }} />);
  const flags: readonly (readonly [Flag, string])[] = [['unread', t`Unread`], ['closing', t`Window closes within an hour`], ['failed', t`Failed`], ['ordered', t`Has ordered`], ['mentioned', t`A note mentions me`]];
  const languages = useMemo(() => languageChoices(i18n.locale, i18n.locale), [i18n.locale]);
  const byPerson = filter.tab !== 'mine' && filter.tab !== 'unassigned';
  return (
    <>
      <ViewItems storeId={storeId} filter={filter} onChange={onChange} onKeep={onKeep} />
      {filter.tab === 'waiting' && <Menu.Item leftSection={tick(filter.sort !== undefined)} onClick={() => onChange(filter.sort ? without(filter, 'sort') : { ...filter, sort: 'latest' })}><Trans>Latest message first</Trans></Menu.Item>}
      {flags.map(([flag, name]) => <Menu.Item key={flag} leftSection={tick(filter[flag] === true)} onClick={() => onChange(filter[flag] ? without(filter, flag) : { ...filter, [flag]: true })}>{name}</Menu.Item>)}
      {labels.length > 0 && <Menu.Label><Trans>Label</Trans></Menu.Label>}
      {labels.map(({ id, name, color }) => <Menu.Item key={id} leftSection={tick(filter.label === id)} onClick={() => toggle('label', id)}><LabelChip name={name} color={color} /></Menu.Item>)}
      {accounts.length > 1 && <Menu.Label><Trans>Number</Trans></Menu.Label>}
      {accounts.length > 1 && accounts.map(({ id, name }) => <Menu.Item key={id} leftSection={tick(filter.account === id)} onClick={() => toggle('account', id)}>{name}</Menu.Item>)}
      {byPerson && people.length > 1 && <Menu.Label><Trans>Assigned to</Trans></Menu.Label>}
      {byPerson && people.length > 1 && people.map(({ id, name }) => <Menu.Item key={id} leftSection={tick(filter.assignee === id)} onClick={() => toggle('assignee', id)}>{name}</Menu.Item>)}
      <Menu.Label><Trans>Language</Trans></Menu.Label>
      {languages.map(({ value, label }) => <Menu.Item key={value} leftSection={tick(filter.language === value)} onClick={() => toggle('language', value)}>{label}</Menu.Item>)}
    </>
  );
}
