import { queryOptions } from '@tanstack/react-query';
import type { ImportKind } from './import-kind.js';

const LOOK_EVERY_MS = 500;

/** The last imports. */
export const importsQuery = (kind: ImportKind, storeId: string) => queryOptions({ queryKey: kind.key(storeId), queryFn: () => kind.list(storeId) });

/** How far an import is while it runs. */
export const importProgressQuery = (kind: ImportKind, storeId: string) => queryOptions({
  queryKey: [...kind.key(storeId), 'running'], queryFn: () => kind.running(storeId), refetchInterval: LOOK_EVERY_MS, staleTime: 0,
});
