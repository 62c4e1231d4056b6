import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Popover, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';

/** For a picture that is on the web already. */
export function PhotoAddress({ onAdd }: { readonly onAdd: (address: string) => void }) {
  const { t } = useLingui();
  const [isOpen, popover] = useDisclosure(false);
  const [address, setAddress] = useState('');
  const isAddress = /^https?:\/\/\S+$/.test(address.trim());
  const add = (): void => {
    if (!isAddress) return;
    onAdd(address.trim());
    setAddress('');
    popover.close();
  };
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    // The form around it is not to be saved by this.
    event.preventDefault();
    add();
  };
  return (
    <Popover opened={isOpen} onChange={popover.toggle} width={320} trapFocus returnFocus position="bottom-start" shadow="md">
      <Popover.Target><Button variant="default" size="xs" leftSection={<Link2 size={16} aria-hidden />} onClick={popover.toggle}><Trans>From the web</Trans></Button></Popover.Target>
      <Popover.Dropdown>
        <Group gap="xs" align="end" wrap="nowrap">
          <TextInput flex={1} size="xs" label={t`Address of the picture`} placeholder="https://" type="url" dir="ltr" data-autofocus value={address} onChange={(event) => setAddress(event.currentTarget.value)} onKeyDown={enter} />
          <Button size="xs" disabled={!isAddress} onClick={add}><Trans>Add</Trans></Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
