import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ImportKind } from './import-kind.js';

export function useUndoImport(kind: ImportKind, storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (importId: string) => kind.undo(storeId, importId),
    onSettled: () => Promise.all([kind.key(storeId), ...kind.touched(storeId)].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
