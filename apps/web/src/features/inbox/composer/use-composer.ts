import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type Ref, type RefObject, useImperativeHandle, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useMe } from '../../../shared/people/me.js';
import { showTyping } from '../api/show-typing.js';
import { tellPresence } from '../api/tell-presence.js';
import { firstHole } from '../canned-replies/variables.js';
import type { Conversation, Message, OutgoingContent } from '../model.js';
import { useDraft } from './drafts.js';
import { type Chosen, type Format, formatted } from './formatting/marks.js';
import { contentsOf, lengthLimit, type Returned } from './outgoing.js';
import { findMessage } from '../live/message-cache.js';
import { post, recallRefused } from './outbox.js';
import { type Uploads, useUploads } from './use-uploads.js';

export interface ComposerHandle {
  focus(): void;
  /** Asks for files to send along. */
  attach(): void;
  /** Takes back what did not go out, before what is being written. */
  takeBack(returned: Returned): void;
}
export interface ComposerProps {
  readonly storeId: string;
  readonly conversation: Conversation;
  readonly replyTo: Message | undefined;
  readonly onReplyDone: () => void;
  readonly ref: Ref<ComposerHandle>;
}
export interface ComposerState {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: string;
  readonly uploads: Uploads;
  readonly canSend: boolean;
  /** How long the text may be with what is attached. */
  readonly limit: number;
  submit(): void;
  /** Sends what was built elsewhere in place of the draft. */
  sendBuilt(content: OutgoingContent): void;
  /** Sends something beside the draft, which stays. */
  sendBeside(content: OutgoingContent): void;
  type(text: string): void;
  /** Puts a text where the caret is, in place of what is chosen; with `from` in place of everything from there to the caret. */
  insert(text: string, from?: number): void;
  /** Puts the marks of a format on what is chosen, or takes them away. */
  format(format: Format): void;
  /** Puts a text in place of the draft. Where something is left to fill in, that is chosen. */
  take(text: string): void;
  /** Puts a text before what is being written. */
  takeBack(text: string): void;
  onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void;
}

function newestIn(client: QueryClient, storeId: string, conversationId: string): string {
  return findMessage(client, storeId, conversationId, () => true)?.id ?? '';
}

const TYPING_EVERY_MS = 4000;
/** Keys with Ctrl or Cmd that format the chosen words. */
const FORMAT_KEYS: Readonly<Record<string, Format>> = { b: 'bold', i: 'italic' };

