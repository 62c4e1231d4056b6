import { Trans, useLingui } from '@lingui/react/macro';
import { LockKeyhole, Reply } from 'lucide-react';
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Composer } from '../composer/composer.js';
import type { ComposerHandle, ComposerProps } from '../composer/use-composer.js';
import { NoteComposer, type NoteHandle } from '../notes/note-composer.js';
import classes from './writing-area.module.css';

export interface WritingHandle extends ComposerHandle {
  /** Begins a note for the team, or goes on with it: with this text. */
  note(text?: string): void;
  /** What somebody is writing just now, if they are. */
  writes(): Mode | undefined;
}
type Mode = 'reply' | 'note';
const MODES: readonly Mode[] = ['reply', 'note'];

/** Below the thread: an answer for the customer, or a note for the team. What is typed in one stays while the other is open. */
export function WritingArea({ ref, ...props }: Omit<ComposerProps, 'ref'> & { readonly ref: Ref<WritingHandle> }) {
  const { t } = useLingui();
  const id = useId();
  const area = useRef<HTMLDivElement>(null);
  const [mode, setMode] = useState<Mode>('reply');
  const [hasNote, setHasNote] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  const note = useRef<NoteHandle>(null);
  // What is hidden cannot take the focus.
  const show = (next: Mode): void => flushSync(() => {
    setMode(next);
    if (next === 'note') setHasNote(true);
  });
  useImperativeHandle(ref, () => ({
    focus: () => {
      show('reply');
      composer.current?.focus();
    },
    attach: () => {
      show('reply');
      composer.current?.attach();
    },
    takeBack: (returned) => {
      show('reply');
      composer.current?.takeBack(returned);
    },
    note: (text) => {
      show('note');
      note.current?.begin(text);
    },
    writes: () => (document.activeElement instanceof HTMLTextAreaElement && area.current?.contains(document.activeElement) ? mode : undefined),
  }));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const next = mode === 'reply' ? 'note' : 'reply';
    show(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div ref={area} className={classes['area']} data-mode={mode}>
      <div role="tablist" aria-label={t`What to write`} className={classes['tabs']} onKeyDown={onKeyDown}>
        {MODES.map((each) => (
          <button key={each} id={`${id}-${each}`} type="button" role="tab" aria-selected={mode === each} aria-controls={`${id}-${each}-panel`} tabIndex={mode === each ? 0 : -1} className={classes['tab']} onClick={() => show(each)}>
            {each === 'reply' ? <><Reply size={14} aria-hidden className="flips" /><Trans>Reply</Trans></> : <><LockKeyhole size={13} aria-hidden /><Trans>Internal note</Trans></>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-reply-panel`} aria-labelledby={`${id}-reply`} hidden={mode !== 'reply'}><Composer ref={composer} {...props} /></div>
      <div role="tabpanel" id={`${id}-note-panel`} aria-labelledby={`${id}-note`} hidden={mode !== 'note'}>{hasNote && <NoteComposer ref={note} storeId={props.storeId} conversationId={props.conversation.id} />}</div>
    </div>
  );
}
