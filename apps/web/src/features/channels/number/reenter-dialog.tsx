import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../shared/page/dialog.js';
import { ApiError, type Schemas } from '../../../shared/api/api.js';
import { FormError } from '../../../shared/page/states.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import { useCheckAccount } from '../api/check-account.js';
import { setupQuery } from '../api/get-channel-setup.js';
import { useUpdateAccount } from '../api/update-account.js';
import { useProblemText } from '../problem-texts.js';
import { CredentialField } from '../setup/credential-field.js';

interface ReenterDialogProps {
  readonly storeId: string;
  readonly account: Schemas['AccountDto'];
  /** Name of the value. */
  readonly field: string;
  onClose(): void;
}

/** One value, entered again, saved and tested at once; the others stay (R71). */
export function ReenterDialog({ storeId, account, field: name, onClose }: ReenterDialogProps) {
  const { t, i18n } = useLingui();
  const { data: setup } = useQuery(setupQuery(storeId, account.provider, i18n.locale));
  const update = useUpdateAccount(storeId, account.id);
  const check = useCheckAccount(storeId);
  const text = useProblemText();
  const [value, setValue] = useState('');
  const field = setup?.guide.fields.find((each) => each.name === name);
  const complaint = update.error instanceof ApiError ? update.error.details.fields?.find(({ pointer }) => pointer === `/fields/${name}`) : undefined;
  const save = (): void => {
    if (value !== '') update.mutate({ fields: { [name]: value } }, { onSuccess: () => check.mutate(account.id, { onSettled: onClose }) });
  };
  const label = field?.label ?? name;
  return (
    <Dialog onClose={onClose} title={t`Enter the ${label} again`}>
      <HeldForm isSaving={update.isPending || check.isPending} noValidate onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Stack>
          {field ? <CredentialField field={field} value={value} error={complaint && text({ code: complaint.code, text: complaint.detail })} saved={account.secrets[name]} onChange={setValue} /> : <Skeleton h={60} />}
          {!complaint && <FormError error={update.error ?? check.error} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button><Button type="submit" disabled={value === ''} loading={update.isPending || check.isPending}><Trans>Save and test</Trans></Button></Group>
        </Stack>
      </HeldForm>
    </Dialog>
  );
}
