import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Download, Ellipsis, FileUp, SpellCheck } from 'lucide-react';
import type { CsvExport } from '../../../shared/list/export-csv.js';

interface ListMenuProps {
  readonly storeSlug: string;
  /** Undefined for those who may look only. */
  readonly exported: CsvExport | undefined;
}

/** What else can be done with the list as it is filtered. */
export function ListMenu({ storeSlug, exported }: ListMenuProps) {
  const { t } = useLingui();
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon variant="default" size={36} aria-label={t`More for the catalog`}><Ellipsis size={18} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {exported && <Menu.Item hiddenFrom="sm" component={Link} to={`/s/${storeSlug}/catalog/import`} leftSection={<FileUp size={16} aria-hidden />}><Trans>Import CSV</Trans></Menu.Item>}
        {exported && <Menu.Item component="a" href={exported.href} download onClick={exported.onClick} leftSection={<Download size={16} aria-hidden />}>{exported.label}</Menu.Item>}
        <Menu.Item component={Link} to={`/s/${storeSlug}/catalog/words`} leftSection={<SpellCheck size={16} aria-hidden />}><Trans>Search words</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
