import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { LayoutTemplate, ListPlus, MessageSquareQuote, Package, Plus } from 'lucide-react';
import { useRef } from 'react';
import { FormatItems } from './formatting/format-items.js';
import type { Format } from './formatting/marks.js';

/** What the composer opens above itself. */
export type Tool = 'canned' | 'buttons' | 'products';

interface MoreMenuProps {
  readonly onOpen: (tool: Tool) => void;
  readonly onTemplate: () => void;
  readonly onFormat: (format: Format) => void;
}

/** Everything that is more than typed words. */
export function MoreMenu({ onOpen, onTemplate, onFormat }: MoreMenuProps) {
  const { t } = useLingui();
  const button = useRef<HTMLButtonElement>(null);
  // The field keeps the focus that a format gave it.
  const giveFocusBack = (): void => {
    if (document.activeElement?.closest('[role="menu"]')) button.current?.focus();
  };
  return (
    <Menu position="top-start" withinPortal returnFocus={false} onClose={giveFocusBack}>
      <Menu.Target><ActionIcon ref={button} variant="subtle" color="gray" size={36} aria-label={t`More to send`}><Plus size={20} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <FormatItems onFormat={onFormat} />
        <Menu.Divider />
        <Menu.Item leftSection={<MessageSquareQuote size={16} aria-hidden />} rightSection="/" onClick={() => onOpen('canned')}><Trans>Canned replies</Trans></Menu.Item>
        <Menu.Item leftSection={<LayoutTemplate size={16} aria-hidden />} rightSection="m" onClick={onTemplate}><Trans>Template</Trans></Menu.Item>
        <Menu.Item leftSection={<Package size={16} aria-hidden />} onClick={() => onOpen('products')}><Trans>Products</Trans></Menu.Item>
        <Menu.Item leftSection={<ListPlus size={16} aria-hidden />} onClick={() => onOpen('buttons')}><Trans>Buttons or a list</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
