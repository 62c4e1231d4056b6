import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { useMe } from '../../../shared/people/me.js';
import { Runs } from '../../../shared/message/formatted-text.js';
import { parseInline } from '../../../shared/message/wa-format.js';
import { peopleQuery } from '../../../shared/people/people.js';
import type { Note } from '../model.js';
import { useStoreClock } from '../thread/clock.js';
import { runsOf } from './mentions.js';
import classes from './notes.module.css';

const NoteEdit = lazyPart(async () => (await import('./note-edit.js')).NoteEdit);
const NoteMenu = lazyPart(async () => (await import('./note-menu.js')).NoteMenu);

export interface NoteRowProps {
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
