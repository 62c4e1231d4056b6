import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Text, Textarea, Tooltip } from '@mantine/core';
import { ListPlus, SendHorizontal } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { useNow } from '../../../shared/time.js';
import { AttachButton, Attachments } from './attachments.js';
import { ButtonsDialog } from './buttons-dialog.js';
import classes from './composer.module.css';
import { EmojiButton } from './emoji-button.js';
import { ReplyTo } from './reply-to.js';
import { type ComposerProps, type ComposerState, TEXT_MAX, useComposer } from './use-composer.js';
import { WindowClock, WindowClosed } from './window-clock.js';

/** Where a reply is written, as long as WhatsApp takes one. */
export function Composer(props: ComposerProps) {
  const { conversation, replyTo, onReplyDone } = props;
  const { t } = useLingui();
  const now = useNow();
  const [isBuilding, setBuilding] = useState(false);
  const composer = useComposer(props);
  const { uploads, draft } = composer;
  const { window_closes_at: closesAt } = conversation;
  if (closesAt !== null && Date.parse(closesAt) <= now) return <WindowClosed conversation={conversation} draft={draft} />;
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
        <EmojiButton onChoose={composer.insert} />
        <Tooltip label={t`Buttons or a list`}><ActionIcon variant="subtle" color="gray" size={36} onClick={() => setBuilding(true)} aria-label={t`Buttons or a list`}><ListPlus size={19} aria-hidden /></ActionIcon></Tooltip>
        <Field composer={composer} />
        <ActionIcon size={36} onClick={composer.submit} disabled={!composer.canSend} aria-label={t`Send`}><SendHorizontal size={18} aria-hidden className="flips" /></ActionIcon>
      </div>
      <div className={classes['hints']}>
        {closesAt !== null && <WindowClock closesAt={closesAt} />}
        <Text size="xs" c="dimmed" component="span" className={classes['keys']}><Trans>Enter sends, Shift + Enter starts a new line</Trans></Text>
        {draft.length > TEXT_MAX * 0.8 && <Text size="xs" c={draft.length > TEXT_MAX ? 'red' : 'dimmed'} component="span" role="status">{draft.length} / {TEXT_MAX}</Text>}
      </div>
      {isBuilding && <ButtonsDialog body={draft} onClose={() => setBuilding(false)} onSend={(content) => {
        composer.sendBuilt(content);
        setBuilding(false);
      }} />}
    </div>
  );
}

function Field({ composer: { field, draft, uploads, type, onKeyDown } }: { readonly composer: ComposerState }) {
  const { t } = useLingui();
  const onPaste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    uploads.add(event.clipboardData.files);
  };
  return (
    <Textarea
      ref={field} className={classes['field']} value={draft} onChange={(event) => type(event.currentTarget.value)} onKeyDown={onKeyDown} onPaste={onPaste}
      autosize minRows={1} maxRows={8} placeholder={t`Write a reply`} aria-label={t`Reply`} dir="auto" error={draft.length > TEXT_MAX}
    />
  );
}
