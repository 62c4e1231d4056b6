import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Ellipsis, LockKeyhole, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useConfirm } from '../../../shared/confirm.js';
import { useMe } from '../../../shared/me.js';
import { Runs } from '../../../shared/message/formatted-text.js';
import { parseInline } from '../../../shared/message/wa-format.js';
import { peopleQuery } from '../api/list-people.js';
import type { Note } from '../model.js';
import { useStoreClock } from '../thread/clock.js';
import { useDeleteNote } from './api/delete-note.js';
import { useUpdateNote } from './api/update-note.js';
import { MentionField, NOTE_MAX } from './mention-field.js';
import { mentionedIn, runsOf } from './mentions.js';
import classes from './notes.module.css';

interface NoteRowProps {
  readonly storeId: string;
  readonly note: Note;
}

/** A note between the bubbles: customers never see it. */
export function NoteRow({ storeId, note }: NoteRowProps) {
  const { t } = useLingui();
  const me = useMe();
  const clock = useStoreClock();
  const { data: people = [] } = useQuery(peopleQuery(storeId));
  const [isEditing, setEditing] = useState(false);
  const isMine = note.author_id === me.user.id;
  const name = note.author === 'api' ? t`API` : isMine ? t`You` : people.find(({ id }) => id === note.author_id)?.name ?? t`A former member`;
  return (
    <div className={classes['row']}>
      <article className={classes['note']} aria-label={t`Internal note`} data-mine={isMine || undefined} data-called={note.mention_ids.includes(me.user.id) || undefined}>
        <div className={classes['head']}><LockKeyhole size={12} aria-hidden /><Trans>Internal note</Trans> · <bdi>{name}</bdi></div>
        {isEditing ? <NoteEdit storeId={storeId} note={note} onDone={() => setEditing(false)} /> : <NoteText note={note} people={people} />}
        <div className={classes['foot']}>
          {note.edited_at !== null && <span>{t`edited`}</span>}
          <time dateTime={note.created_at} title={clock.exact(note.created_at)}>{clock.hour(note.created_at)}</time>
        </div>
        {isMine && !isEditing && <NoteMenu storeId={storeId} note={note} onEdit={() => setEditing(true)} />}
      </article>
    </div>
  );
}

function NoteText({ note, people }: { readonly note: Note; readonly people: readonly { readonly id: string; readonly name: string }[] }) {
  const called = people.filter(({ id }) => note.mention_ids.includes(id));
  return (
    <div className={classes['text']} dir="auto">
      {runsOf(note.body, called).map((run, index) => (run.kind === 'mention' ? <bdi key={index} className={classes['mention']}>{run.text}</bdi> : <Runs key={index} runs={parseInline(run.text)} />))}
    </div>
  );
}

function NoteMenu({ storeId, note, onEdit }: NoteRowProps & { readonly onEdit: () => void }) {
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

function NoteEdit({ storeId, note, onDone }: NoteRowProps & { readonly onDone: () => void }) {
  const { t } = useLingui();
  const [body, setBody] = useState(note.body);
  const { data: people = [] } = useQuery(peopleQuery(storeId));
  const update = useUpdateNote(storeId);
  const canSave = body.trim() !== '' && body.length <= NOTE_MAX && !update.isPending;
  const save = (): void => {
    if (canSave) update.mutate({ note, body: { body, mention_ids: mentionedIn(body, people) } }, { onSuccess: onDone });
  };
  return (
    <div className={classes['edit']}>
      <MentionField storeId={storeId} label={t`Change the note`} value={body} onChange={setBody} onSubmit={save} onEscape={onDone} autoFocus />
      <Group justify="flex-end" gap={6} mt={6}>
        <Button size="compact-xs" variant="default" onClick={onDone}><Trans>Cancel</Trans></Button>
        <Button size="compact-xs" onClick={save} disabled={!canSave} loading={update.isPending}><Trans>Save</Trans></Button>
      </Group>
    </div>
  );
}
