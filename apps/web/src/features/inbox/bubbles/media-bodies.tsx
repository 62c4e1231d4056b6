import type { MediaKind } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Loader } from '@mantine/core';
import { Download, FileText, ImageOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { mediaAddress } from '../../../shared/message/media-address.js';
import { useFetchMedia } from '../api/fetch-media.js';
import { KIND_TEXTS } from '../kind-texts.js';
import { Transcript } from '../media/transcript.js';
import type { Message } from '../model.js';
import classes from './bubble.module.css';
import { type BubbleFile, fileOf } from './content.js';
import { Photo, type PhotoPlace } from './photo.js';
import { textIn } from '../../../shared/message/parts.js';
import { FormattedText } from '../../../shared/message/formatted-text.js';

const PhotoDescription = lazyPart(async () => (await import('../media/photo-description.js')).PhotoDescription);
const AudioPlayer = lazyPart(async () => (await import('../media/audio-player.js')).AudioPlayer, <div className={classes['place']} />);

interface MediaBodyProps {
  readonly storeId: string;
  readonly message: Message;
  readonly kind: MediaKind;
}

/** A file with its caption, or why the file is not here. */
export function MediaBody({ storeId, message, kind }: MediaBodyProps) {
  const file = fileOf(message);
  const caption = textIn(message.content, 'caption');
  const { id } = file;
  return (
    <>
      {id !== undefined && file.state === 'ready'
        ? <File kind={kind} file={file} address={mediaAddress(storeId, id)} caption={caption} photo={{ storeId, conversationId: message.conversation_id, mediaId: id }} />
        : <Missing storeId={storeId} conversationId={message.conversation_id} kind={kind} file={file} />}
      {id !== undefined && file.state === 'ready' && file.transcript !== null && <Transcript storeId={storeId} mediaId={id} transcript={file.transcript} />}
      {caption !== '' && <FormattedText text={caption} />}
      {id !== undefined && file.state === 'ready' && file.description !== null && <PhotoDescription storeId={storeId} mediaId={id} description={file.description} />}
    </>
  );
}

function File({ kind, file, address, caption, photo }: { readonly kind: MediaKind; readonly file: BubbleFile; readonly address: string; readonly caption: string; readonly photo: PhotoPlace }): ReactNode {
  const { t } = useLingui();
  switch (kind) {
    case 'image': return <Photo alt={caption || t`Photo`} place={photo} />;
    case 'sticker': return <img className={classes['sticker']} src={address} alt={t`Sticker`} loading="lazy" decoding="async" />;
    case 'video': return <video className={classes['video']} src={address} controls preload="metadata" aria-label={caption || t`Video`} />;
    case 'audio': return <AudioPlayer address={address} isVoice={file.isVoice} />;
    case 'document': return (
      <a className={classes['document']} href={address} download={file.filename || true}>
        <FileText size={26} aria-hidden />
        <span className={classes['documentName']}><bdi>{file.filename || t`Document`}</bdi><small>{[file.mimeType.split('/').at(-1), sizeText(file.bytes)].filter(Boolean).join(' · ')}</small></span>
        <Download size={17} aria-hidden />
      </a>
    );
  }
}

function Missing({ storeId, conversationId, kind, file }: { readonly storeId: string; readonly conversationId: string; readonly kind: MediaKind; readonly file: BubbleFile }) {
  const { i18n } = useLingui();
  const fetch = useFetchMedia(storeId, conversationId);
  const name = i18n._(KIND_TEXTS[kind]);
  const { id } = file;
  if (file.state === 'pending') return <div className={classes['missing']}><Loader size={18} aria-hidden /><span><Trans>{name}: being fetched from WhatsApp</Trans></span></div>;
  return (
    <div className={classes['missing']}>
      <ImageOff size={20} aria-hidden />
      <span><Trans>{name}: the file could not be fetched</Trans>{file.failure !== null && <small dir="auto">{file.failure}</small>}</span>
      {id !== undefined && <Anchor component="button" type="button" size="xs" disabled={fetch.isPending} onClick={() => fetch.mutate(id)}><Trans>Ask WhatsApp for it again</Trans></Anchor>}
    </div>
  );
}

function sizeText(bytes: number | null): string {
  if (bytes === null) return '';
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
