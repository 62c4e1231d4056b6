import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { uploadFile } from '../api/upload-file.js';
import { useMe } from '../people/me.js';
import type { ChosenColumns, Import, ImportKind, ImportOutline } from './import-kind.js';

export interface ChosenFile { readonly file: File; readonly columns: ChosenColumns }

const pathOf = ({ path }: ImportKind, storeId: string): string => `/api/v1/stores/${storeId}/${path}`;
const fieldsOf = ({ columns }: ChosenFile): Record<string, string> => ({ columns: JSON.stringify(columns) });

/** What the columns of a file seem to be. */
export function useOutlineFile(kind: ImportKind, storeId: string) {
  const { csrf_token: csrfToken } = useMe();
  return useMutation({ mutationFn: (file: File) => uploadFile<ImportOutline>({ path: `${pathOf(kind, storeId)}/columns`, csrfToken, file }) });
}

/** What an import would do. */
export function usePreviewImport(kind: ImportKind, storeId: string) {
  const { csrf_token: csrfToken } = useMe();
  return useMutation({ mutationFn: (chosen: ChosenFile) => uploadFile<Import>({ path: `${pathOf(kind, storeId)}?dry_run=true`, csrfToken, file: chosen.file, fields: fieldsOf(chosen) }) });
}

/** The import itself, with how much of the file has arrived, from 0 to 1. */
export function useImportFile(kind: ImportKind, storeId: string) {
  const client = useQueryClient();
  const { csrf_token: csrfToken } = useMe();
  const [sent, setSent] = useState(0);
  const mutation = useMutation({
    mutationFn: (chosen: ChosenFile) =>
      uploadFile<Import>({ path: `${pathOf(kind, storeId)}?skip_errors=true`, csrfToken, file: chosen.file, fields: fieldsOf(chosen), onProgress: setSent }),
    onSuccess: () => Promise.all([kind.key(storeId), ...kind.touched(storeId)].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  return { mutation, sent };
}
