import { useState } from 'react';
import { ApiError } from '../../../shared/api/api.js';
import { useErrorText } from '../../../shared/api/error-texts.js';
import { useMe } from '../../../shared/people/me.js';
import { uploadMedia } from '../api/upload-media.js';
import type { SentFile } from './outgoing.js';

export interface Upload {
  readonly key: string;
  readonly name: string;
  /** Missing for what was uploaded with an earlier message. */
  readonly file?: File;
  /** From 0 to 1. */
  readonly progress: number;
  readonly media?: SentFile;
  readonly error?: string;
  readonly cancel: () => void;
}
export interface Uploads {
  readonly all: readonly Upload[];
  readonly ready: readonly SentFile[];
  readonly isBusy: boolean;
  add(files: Iterable<File>): void;
  /** Attaches what was uploaded before. */
  putBack(file: SentFile): void;
  retry(upload: Upload): void;
  remove(upload: Upload): void;
  clear(): void;
}

/** Files that are attached to the message being written; each is uploaded at once. */
export function useUploads(storeId: string): Uploads {
  const me = useMe();
  const errorText = useErrorText();
  const [all, setAll] = useState<readonly Upload[]>([]);
  const change = (key: string, next: Partial<Upload>): void => setAll((known) => known.map((each) => (each.key === key ? { ...each, ...next } : each)));
  const remove = ({ key, cancel }: Upload): void => {
    cancel();
    setAll((known) => known.filter((each) => each.key !== key));
  };
  const start = (file: File): void => {
    const key = crypto.randomUUID();
    const abort = new AbortController();
    setAll((known) => [...known, { key, name: file.name, file, progress: 0, cancel: () => abort.abort() }]);
    uploadMedia({ storeId, csrfToken: me.csrf_token, file, signal: abort.signal, onProgress: (progress) => change(key, { progress }) }).then(
      (media) => change(key, { media, progress: 1 }),
      // The API's own words name the limit; ours say what to do.
      (error: unknown) => change(key, { error: error instanceof ApiError ? `${errorText(error)} ${error.message}` : errorText(error) }),
    );
  };
  return {
    all, remove,
    ready: all.flatMap(({ media }) => (media ? [media] : [])),
    isBusy: all.some(({ media, error }) => media === undefined && error === undefined),
    add: (files) => [...files].forEach(start),
    putBack: (media) => setAll((known) => (known.some((each) => each.media?.id === media.id) ? known : [...known, { key: crypto.randomUUID(), name: media.filename ?? media.kind, media, progress: 1, cancel: () => undefined }])),
    retry: (upload) => {
      remove(upload);
      if (upload.file) start(upload.file);
    },
    clear: () => setAll((known) => known.filter(({ media }) => media === undefined)),
  };
}
