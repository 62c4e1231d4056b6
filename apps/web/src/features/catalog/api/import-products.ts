import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../../../shared/people/me.js';
import { uploadFile } from '../../../shared/api/upload-file.js';
import type { Import, ImportColumn, ImportOutline } from '../model.js';
import { importsKey, productListsKey } from './keys.js';

export interface ChosenFile { readonly file: File; readonly columns: readonly (ImportColumn | null)[] }

const pathOf = (storeId: string): string => `/api/v1/stores/${storeId}/product-imports`;
const fieldsOf = ({ columns }: ChosenFile): Record<string, string> => ({ columns: JSON.stringify(columns) });

/** What the columns of a file seem to be. */
export function useOutlineFile(storeId: string) {
  const { csrf_token: csrfToken } = useMe();
  return useMutation({ mutationFn: (file: File) => uploadFile<ImportOutline>({ path: `${pathOf(storeId)}/columns`, csrfToken, file }) });
}

/** What an import would do. */
export function usePreviewImport(storeId: string) {
  const { csrf_token: csrfToken } = useMe();
  return useMutation({ mutationFn: (chosen: ChosenFile) => uploadFile<Import>({ path: `${pathOf(storeId)}?dry_run=true`, csrfToken, file: chosen.file, fields: fieldsOf(chosen) }) });
}

/** The import itself, with how much of the file has arrived, from 0 to 1. */
export function useImportProducts(storeId: string) {
  const client = useQueryClient();
  const { csrf_token: csrfToken } = useMe();
  const [sent, setSent] = useState(0);
  const mutation = useMutation({
    mutationFn: (chosen: ChosenFile) =>
      uploadFile<Import>({ path: `${pathOf(storeId)}?skip_errors=true`, csrfToken, file: chosen.file, fields: fieldsOf(chosen), onProgress: setSent }),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: importsKey(storeId) }), client.invalidateQueries({ queryKey: productListsKey(storeId) })]),
  });
  return { mutation, sent };
}
