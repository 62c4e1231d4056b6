import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Anchor, Badge, Progress, Text, TextInput } from '@mantine/core';
import { ArrowLeft, ArrowRight, Trash2, X } from 'lucide-react';
import { mediaAddress } from '../../../shared/message/media-address.js';
import classes from './editor.module.css';
import type { Photo } from './product-values.js';
import type { PhotoUpload } from './use-photos.js';

interface PhotoTileProps {
  readonly storeId: string;
  readonly photo: Photo;
  readonly place: number;
  readonly count: number;
  readonly isReadOnly: boolean;
  readonly isDragged: boolean;
  readonly onDragStart: () => void;
  readonly onDragEnd: () => void;
  readonly onDragEnter: () => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
  readonly onAlt: (alt: string) => void;
}

export function PhotoTile({ storeId, photo, place, count, isReadOnly, isDragged, onDragStart, onDragEnd, onDragEnter, onMove, onRemove, onAlt }: PhotoTileProps) {
  const { t } = useLingui();
  const name = photo.alt || t`Photo ${place + 1}`;
  return (
    <li className={classes['tile']} data-dragged={isDragged || undefined} onDragEnter={onDragEnter}>
      <div className={classes['picture']} draggable={!isReadOnly} onDragStart={onDragStart} onDragEnd={onDragEnd}>
        <img src={mediaAddress(storeId, photo.mediaId)} alt={name} draggable={false} loading="lazy" decoding="async" />
        {place === 0 && <Badge className={classes['first'] ?? ''} size="sm" tt="none" color="gray"><Trans>Shown first</Trans></Badge>}
        {!isReadOnly && (
          <div className={classes['tileActions']}>
            {place > 0 && <ActionIcon className={classes['flips'] ?? ''} variant="default" size={28} aria-label={t`Move earlier: ${name}`} onClick={() => onMove(place - 1)}><ArrowLeft size={15} aria-hidden /></ActionIcon>}
            {place < count - 1 && <ActionIcon className={classes['flips'] ?? ''} variant="default" size={28} aria-label={t`Move later: ${name}`} onClick={() => onMove(place + 1)}><ArrowRight size={15} aria-hidden /></ActionIcon>}
            <ActionIcon variant="default" size={28} aria-label={t`Remove: ${name}`} onClick={onRemove}><Trash2 size={15} aria-hidden /></ActionIcon>
          </div>
        )}
      </div>
      <TextInput size="xs" label={t`What it shows`} placeholder={t`For those who cannot see it`} maxLength={300} value={photo.alt} readOnly={isReadOnly} dir="auto" onChange={(event) => onAlt(event.currentTarget.value)} />
    </li>
  );
}

/** A picture that is on its way, or could not come. */
export function UploadTile({ upload, onRetry, onDrop }: { readonly upload: PhotoUpload; readonly onRetry: () => void; readonly onDrop: () => void }) {
  const { t } = useLingui();
  const { name, from, progress, error } = upload;
  return (
    <li className={classes['tile']}>
      <div className={classes['picture']} data-pending>
        <Text size="xs" fw={500} truncate maw="100%"><bdi>{name}</bdi></Text>
        {error === undefined ? <Progress value={typeof from === 'string' ? 100 : progress * 100} animated={typeof from === 'string'} size="sm" w="100%" aria-label={t`Upload of ${name}`} /> : <Text size="xs" c="red" role="alert">{error}</Text>}
        <div className={classes['tileActions']}><ActionIcon variant="default" size={28} aria-label={error === undefined ? t`Cancel the upload of ${name}` : t`Leave out ${name}`} onClick={onDrop}><X size={15} aria-hidden /></ActionIcon></div>
      </div>
      {error !== undefined && <Anchor component="button" type="button" size="xs" onClick={onRetry}><Trans>Try again</Trans></Anchor>}
    </li>
  );
}
