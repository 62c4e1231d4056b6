import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleQuery } from '../../../shared/people/people.js';
import { useUpdateNote } from './api/update-note.js';
import { MentionField, NOTE_MAX } from './mention-field.js';
import { mentionedIn } from './mentions.js';
import type { NoteRowProps } from './note-row.js';
import classes from './notes.module.css';

export function NoteEdit({ storeId, note, onDone }: NoteRowProps & { readonly onDone: () => void }) {
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
