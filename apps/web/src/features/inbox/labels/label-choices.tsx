import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, Settings2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useNotices } from '../../../shared/page/notices.js';
import type { Conversation } from '../model.js';
import { useCreateLabel } from './api/create-label.js';
import { labelsQuery } from './api/list-labels.js';
import { usePutLabel } from './api/put-label.js';
import { LabelChip } from './label-chips.js';
import classes from './labels.module.css';

interface LabelChoicesProps {
  readonly storeId: string;
  readonly conversation: Conversation;
  readonly onManage: () => void;
}

/** Every label of the store, those that the conversation carries ticked; a name that is none yet makes one. */
export function LabelChoices({ storeId, conversation, onManage }: LabelChoicesProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const notices = useNotices();
  const { data: labels = [] } = useQuery(labelsQuery(storeId));
  const put = usePutLabel(storeId);
  const create = useCreateLabel(storeId);
  const name = search.trim();
  const shown = labels.filter((label) => label.name.toLowerCase().includes(name.toLowerCase()));
  const isNew = name !== '' && !labels.some((label) => label.name.toLowerCase() === name.toLowerCase());
  const toggle = (labelId: string): void => put.mutate({ conversation, labelId, isOn: !conversation.label_ids.includes(labelId) });
  const add = (): void => create.mutate({ name, color: 'blue' }, {
    onSuccess: ({ id }) => {
      put.mutate({ conversation, labelId: id, isOn: true });
      setSearch('');
    },
    onError: notices.failed,
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || name === '') return;
    event.preventDefault();
    const [first] = shown;
    if (first) toggle(first.id);
    else if (isNew) add();
  };
  return (
    <>
      <TextInput size="xs" value={search} onChange={(event) => setSearch(event.currentTarget.value)} onKeyDown={onKeyDown} placeholder={t`Find or make a label`} aria-label={t`Find or make a label`} maxLength={40} data-autofocus autoFocus dir="auto" />
      <div className={classes['options']}>
        {shown.map(({ id, name: label, color }) => (
          <Checkbox key={id} size="xs" className={classes['option'] ?? ''} checked={conversation.label_ids.includes(id)} onChange={() => toggle(id)} label={<LabelChip name={label} color={color} />} />
        ))}
        {labels.length === 0 && !isNew && <Text size="xs" c="dimmed"><Trans>There are no labels yet. Write a name to make one.</Trans></Text>}
      </div>
      {isNew && <Button size="compact-xs" variant="light" leftSection={<Plus size={13} aria-hidden />} loading={create.isPending} onClick={add} mb={6}><Trans>Make <bdi>{name}</bdi></Trans></Button>}
      <Button size="compact-xs" variant="subtle" color="gray" leftSection={<Settings2 size={13} aria-hidden />} onClick={onManage}><Trans>Manage labels</Trans></Button>
    </>
  );
}
