import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Tooltip } from '@mantine/core';
import { Download } from 'lucide-react';
import { useMemo } from 'react';
import type { Shortcut } from '../page/shortcuts.js';
import { useDownload } from '../page/use-download.js';

export interface CsvExport {
  readonly href: string;
  readonly label: string;
  readonly shortcut: Shortcut;
  /** For a link to `href`, and whether the file is on its way, by link or by key. */
  readonly onClick: ReturnType<typeof useDownload>['onClick'];
  readonly isPending: boolean;
}

/** A list as a file, with the filters that limit it now. @param resource of the store, for example `order-exports` @param all what stands for a list without filters */
export function useCsvExport(storeId: string, resource: string, filters: Readonly<Record<string, string | undefined>>, all: Readonly<Record<string, string>> = {}): CsvExport {
  const { t } = useLingui();
  const given = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const query = new URLSearchParams({ ...all, ...Object.fromEntries(given) as Record<string, string> });
  const href = `/api/v1/stores/${storeId}/${resource}${query.size > 0 ? `?${query.toString()}` : ''}`;
  const label = given.length > 0 ? t`Export these as CSV` : t`Export all as CSV`;
  const { save, onClick, isPending } = useDownload();
  const shortcut = useMemo(() => ({ keys: 'Shift+e', label, run: () => save(href) }), [href, label, save]);
  return { href, label, shortcut, onClick, isPending };
}

/** @param exported the list as a file, from `useCsvExport` */
export function ExportButton({ exported: { href, label, onClick, isPending } }: { readonly exported: CsvExport }) {
  return <Tooltip label={label}><ActionIcon component="a" variant="default" size={36} href={href} download loading={isPending} onClick={onClick} aria-label={label}><Download size={17} aria-hidden /></ActionIcon></Tooltip>;
}
