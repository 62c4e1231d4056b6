import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { ImagePlus } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { FileButton } from '../../../shared/form/file-button.js';
import { useUndoNotice } from '../../../shared/page/undo-notice.js';
import classes from './editor.module.css';
import { PhotoAddress } from './photo-address.js';
import { PhotoTile, UploadTile } from './photo-tile.js';
import type { Photo } from './product-values.js';
import { PHOTO_TYPES, type PhotoUploads } from './use-photos.js';

interface PhotosProps {
  readonly storeId: string;
  readonly photos: readonly Photo[];
  readonly uploads: PhotoUploads;
  readonly isReadOnly: boolean;
  /** Gets a function, because an upload may end between two changes. */
  readonly onChange: (change: (photos: readonly Photo[]) => readonly Photo[]) => void;
}

const ADDRESS = /^https?:\/\/\S+$/;
/** What the API takes of one product. */
const MOST = 20;

/** The photos in their order, the first of them on top. Files can be dropped or pasted anywhere in here. */
export function Photos({ storeId, photos, uploads, isReadOnly, onChange }: PhotosProps) {
  const { t } = useLingui();
  const undoable = useUndoNotice();
  const [isOver, setOver] = useState(false);
  const [dragged, setDragged] = useState<string>();
  const room = MOST - photos.length - uploads.all.length;
  const add = (pictures: Iterable<File | string>): void => uploads.add([...pictures].slice(0, Math.max(0, room)));
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 0) add(event.dataTransfer.files);
  };
  const paste = (event: ClipboardEvent): void => {
    const files = [...event.clipboardData.files].filter((file) => file.type.startsWith('image/'));
    const address = event.clipboardData.getData('text/plain').trim();
    const found = files.length > 0 || event.target instanceof HTMLInputElement || !ADDRESS.test(address) ? files : [address];
    if (found.length === 0) return;
    event.preventDefault();
    add(found);
  };
  const move = (mediaId: string, to: number): void => onChange((known) => {
    const photo = known.find((each) => each.mediaId === mediaId);
    return photo === undefined ? known : known.filter((each) => each !== photo).toSpliced(to, 0, photo);
  });
  const remove = (photo: Photo, place: number): void => {
    onChange((known) => known.filter((each) => each.mediaId !== photo.mediaId));
    undoable(t`The photo is removed`, () => onChange((known) => (known.some((each) => each.mediaId === photo.mediaId) ? known : known.toSpliced(Math.min(place, known.length), 0, photo))));
  };
  const edits = isReadOnly ? {} : { onDrop: drop, onPaste: paste, onDragLeave: () => setOver(false), onDragOver: (event: DragEvent) => {
    event.preventDefault();
    if (event.dataTransfer.types.includes('Files')) setOver(true);
  } };
  return (
    <div className={classes['photos']} data-over={isOver || undefined} {...edits}>
      {photos.length + uploads.all.length > 0 && (
        <ul className={classes['tiles']} aria-label={t`Photos`}>
          {photos.map((photo, place) => (
            <PhotoTile
              key={photo.mediaId} storeId={storeId} photo={photo} place={place} count={photos.length} isReadOnly={isReadOnly} isDragged={dragged === photo.mediaId}
              onDragStart={() => setDragged(photo.mediaId)} onDragEnd={() => setDragged(undefined)} onDragEnter={() => dragged !== undefined && dragged !== photo.mediaId && move(dragged, place)}
              onMove={(to) => move(photo.mediaId, to)} onRemove={() => remove(photo, place)}
              onAlt={(alt) => onChange((known) => known.map((each) => (each.mediaId === photo.mediaId ? { ...each, alt } : each)))}
            />
          ))}
          {uploads.all.map((upload) => <UploadTile key={upload.key} upload={upload} onRetry={() => uploads.retry(upload)} onDrop={() => uploads.drop(upload)} />)}
        </ul>
      )}
      {!isReadOnly && room > 0 && (
        <Group gap="sm" justify={photos.length === 0 ? 'center' : 'flex-start'}>
          <FileButton multiple accept={PHOTO_TYPES.join(',')} onChange={add}>
            {(props) => <Button {...props} variant="default" size="xs" leftSection={<ImagePlus size={16} aria-hidden />}><Trans>Add photos</Trans></Button>}
          </FileButton>
          <PhotoAddress onAdd={(address) => add([address])} />
          <Text size="xs" c="dimmed"><Trans>or drop or paste them here. JPEG or PNG, up to 5 MB each.</Trans></Text>
        </Group>
      )}
      {isReadOnly && photos.length === 0 && <Text size="sm" c="dimmed"><Trans>No photo</Trans></Text>}
    </div>
  );
}
