import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useConfirm } from '../../../shared/page/confirm.js';
import { useDeleteNote } from './api/delete-note.js';
import type { NoteRowProps } from './note-row.js';
import classes from './notes.module.css';

/** What its author can do with a note. */
export function NoteMenu({ storeId, note, onEdit }: NoteRowProps & { readonly onEdit: () => void }) {
  const { t } = useLingui();
  const confirm = useConfirm();
  const remove = useDeleteNote(storeId);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target><ActionIcon className={classes['more']} variant="subtle" color="gray" size={24} aria-label={t`More for this note`}><Ellipsis size={15} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Pencil size={15} aria-hidden />} onClick={onEdit}><Trans>Edit</Trans></Menu.Item>
        <Menu.Item
          leftSection={<Trash2 size={15} aria-hidden />} color="red"
          onClick={() => confirm({ title: t`Delete this note?`, body: t`It is removed for the whole team.`, action: t`Delete note`, run: () => remove.mutate(note) })}
        >
          <Trans>Delete</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
