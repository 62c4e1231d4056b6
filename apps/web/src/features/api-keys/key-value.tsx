import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Stack } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { CopyField } from '../../shared/form/copy-field.js';

/** A key in full, this once, with a command that tries it. */
export function KeyValue({ storeId, value }: { readonly storeId: string; readonly value: string }) {
  const { t } = useLingui();
  const command = `curl -H 'Authorization: Bearer ${value}' '${window.location.origin}/api/v1/stores/${storeId}/conversations?limit=5'`;
  return (
    <Stack>
      <Alert color="yellow" variant="light" icon={<TriangleAlert size={18} aria-hidden />}><Trans>Copy the key now. It is not shown again.</Trans></Alert>
      <CopyField label={t`API key`} value={value} />
      <CopyField label={t`Try it in a terminal`} value={command} description={t`It needs the permission to read conversations.`} />
    </Stack>
  );
}