export function useComposer({ storeId, conversation, replyTo, onReplyDone, ref }: ComposerProps): ComposerState {
  const me = useMe();
  const client = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const typedAt = useRef(0);
  const [draft, setDraft] = useDraft(conversation.id);
  const uploads = useUploads(storeId);
  const limit = lengthLimit(uploads.ready);
  const canSend = (draft.trim() !== '' || uploads.ready.length > 0) && !uploads.isBusy && draft.length <= limit;
  const take = (text: string): void => {
    setDraft(text);
    // A dialog gives the focus back first, and the field has to hold the text.
    setTimeout(() => chooseHole(field.current, text));
  };
  const takeBack = (text: string): void => take(before(text, field.current?.value ?? draft));
  useHandle(ref, { field, uploads, takeBack });
  const send = (contents: readonly { content: OutgoingContent; filename?: string }[], keepsDraft = false): void => {
    for (const [index, { content, filename }] of contents.entries()) {
      post(client, {
        storeId, conversationId: conversation.id, key: crypto.randomUUID(), userId: me.user.id, at: new Date().toISOString(), after: newestIn(client, storeId, conversation.id), content,
        ...(filename === undefined ? {} : { filename }), ...(index === 0 && replyTo ? { replyTo: replyTo.id } : {}),
      });
    }
    if (!keepsDraft) setDraft('');
    onReplyDone();
  };
  const submit = (): void => {
    if (!canSend) return;
    if (firstHole(draft)) return take(draft);
    send(contentsOf(draft.trim(), uploads.ready));
    uploads.clear();
    field.current?.focus();
  };
  const edit = (change: (chosen: Chosen) => Chosen): void => {
    const { text, from, to } = change(chosenIn(field.current, draft));
    flushSync(() => setDraft(text));
    field.current?.focus();
    field.current?.setSelectionRange(from, to);
  };
  const format = (wanted: Format): void => edit((chosen) => formatted(chosen, wanted));
  return {
    field, draft, uploads, canSend, submit, limit, format, take, takeBack, insert: (text, start) => edit((chosen) => inserted(chosen, text, start)),
    sendBuilt: (content) => send([{ content }]),
    sendBeside: (content) => send([{ content }], true),
    type: (text) => {
      setDraft(text);
      if (text === '' || Date.now() - typedAt.current < TYPING_EVERY_MS) return;
      typedAt.current = Date.now();
      showTyping(storeId, conversation.id);
      tellPresence(storeId, conversation.id, 'typing');
    },
    onKeyDown: (event) => {
      // Enter also ends a composition of an input method.
      if (event.nativeEvent.isComposing) return;
      const wanted = (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey ? FORMAT_KEYS[event.key] : undefined;
      const run = wanted === undefined ? recallKey(event, () => take(unsentOf(client, storeId, conversation.id, me.user.id))) ?? plainKey(event, submit, replyTo && onReplyDone) : () => format(wanted);
      if (!run) return;
      event.preventDefault();
      run();
    },
  };
}

function chosenIn(field: HTMLTextAreaElement | null, text: string): Chosen {
  return { text, from: field?.selectionStart ?? text.length, to: field?.selectionEnd ?? text.length };
}
/** The text with another in place of what is chosen, or of everything from `start` to there; the caret stands behind it. */
function inserted({ text, from, to }: Chosen, more: string, start = from): Chosen {
  const caret = start + more.length;
  return { text: text.slice(0, start) + more + text.slice(to), from: caret, to: caret };
}

/** What others do with the composer. */
function useHandle(ref: Ref<ComposerHandle>, { field, uploads, takeBack }: Pick<ComposerState, 'field' | 'uploads' | 'takeBack'>): void {
  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    attach: () => askForFiles(field.current),
    takeBack: ({ text, file }) => {
      takeBack(text);
      if (file === 'another') askForFiles(field.current);
      else if (file) uploads.putBack(file);
    },
  }));
}

/** A text with what is being written after it. */
function before(text: string, written: string): string {
  // Pressed twice it stands there once.
  if (text.trim() === '' || written === text || written.startsWith(`${text}\n`)) return written;
  return written.trim() === '' ? text : `${text}\n${written}`;
}
/** Gives the focus to the field, with the first place that is left to fill in chosen. */
function chooseHole(field: HTMLTextAreaElement | null, text: string): void {
  const { from = text.length, to = text.length } = firstHole(text) ?? {};
  field?.focus();
  field?.setSelectionRange(from, to);
}
function askForFiles(field: HTMLTextAreaElement | null): void {
  field?.closest('[data-composer]')?.querySelector<HTMLButtonElement>('[data-attach]')?.click();
}
/** The last words of a person that did not go out; empty when all of them did. */
function unsentOf(client: QueryClient, storeId: string, conversationId: string, userId: string): string {
  return recallRefused(conversationId, userId)
    ?? findMessage(client, storeId, conversationId, (message) => message.author_id === userId && message.status === 'failed' && message.kind === 'text')?.text ?? '';
}

/** The arrow up in an empty field brings back what was not sent. */
function recallKey({ key, currentTarget, altKey, shiftKey }: KeyboardEvent<HTMLTextAreaElement>, recall: () => void): (() => void) | undefined {
  return key === 'ArrowUp' && currentTarget.value === '' && !altKey && !shiftKey ? recall : undefined;
}
/** What Enter and Escape do; other keys are the field's own. */
function plainKey(event: KeyboardEvent<HTMLTextAreaElement>, submit: () => void, stopQuoting: (() => void) | undefined): (() => void) | undefined {
  if (event.key === 'Enter' && !event.shiftKey) return submit;
  const { currentTarget: field } = event;
  return event.key === 'Escape' ? stopQuoting ?? (() => field.blur()) : undefined;
}
