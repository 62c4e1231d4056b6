import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check, RotateCcw, Tag, UserRound, UserRoundX, X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { ApiError, type Schemas } from '../../../shared/api/api.js';
import { useNotices } from '../../../shared/page/notices.js';
import { peopleQuery } from '../../../shared/people/people.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { useUndoNotice } from '../../../shared/page/undo-notice.js';
import { labelsQuery } from '../labels/api/list-labels.js';
import type { Conversation } from '../model.js';
import { keepUndo } from '../undo/latest.js';
import classes from './choosing.module.css';
import { type ChangedAll, useChangeChosen, useLabelChosen, useTakeBack } from './use-change-chosen.js';

interface ChosenBarProps { readonly storeId: string; readonly conversations: readonly Conversation[]; readonly onClear: () => void }

/** What can be done with the chosen conversations at once. */
export function ChosenBar({ storeId, conversations, onClear }: ChosenBarProps) {
  const { t } = useLingui();
  const { change, label, isBusy } = useActions(storeId, conversations, onClear);
  const { data: people = [] } = useQuery(peopleQuery(storeId));
  const { data: labels = [] } = useQuery(labelsQuery(storeId));
  const areOpen = conversations.some(({ state }) => state !== 'resolved');
  const settle = (): void => change({ state: areOpen ? 'resolved' : 'open' });
  const latest = useRef({ settle, onClear });
  useEffect(() => {
    latest.current = { settle, onClear };
  });
  useShortcuts(useMemo(() => ({
    title: t`Chosen conversations`,
    shortcuts: [{ keys: 'e', label: t`Resolve or reopen`, run: () => latest.current.settle() }, { keys: 'Escape', label: t`Choose none`, run: () => latest.current.onClear() }],
  }), [t]));
  return (
    <Group className={classes['bar'] ?? ''} role="region" aria-label={t`Chosen conversations`} gap={6} wrap="nowrap">
      <Text size="sm" fw={600} role="status" className={classes['count'] ?? ''}><Plural value={conversations.length} one="# chosen" other="# chosen" /></Text>
      <Button size="compact-sm" variant="default" loading={isBusy} leftSection={areOpen ? <Check size={14} aria-hidden /> : <RotateCcw size={14} aria-hidden />} onClick={settle}>{areOpen ? <Trans>Resolve</Trans> : <Trans>Reopen</Trans>}</Button>
      <Menu>
        <Menu.Target><ActionIcon variant="default" size={28} disabled={isBusy} aria-label={t`Assign the chosen ones`}><UserRound size={15} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Label><Trans>Assign to</Trans></Menu.Label>
          {people.map(({ id, name }) => <Menu.Item key={id} leftSection={<UserRound size={15} aria-hidden />} onClick={() => change({ assignee_id: id })}><bdi>{name}</bdi></Menu.Item>)}
          <Menu.Item leftSection={<UserRoundX size={15} aria-hidden />} onClick={() => change({ assignee_id: null })}><Trans>Nobody</Trans></Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {labels.length > 0 && (
        <Menu>
          <Menu.Target><ActionIcon variant="default" size={28} disabled={isBusy} aria-label={t`Label the chosen ones`}><Tag size={15} aria-hidden /></ActionIcon></Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
            <Menu.Label><Trans>Add a label</Trans></Menu.Label>
            {labels.map(({ id, name }) => <Menu.Item key={id} onClick={() => label(id)}><bdi>{name}</bdi></Menu.Item>)}
          </Menu.Dropdown>
        </Menu>
      )}
      <ActionIcon variant="subtle" color="gray" size={28} ms="auto" aria-label={t`Choose none`} onClick={onClear}><X size={15} aria-hidden /></ActionIcon>
    </Group>
  );
}

function useActions(storeId: string, conversations: readonly Conversation[], onClear: () => void) {
  const { t } = useLingui();
  const notices = useNotices();
  const undoable = useUndoNotice();
  const changing = useChangeChosen(storeId);
  const labelling = useLabelChosen(storeId);
  const takeBack = useTakeBack(storeId);
  const tell = ({ failed, error }: ChangedAll): void => {
    if (failed === 0) return;
    if (!(error instanceof ApiError && error.code === 'conversation.stale')) notices.failed(error);
    else notices.warned(plural(failed, { one: '# conversation was changed by somebody else meanwhile, and stays as it is', other: '# conversations were changed by somebody else meanwhile, and stay as they are' }));
  };
  // Conversations may leave the list before all are changed, and this bar with the last of them: what is awaited here goes on all the same.
  const change = (next: Schemas['UpdateConversationDto']): void => void changing.mutateAsync({ conversations, change: next }).then((all) => {
    onClear();
    tell(all);
    if (all.changed.length === 0) return;
    const undo = (): void => {
      keepUndo(undefined);
      hide();
      void takeBack.mutateAsync(all.changed).then(tell, notices.failed);
    };
    keepUndo(undo);
    const hide = undoable(plural(all.changed.length, { one: '# conversation is changed', other: '# conversations are changed' }), undo, () => keepUndo(undefined, undo));
  }, notices.failed);
  const label = (labelId: string): void => void labelling.mutateAsync({ conversations, labelId }).then((all) => {
    onClear();
    tell(all);
    if (all.changed.length > 0) notices.done(t`The label is added`);
  }, notices.failed);
  return { change, label, isBusy: changing.isPending || labelling.isPending };
}
