import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../../shared/api/api.js';
import { useErrorText } from '../../../shared/api/error-texts.js';
import { useMe } from '../../../shared/people/me.js';
import { uploadFile } from '../../../shared/api/upload-file.js';
import { knowledgeKey } from '../api/keys.js';
import type { Source } from './api/list-sources.js';

/** A file on its way. */
export interface DocumentUpload {
  readonly key: string;
  readonly name: string;
  /** From 0 to 1. */
  readonly progress: number;
  readonly error?: string;
  readonly cancel: () => void;
}
export interface DocumentUploads {
  readonly all: readonly DocumentUpload[];
  /** @param sourceId the document whose newer version it is */
  add(files: Iterable<File>, sourceId?: string): void;
  drop(upload: DocumentUpload): void;
}

export const DOCUMENT_ENDINGS = '.pdf,.docx,.txt,.md,.markdown';
const MOST_BYTES = 20 * 1024 * 1024;

/** Uploads documents, each on its own. */
export function useUploads(storeId: string): DocumentUploads {
  const { t } = useLingui();
  const { csrf_token: csrfToken } = useMe();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [all, setAll] = useState<readonly DocumentUpload[]>([]);
  const change = (key: string, part: Partial<DocumentUpload>): void => setAll((known) => known.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const forget = (key: string): void => setAll((known) => known.filter((each) => each.key !== key));
  const problemOf = ({ name, size }: File): string | undefined => {
    if (!DOCUMENT_ENDINGS.split(',').some((ending) => name.toLowerCase().endsWith(ending))) return t`Only PDF, Word (.docx), text and Markdown files can be read.`;
    return size > MOST_BYTES ? t`A document can have up to 20 MB.` : undefined;
  };
  const start = (file: File, sourceId: string | undefined): void => {
    const key = crypto.randomUUID();
    const abort = new AbortController();
    const error = problemOf(file);
    setAll((known) => [...known, { key, name: file.name, progress: 0, cancel: () => abort.abort(), ...(error === undefined ? {} : { error }) }]);
    if (error !== undefined) return;
    const path = `/api/v1/stores/${storeId}/knowledge/sources/${sourceId === undefined ? 'documents' : `${sourceId}/file`}`;
    uploadFile<Source>({ path, csrfToken, file, signal: abort.signal, onProgress: (progress) => change(key, { progress }) }).then(
      async () => {
        await client.invalidateQueries({ queryKey: knowledgeKey(storeId) });
        forget(key);
      },
      (reason: unknown) => change(key, { error: reason instanceof ApiError ? errorText(reason) : t`The upload was cancelled.` }),
    );
  };
  return {
    all,
    add: (files, sourceId) => [...files].forEach((file) => start(file, sourceId)),
    drop: ({ key, cancel }) => {
      cancel();
      forget(key);
    },
  };
}
