import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { ApiError } from '../../shared/api.js';
import { Section } from '../../shared/page.js';
import { FormError } from '../../shared/states.js';
import { useDeleteAccount } from './api/delete-account.js';
import type { Account } from './api/list-accounts.js';

interface DeleteAccountProps {
  readonly storeId: string;
  readonly account: Account;
  readonly onDeleted: () => void;
  /** The way out for an account that has conversations. */
  readonly onSetInactive: () => void;
}

/** Removes an account that was never used. One with conversations stays, so that their history does. */
export function DeleteAccount({ storeId, account, onDeleted, onSetInactive }: DeleteAccountProps) {
  const { t } = useLingui();
  const [isAsking, ask] = useDisclosure(false);
  return (
    <Section
      title={t`Delete this account`} description={<Trans>Only an account without conversations can be deleted. One that has some stays with its history: set it inactive instead.</Trans>}
      actions={<Button color="red" variant="light" onClick={ask.open}><Trans>Delete</Trans></Button>} p="xs"
    >
      {isAsking && <DeleteDialog storeId={storeId} account={account} onClose={ask.close} onDeleted={onDeleted} onSetInactive={() => { ask.close(); onSetInactive(); }} />}
    </Section>
  );
}

function DeleteDialog({ storeId, account, onClose, onDeleted, onSetInactive }: DeleteAccountProps & { readonly onClose: () => void }) {
  const { t } = useLingui();
  const remove = useDeleteAccount(storeId, account.id);
  const [typed, setTyped] = useState('');
  const { name } = account;
  const isInUse = remove.error instanceof ApiError && remove.error.code === 'account.in_use';
  return (
    <Modal opened onClose={onClose} title={t`Delete ${name}?`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); remove.mutate(undefined, { onSuccess: onDeleted }); }}>
        <Stack>
          <Text size="sm"><Trans>Its credentials and settings are removed for good. Messages to this number no longer arrive here.</Trans></Text>
          <TextInput label={<Trans>Type <bdi>{name}</bdi> to confirm</Trans>} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} data-autofocus autoComplete="off" />
          <FormError error={remove.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
            {isInUse && account.status === 'active'
              ? <Button onClick={onSetInactive}><Trans>Set inactive</Trans></Button>
              : <Button type="submit" color="red" disabled={typed.trim() !== name.trim()} loading={remove.isPending}><Trans>Delete</Trans></Button>}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
