import type { SimulatedCustomer } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu, Text } from '@mantine/core';
import { ChevronDown, UserPlus } from 'lucide-react';
import { Mark } from '../../shared/people/store-mark.js';

interface CustomerMenuProps {
  readonly customer: SimulatedCustomer;
  readonly customers: readonly SimulatedCustomer[];
  readonly onChoose: (key: string) => void;
  readonly onNew: () => void;
}

/** Whose phone it is, and how to become somebody else. */
export function CustomerMenu({ customer, customers, onChoose, onNew }: CustomerMenuProps) {
  const { t } = useLingui();
  return (
    <Menu position="bottom-start" width={280} shadow="md">
      <Menu.Target>
        <Button variant="default" size="sm" rightSection={<ChevronDown size={15} aria-hidden />} leftSection={<Mark name={customer.name} size={22} radius="xl" />} aria-label={t`You are ${customer.name}. Be another customer`}><bdi>{customer.name}</bdi></Button>
      </Menu.Target>
      <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
        <Menu.Item leftSection={<UserPlus size={16} aria-hidden />} onClick={onNew} fw={600}><Trans>Be a new customer</Trans></Menu.Item>
        {customers.length > 0 && <Menu.Label><Trans>Be one who wrote already</Trans></Menu.Label>}
        {customers.map((each) => (
          <Menu.Item key={each.key} leftSection={<Mark name={each.name} size={26} radius="xl" />} onClick={() => onChoose(each.key)} aria-current={each.key === customer.key ? 'true' : undefined}>
            <Text size="sm" fw={each.key === customer.key ? 650 : 400} dir="auto">{each.name}</Text>
            <Text size="xs" c="dimmed"><bdi dir="ltr">{each.wa_id === null ? `@${each.username ?? '…'}` : `+${each.wa_id}`}</bdi></Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
