import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ApiError, type Schemas } from '../../../shared/api/api.js';
import { useErrorText } from '../../../shared/api/error-texts.js';
import { useMe } from '../../../shared/people/me.js';
import { uploadFile } from '../../../shared/api/upload-file.js';
import { fetchPicture } from '../api/fetch-picture.js';
import type { Photo } from './product-values.js';

/** A picture on its way. */
export interface PhotoUpload {
  readonly key: string;
  readonly name: string;
  /** A file of this machine, or an address on the web. */
  readonly from: File | string;
  /** From 0 to 1. */
  readonly progress: number;
  readonly error?: string;
  readonly cancel: () => void;
}
export interface PhotoUploads {
  readonly all: readonly PhotoUpload[];
  readonly isBusy: boolean;
  add(pictures: Iterable<File | string>): void;
  retry(upload: PhotoUpload): void;
  drop(upload: PhotoUpload): void;
}

/** What WhatsApp shows as a photo, and how large it may be. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png'];
const MOST_BYTES = 5 * 1024 * 1024;

/** Uploads pictures at once, each on its own; `onArrived` puts it among the photos. */
export function usePhotos(storeId: string, onArrived: (photo: Photo) => void): PhotoUploads {
  const { t } = useLingui();
  const { csrf_token: csrfToken } = useMe();
  const errorText = useErrorText();
  const [all, setAll] = useState<readonly PhotoUpload[]>([]);
  const change = (key: string, part: Partial<PhotoUpload>): void => setAll((known) => known.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const forget = (key: string): void => setAll((known) => known.filter((each) => each.key !== key));
  const problemOf = (from: File | string): string | undefined => {
    if (typeof from === 'string') return undefined;
    if (!PHOTO_TYPES.includes(from.type)) return t`WhatsApp shows JPEG and PNG pictures only.`;
    return from.size > MOST_BYTES ? t`WhatsApp takes pictures of up to 5 MB.` : undefined;
  };
  const start = (from: File | string): void => {
    const key = crypto.randomUUID();
    const abort = new AbortController();
    const error = problemOf(from);
    setAll((known) => [...known, { key, from, name: typeof from === 'string' ? from : from.name, progress: 0, cancel: () => abort.abort(), ...(error === undefined ? {} : { error }) }]);
    if (error !== undefined) return;
    const upload = typeof from === 'string' ? fetchPicture(storeId, from)
      : uploadFile<Schemas['MediaDto']>({ path: `/api/v1/stores/${storeId}/media`, csrfToken, file: from, signal: abort.signal, onProgress: (progress) => change(key, { progress }) });
    upload.then(
      ({ id }) => {
        if (abort.signal.aborted) return;
        forget(key);
        onArrived({ mediaId: id, alt: '' });
      },
      // Only encrypted addresses are asked, unless whoever runs the installation allows others.
      (reason: unknown) => change(key, { error: !(reason instanceof ApiError) ? t`The upload was cancelled.` : typeof from === 'string' && from.startsWith('http:') ? t`An address begins with https://` : errorText(reason) }),
    );
  };
  return {
    all, isBusy: all.some(({ error }) => error === undefined),
    add: (pictures) => [...pictures].forEach(start),
    drop: ({ key, cancel }) => {
      cancel();
      forget(key);
    },
    retry: ({ key, from }) => {
      forget(key);
      start(from);
    },
  };
}
