import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { Dialog } from '../../shared/page/dialog.js';
import { Section } from '../../shared/page/page.js';
import { FormError } from '../../shared/page/states.js';
import { useDeleteAccount } from './api/delete-account.js';
import type { Account } from './api/list-accounts.js';

interface DeleteAccountProps {
  readonly storeId: string;
  readonly account: Account;
  readonly onDeleted: () => void;
}

/** Removes an account for good. Its conversations stay, and another account can take them over. */
export function DeleteAccount({ storeId, account, onDeleted }: DeleteAccountProps) {
  const { t } = useLingui();
  const [isAsking, ask] = useDisclosure(false);
  return (
    <Section
      title={t`Delete this account`} description={<Trans>Its conversations stay in the inbox with their history. To pause it, set it inactive instead.</Trans>}
      actions={<Button color="red" variant="light" onClick={ask.open}><Trans>Delete</Trans></Button>} p="xs"
    >
      {isAsking && <DeleteDialog storeId={storeId} account={account} onClose={ask.close} onDeleted={onDeleted} />}
    </Section>
  );
}

function DeleteDialog({ storeId, account, onClose, onDeleted }: DeleteAccountProps & { readonly onClose: () => void }) {
  const { t } = useLingui();
  const remove = useDeleteAccount(storeId, account.id);
  const [typed, setTyped] = useState('');
  const { name } = account;
  const isConfirmed = typed.trim() === name.trim();
  return (
    <Dialog onClose={onClose} title={t`Delete ${name}?`}>
      <form
        noValidate onSubmit={(event) => {
          event.preventDefault();
          if (isConfirmed) remove.mutate(undefined, { onSuccess: onDeleted });
        }}
      >
        <Stack>
          <Text size="sm"><Trans>Its credentials and settings are removed for good, and messages to this number no longer arrive here. Its conversations stay, and another account can take them over.</Trans></Text>
          <TextInput label={<Trans>Type <bdi>{name}</bdi> to confirm</Trans>} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} data-autofocus autoComplete="off" />
          <FormError error={remove.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
            <Button type="submit" color="red" disabled={!isConfirmed} loading={remove.isPending}><Trans>Delete</Trans></Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
