import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Text, Textarea, Tooltip } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ListPlus, SendHorizontal } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useMe } from '../../../shared/me.js';
import { useNow } from '../../../shared/time.js';
import { showTyping } from '../api/show-typing.js';
import type { Conversation, Message, OutgoingContent } from '../model.js';
import { AttachButton, Attachments } from './attachments.js';
import { ButtonsDialog } from './buttons-dialog.js';
import classes from './composer.module.css';
import { useDraft } from './drafts.js';
import { EmojiButton } from './emoji-button.js';
import { contentsOf } from './outgoing.js';
import { post, sendAll } from './outbox.js';
import { ReplyTo } from './reply-to.js';
import { useUploads } from './use-uploads.js';
import { WindowClock, WindowClosed } from './window-clock.js';

export interface ComposerHandle {
  focus(): void;
  /** Takes a text over, for example of a message that failed. */
  take(text: string): void;
}
interface ComposerProps {
  readonly storeId: string;
  readonly conversation: Conversation;
  readonly replyTo: Message | undefined;
  readonly onReplyDone: () => void;
  readonly ref: Ref<ComposerHandle>;
}

/** WhatsApp's limit for a text, in UTF-16 units; the counter shows from 80 %. */
const TEXT_MAX = 4096;
const TYPING_EVERY_MS = 4000;

export function Composer({ storeId, conversation, replyTo, onReplyDone, ref }: ComposerProps) {
  const { t } = useLingui();
  const me = useMe();
  const now = useNow();
  const client = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const typedAt = useRef(0);
  const [draft, setDraft] = useDraft(conversation.id);
  const [isBuilding, setBuilding] = useState(false);
  const uploads = useUploads(storeId);
  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    take: (text) => {
      setDraft(text);
      field.current?.focus();
    },
  }));
  // What an earlier page left behind goes out now.
  useEffect(() => void sendAll(client, me.user.id), [client, me.user.id]);

  const { window_closes_at: closesAt } = conversation;
  if (closesAt !== null && Date.parse(closesAt) <= now) return <WindowClosed conversation={conversation} draft={draft} />;

  const isEmpty = draft.trim() === '' && uploads.ready.length === 0;
  const send = (contents: readonly { content: OutgoingContent; filename?: string }[]): void => {
    for (const [index, { content, filename }] of contents.entries()) {
      post(client, {
        storeId, conversationId: conversation.id, key: crypto.randomUUID(), userId: me.user.id, at: new Date().toISOString(), content,
        ...(filename === undefined ? {} : { filename }), ...(index === 0 && replyTo ? { replyTo: replyTo.id } : {}),
      });
    }
    onReplyDone();
  };
  const submit = (): void => {
    if (isEmpty || uploads.isBusy || draft.length > TEXT_MAX) return;
    send(contentsOf(draft.trim(), uploads.ready));
    setDraft('');
    uploads.clear();
    field.current?.focus();
  };
  const type = (text: string): void => {
    setDraft(text);
    if (text === '' || Date.now() - typedAt.current < TYPING_EVERY_MS) return;
    typedAt.current = Date.now();
    showTyping(storeId, conversation.id);
  };
  const insert = (text: string): void => {
    const { selectionStart = draft.length, selectionEnd = draft.length } = field.current ?? {};
    setDraft(draft.slice(0, selectionStart) + text + draft.slice(selectionEnd));
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const mark = (event.metaKey || event.ctrlKey) && { b: '*', i: '_' }[event.key];
    if (mark) {
      event.preventDefault();
      const { selectionStart, selectionEnd } = event.currentTarget;
      insert(`${mark}${draft.slice(selectionStart, selectionEnd)}${mark}`);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape') {
      if (replyTo) onReplyDone();
      else event.currentTarget.blur();
    }
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    uploads.add(event.clipboardData.files);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    uploads.add(event.dataTransfer.files);
  };

  return (
    <div className={classes['composer']} onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      {replyTo && <ReplyTo message={replyTo} customer={conversation.customer} onClose={onReplyDone} />}
      <Attachments uploads={uploads} />
      <div className={classes['line']}>
        <AttachButton onFiles={uploads.add} />
        <EmojiButton onChoose={insert} />
        <Tooltip label={t`Buttons or a list`}><ActionIcon variant="subtle" color="gray" size={36} onClick={() => setBuilding(true)} aria-label={t`Buttons or a list`}><ListPlus size={19} aria-hidden /></ActionIcon></Tooltip>
        <Textarea
          ref={field} className={classes['field']} value={draft} onChange={(event) => type(event.currentTarget.value)} onKeyDown={onKeyDown} onPaste={onPaste}
          autosize minRows={1} maxRows={8} placeholder={t`Write a reply`} aria-label={t`Reply`} dir="auto" error={draft.length > TEXT_MAX}
        />
        <ActionIcon size={36} onClick={submit} disabled={isEmpty || uploads.isBusy || draft.length > TEXT_MAX} aria-label={t`Send`}><SendHorizontal size={18} aria-hidden className="flips" /></ActionIcon>
      </div>
      <div className={classes['hints']}>
        {closesAt !== null && <WindowClock closesAt={closesAt} />}
        <Text size="xs" c="dimmed" component="span" className={classes['keys']}><Trans>Enter sends, Shift + Enter starts a new line</Trans></Text>
        {draft.length > TEXT_MAX * 0.8 && <Text size="xs" c={draft.length > TEXT_MAX ? 'red' : 'dimmed'} component="span" role="status">{draft.length} / {TEXT_MAX}</Text>}
      </div>
      {isBuilding && <ButtonsDialog body={draft} onClose={() => setBuilding(false)} onSend={(content) => {
        send([{ content }]);
        setDraft('');
        setBuilding(false);
      }} />}
    </div>
  );
}
