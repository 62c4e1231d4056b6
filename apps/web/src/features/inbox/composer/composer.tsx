import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { SendHorizontal } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { useNow } from '../../../shared/formats/time.js';
import { abilitiesQuery } from '../api/get-abilities.js';
import { parkedReplyQuery } from '../api/parked-reply.js';
import { useCannedSuggestions } from '../canned-replies/use-canned-suggestions.js';
import { firstHole } from '../canned-replies/variables.js';
import { customerName } from '../model.js';
import { sendingTemplate } from '../templates/sending-template.js';
import { AttachButton } from './attach-button.js';
import classes from './composer.module.css';
import { useEmojiSuggestions } from './emoji/use-emoji-suggestions.js';
import { EmojiButton } from './emoji-button.js';
import { FormatPreview } from './formatting/preview.js';
import { MoreMenu, type Tool } from './more-menu.js';
import { ReplyTo } from './reply-to.js';
import { type ComposerProps, type ComposerState, useComposer } from './use-composer.js';
import { WindowClock, WindowClosed } from './window-clock.js';

const Attachments = lazyPart(async () => (await import('./attachments.js')).Attachments);
const ButtonsDialog = lazyPart(async () => (await import('./buttons-dialog.js')).ButtonsDialog);
const CannedDialog = lazyPart(async () => (await import('../canned-replies/canned-dialog.js')).CannedDialog);
const TemplateDialog = lazyPart(async () => (await import('../templates/template-dialog.js')).TemplateDialog);
const ParkedNotice = lazyPart(async () => (await import('../templates/parked-notice.js')).ParkedNotice);
const ProductsDialog = lazyPart(async () => (await import('./products/products-dialog.js')).ProductsDialog);

/** Where a reply is written, as long as WhatsApp takes one. */
export function Composer(props: ComposerProps) {
  const { storeId, conversation, replyTo, onReplyDone } = props;
  const { t } = useLingui();
  const now = useNow();
  const [tool, setTool] = useState<Tool>();
  const close = (): void => setTool(undefined);
  const composer = useComposer(props);
  const { uploads, draft, limit } = composer;
  const hole = firstHole(draft);
  const { window_closes_at: closesAt } = conversation;
  // Nobody wrote yet, or the provider knows no window.
  const { data: abilities } = useQuery({ ...abilitiesQuery(storeId), enabled: closesAt === null });
  const isClosed = closesAt === null ? abilities?.get(conversation.account_id)?.hasWindow === true : Date.parse(closesAt) <= now;
  const { data: parked } = useQuery(parkedReplyQuery(storeId, conversation.id));
  const waiting = parked && <ParkedNotice storeId={storeId} conversationId={conversation.id} parked={parked} name={customerName(conversation.customer)} onTakeBack={composer.takeBack} />;
  const isChoosing = sendingTemplate.useIsOpen(conversation.id);
  const templates = isChoosing && <TemplateDialog storeId={storeId} conversation={conversation} {...(isClosed ? { draft, onParked: () => composer.type('') } : {})} onClose={sendingTemplate.close} />;
  if (isClosed) return <><WindowClosed conversation={conversation} draft={draft} waiting={waiting} onTemplate={() => sendingTemplate.open(conversation.id)} />{templates}</>;
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    uploads.add(event.dataTransfer.files);
  };
  return (
    <div className={classes['composer']} data-composer onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      {replyTo && <ReplyTo message={replyTo} customer={conversation.customer} onClose={onReplyDone} />}
      {uploads.all.length > 0 && <Attachments uploads={uploads} />}
      {waiting}
      <FormatPreview text={draft} />
      <div className={classes['line']}>
        <AttachButton onFiles={uploads.add} />
        <EmojiButton onChoose={composer.insert} />
        <MoreMenu onOpen={setTool} onTemplate={() => sendingTemplate.open(conversation.id)} onFormat={composer.format} />
        <Field storeId={storeId} conversation={conversation} composer={composer} />
        <ActionIcon size={36} onClick={composer.submit} disabled={!composer.canSend} aria-label={t`Send`}><SendHorizontal size={18} aria-hidden className="flips" /></ActionIcon>
      </div>
      <div className={classes['hints']}>
        {closesAt !== null && <WindowClock closesAt={closesAt} />}
        {hole && <Text size="xs" component="span" className={classes['hole']} role="status"><Trans>Fill in <bdi dir="ltr">{hole.hole}</bdi> before it is sent.</Trans></Text>}
        <Text size="xs" c="dimmed" component="span" className={classes['keys']}><Trans>Enter sends, Shift + Enter starts a new line</Trans></Text>
        <Count length={draft.length} limit={limit} hasFile={uploads.ready.length > 0} />
      </div>
      {templates}
      {tool === 'buttons' && <ButtonsDialog body={draft} onClose={close} onSend={(content) => {
        composer.sendBuilt(content);
        close();
      }} />}
      {tool === 'products' && <ProductsDialog storeId={storeId} onClose={close} onSend={(content) => {
        composer.sendBeside(content);
        close();
      }} />}
      {tool === 'canned' && <CannedDialog storeId={storeId} conversation={conversation} onClose={close} onTake={(text) => {
        composer.takeBack(text);
        close();
      }} />}
    </div>
  );
}

/** From 80 % on: how much of what WhatsApp takes is written. */
function Count({ length, limit, hasFile }: { readonly length: number; readonly limit: number; readonly hasFile: boolean }) {
  if (length <= limit * 0.8) return null;
  return <Text size="xs" c={length > limit ? 'red' : 'dimmed'} component="span" role="status">{hasFile && <><Trans>With a file:</Trans>{' '}</>}<bdi dir="ltr">{length} / {limit}</bdi></Text>;
}

interface FieldProps extends Pick<ComposerProps, 'storeId' | 'conversation'> {
  readonly composer: ComposerState;
}

function Field({ storeId, conversation, composer: { field, draft, limit, uploads, type, take, insert, onKeyDown } }: FieldProps) {
  const { t } = useLingui();
  const [caret, setCaret] = useState(0);
  const canned = useCannedSuggestions({ storeId, conversation, draft, onTake: take });
  const emoji = useEmojiSuggestions({ draft, caret, onChoose: insert });
  const suggestions = canned.isOpen ? canned : emoji;
  const onPaste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    uploads.add(event.clipboardData.files);
  };
  return (
    <div className={classes['field']}>
      {suggestions.list}
      <Textarea
      ref={field} value={draft} onChange={(event) => {
        type(event.currentTarget.value);
        setCaret(event.currentTarget.selectionStart);
      }} onSelect={(event) => setCaret(event.currentTarget.selectionStart)} onKeyDown={(event) => suggestions.onKeyDown(event) || onKeyDown(event)} onPaste={onPaste}
      autosize minRows={1} maxRows={8} placeholder={t`Write a reply`} aria-label={t`Reply`} dir="auto" error={draft.length > limit} {...suggestions.fieldProps}
      />
    </div>
  );
}
