import { Trans } from '@lingui/react/macro';
import { Alert, Anchor } from '@mantine/core';
import { ScanQrCode } from 'lucide-react';
import { installation } from '../../../shared/api/installation.js';
import type { Account } from '../api/list-accounts.js';

/** Where the sandbox keeps its QR phone, as seen from one of these accounts; undefined where there is no sandbox, and for accounts elsewhere. */
export function qrPhoneOf(accounts: readonly Pick<Account, 'fields'>[]): string | undefined {
  if (!installation.demo) return undefined;
  const address = accounts.map(({ fields }) => fields['url'] ?? '').find((url) => /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url));
  return address === undefined ? undefined : `${new URL(address).origin}/qr-phone`;
}

/** In the demo nobody has a phone to scan with: the sandbox has one, on a page of its own. @param label of the provider */
export function QrPhone({ address, label }: { readonly address: string | undefined; readonly label: string }) {
  if (address === undefined) return null;
  return (
    <Alert variant="light" color="gray" icon={<ScanQrCode size={18} aria-hidden />} p="sm">
      <Trans>This is the demo: its stand-in for {label}, with all that is asked for here and a phone that scans, is <Anchor inherit underline="always" href={address} target="_blank" rel="noreferrer">on a page of its own</Anchor>.</Trans>
    </Alert>
  );
}
