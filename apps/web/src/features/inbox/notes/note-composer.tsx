import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { SendHorizontal } from 'lucide-react';
import { type Ref, useImperativeHandle, useRef } from 'react';
import { flushSync } from 'react-dom';
import { peopleQuery } from '../../../shared/people/people.js';
import { useDraft } from '../composer/drafts.js';
import { useCreateNote, useIsSavingNote } from './api/create-note.js';
import { MentionField, NOTE_MAX } from './mention-field.js';
import { mentionedIn } from './mentions.js';
import classes from './notes.module.css';

export interface NoteHandle {
  /** Takes the focus; with a text that text comes after what is written already. */
  begin(text?: string): void;
}
interface NoteComposerProps {
  readonly storeId: string;
  readonly conversationId: string;
  readonly ref: Ref<NoteHandle>;
}

/** Where a note for the team is written. */
export function NoteComposer({ storeId, conversationId, ref }: NoteComposerProps) {
  const { t } = useLingui();
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useDraft(`note.${conversationId}`);
  const { data: people = [] } = useQuery(peopleQuery(storeId));
  const create = useCreateNote(storeId);
  const isSaving = useIsSavingNote(conversationId);
  useImperativeHandle(ref, () => ({
    begin: (text) => {
      if (text !== undefined) flushSync(() => setDraft(draft === '' ? text : `${draft.trimEnd()}\n${text}`));
      field.current?.focus();
      field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
    },
  }));
  const canSave = draft.trim() !== '' && draft.length <= NOTE_MAX && !isSaving;
  const save = (): void => {
    if (!canSave) return;
    create.mutate({ conversationId, body: { body: draft, mention_ids: mentionedIn(draft, people) } }, {
      onSuccess: () => field.current?.focus(),
    });
  };
  return (
    <div className={classes['composer']}>
      <div className={classes['line']}>
        <MentionField
          ref={field} storeId={storeId} label={t`Internal note`} placeholder={t`Write a note for your team, @ mentions somebody`}
          value={draft} onChange={setDraft} onSubmit={save} onEscape={() => field.current?.blur()}
        />
        <ActionIcon size={36} color="yellow.9" onClick={save} disabled={!canSave} loading={isSaving} aria-label={t`Add note`}><SendHorizontal size={18} aria-hidden className="flips" /></ActionIcon>
      </div>
      <div className={classes['hints']}>
        <Text size="xs" component="span"><Trans>Only your team sees this.</Trans></Text>
        {draft.length > NOTE_MAX * 0.8 && <Text size="xs" component="span" role="status">{draft.length} / {NOTE_MAX}</Text>}
      </div>
    </div>
  );
}
