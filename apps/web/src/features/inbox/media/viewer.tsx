import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Download, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { mediaAddress } from '../../../shared/message/media-address.js';
import { Modal } from '../../../shared/page/layers.js';
import { useFocusBack } from '../../../shared/page/use-focus-back.js';
import { messagesKey } from '../api/keys.js';
import type { MessagePage } from '../api/list-messages.js';
import { partsIn, textIn } from '../../../shared/message/parts.js';
import { fileOf } from '../bubbles/content.js';
import classes from './media.module.css';

interface Picture { readonly id: string; readonly caption: string }
interface ViewerProps {
  readonly storeId: string;
  readonly conversationId: string;
  /** Id of the file that is shown first. */
  readonly mediaId: string;
  readonly onClose: () => void;
}

const ZOOMS = [1, 1.5, 2, 3, 4] as const;

/** Pictures of a thread as large as the window: arrows go on, + and - zoom, 0 fits, D downloads, Escape closes. */
export function Viewer({ storeId, conversationId, mediaId, onClose }: ViewerProps) {
  const { t } = useLingui();
  useFocusBack();
  const pictures = usePictures(storeId, conversationId);
  const [shown, setShown] = useState(mediaId);
  const [step, setStep] = useState(0);
  const at = pictures.findIndex(({ id }) => id === shown);
  const caption = pictures[at]?.caption ?? '';
  const zoom = ZOOMS[step] ?? 1;
  const address = mediaAddress(storeId, shown);
  const alt = caption || t`Photo`;
  const go = (by: number): void => {
    const next = pictures[at + by];
    if (!next) return;
    setShown(next.id);
    setStep(0);
  };
  const change = (by: number): void => setStep(Math.min(ZOOMS.length - 1, Math.max(0, step + by)));
  const download = (): void => {
    const link = Object.assign(document.createElement('a'), { href: address, download: '' });
    link.click();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isMirrored = document.documentElement.dir === 'rtl';
    const keys: Readonly<Record<string, (() => void) | undefined>> = {
      '+': () => change(1), '=': () => change(1), '-': () => change(-1), 0: () => setStep(0), d: download,
      // Zoomed in, the arrows move the picture.
      ...(step === 0 ? { ArrowRight: () => go(isMirrored ? -1 : 1), ArrowLeft: () => go(isMirrored ? 1 : -1) } : {}),
    };
    const run = event.ctrlKey || event.metaKey ? undefined : keys[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  };
  return (
    <Modal
      opened onClose={onClose} fullScreen padding={0} title={<span className={classes['title']} dir="auto">{alt}</span>} closeButtonProps={{ 'aria-label': t`Close` }} onKeyDown={onKeyDown}
      classNames={{ content: classes['viewer'] ?? '', header: classes['header'] ?? '', body: classes['body'] ?? '', title: classes['titlePlace'] ?? '' }}
    >
      <div className={classes['stage']} data-zoomed={step > 0 || undefined} tabIndex={0} data-autofocus role="group" aria-label={t`Picture ${at + 1} of ${pictures.length}`}>
        <img key={shown} src={address} alt={alt} style={{ width: step === 0 ? undefined : `${zoom * 100}%` }} onDoubleClick={() => setStep(step === 0 ? 2 : 0)} />
      </div>
      <div className={classes['tools']} role="toolbar" aria-label={t`Picture`}>
        <ActionIcon variant="subtle" color="gray" size={38} disabled={at <= 0} onClick={() => go(-1)} aria-label={t`Previous picture`}><ChevronLeft size={20} aria-hidden className="flips" /></ActionIcon>
        <ActionIcon variant="subtle" color="gray" size={38} disabled={step === 0} onClick={() => change(-1)} aria-label={t`Zoom out`}><ZoomOut size={19} aria-hidden /></ActionIcon>
        <span className={classes['zoom']} role="status"><bdi dir="ltr">{Math.round(zoom * 100)} %</bdi></span>
        <ActionIcon variant="subtle" color="gray" size={38} disabled={step === ZOOMS.length - 1} onClick={() => change(1)} aria-label={t`Zoom in`}><ZoomIn size={19} aria-hidden /></ActionIcon>
        <ActionIcon variant="subtle" color="gray" size={38} onClick={download} aria-label={t`Download`}><Download size={18} aria-hidden /></ActionIcon>
        <ActionIcon variant="subtle" color="gray" size={38} disabled={at === -1 || at >= pictures.length - 1} onClick={() => go(1)} aria-label={t`Next picture`}><ChevronRight size={20} aria-hidden className="flips" /></ActionIcon>
      </div>
    </Modal>
  );
}

/** Every picture of the thread that is loaded, oldest first. */
function usePictures(storeId: string, conversationId: string): Picture[] {
  const pages = useQueryClient().getQueryData<InfiniteData<MessagePage>>(messagesKey(storeId, conversationId))?.pages ?? [];
  return pages.flatMap((page) => page.data).toReversed().flatMap((message): Picture[] => {
    const header = partsIn(partsIn(message.content, 'header'), 'media');
    if (textIn(header, 'kind') === 'image' && textIn(header, 'media_id') !== '' && message.deleted_at === null) return [{ id: textIn(header, 'media_id'), caption: textIn(message.content, 'body') }];
    const { id, state } = fileOf(message);
    return message.kind === 'image' && id !== undefined && state === 'ready' && message.deleted_at === null ? [{ id, caption: textIn(message.content, 'caption') }] : [];
  });
}
