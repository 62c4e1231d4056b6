import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { LayoutTemplate, ListPlus, MessageSquareQuote, Package, Plus } from 'lucide-react';

/** What the composer opens above itself. */
export type Tool = 'canned' | 'buttons' | 'products';

interface MoreMenuProps {
  readonly onOpen: (tool: Tool) => void;
  readonly onTemplate: () => void;
}

/** Everything that is more than typed words. */
export function MoreMenu({ onOpen, onTemplate }: MoreMenuProps) {
  const { t } = useLingui();
  return (
    <Menu position="top-start" withinPortal>
      <Menu.Target><ActionIcon variant="subtle" color="gray" size={36} aria-label={t`More to send`}><Plus size={20} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<MessageSquareQuote size={16} aria-hidden />} rightSection="/" onClick={() => onOpen('canned')}><Trans>Canned replies</Trans></Menu.Item>
        <Menu.Item leftSection={<LayoutTemplate size={16} aria-hidden />} rightSection="m" onClick={onTemplate}><Trans>Template</Trans></Menu.Item>
        <Menu.Item leftSection={<Package size={16} aria-hidden />} onClick={() => onOpen('products')}><Trans>Products</Trans></Menu.Item>
        <Menu.Item leftSection={<ListPlus size={16} aria-hidden />} onClick={() => onOpen('buttons')}><Trans>Buttons or a list</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
