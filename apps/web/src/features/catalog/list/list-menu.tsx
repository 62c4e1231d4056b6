import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Download, Ellipsis, FileUp, SpellCheck } from 'lucide-react';
import type { CatalogSearch } from '../search.js';

interface ListMenuProps { readonly storeId: string; readonly storeSlug: string; readonly search: CatalogSearch; readonly mayChange: boolean }

/** What else can be done with the list as it is filtered. Words that were searched for do not limit a file. */
export function ListMenu({ storeId, storeSlug, search: { status, category }, mayChange }: ListMenuProps) {
  const { t } = useLingui();
  const query = new URLSearchParams({ ...(status ? { status } : {}), ...(category === undefined ? {} : { category }) });
  const isPart = query.size > 0;
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon variant="default" size={36} aria-label={t`More for the catalog`}><Ellipsis size={18} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {mayChange && <Menu.Item hiddenFrom="sm" component={Link} to={`/s/${storeSlug}/catalog/import`} leftSection={<FileUp size={16} aria-hidden />}><Trans>Import CSV</Trans></Menu.Item>}
        {mayChange && (
          <Menu.Item component="a" href={`/api/v1/stores/${storeId}/product-exports${isPart ? `?${query.toString()}` : ''}`} download leftSection={<Download size={16} aria-hidden />}>
            {isPart ? <Trans>Export these as CSV</Trans> : <Trans>Export all as CSV</Trans>}
          </Menu.Item>
        )}
        <Menu.Item component={Link} to={`/s/${storeSlug}/catalog/words`} leftSection={<SpellCheck size={16} aria-hidden />}><Trans>Search words</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
