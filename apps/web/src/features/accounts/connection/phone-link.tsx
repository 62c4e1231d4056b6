import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Section } from '../../../shared/page/page.js';
import { linkQuery } from '../../../shared/phone-link/get-link.js';
import { Linking } from '../../../shared/phone-link/linking.js';
import { linkText } from '../../../shared/phone-link/session-texts.js';
import { Loaded } from '../../../shared/page/states.js';
import type { Account } from '../api/list-accounts.js';
import { QrPhone, qrPhoneOf } from './qr-phone.js';

interface PhoneLinkProps { readonly storeId: string; readonly account: Account }

/** The phone behind the account: whether it is linked, and the QR code that links it. */
export function PhoneLinkSection({ storeId, account }: PhoneLinkProps) {
  const { i18n } = useLingui();
  const query = useQuery({ ...linkQuery(storeId, account.id), enabled: account.status === 'active' });
  if (account.status !== 'active') return null;
  const state = query.data?.state ?? account.session?.state;
  const look = state && linkText(account, state);
  return (
    <Section
      title={<Trans>Linked phone</Trans>} description={<Trans>This account sends and receives through a phone that is linked like WhatsApp Web.</Trans>}
      actions={look && <Badge size="lg" color={look.color} variant="light" tt="none">{i18n._(look.word)}</Badge>}
    >
      <Stack>
        <QrPhone address={qrPhoneOf([account])} label={account.provider_label} />
        <Loaded query={query} skeleton={<Skeleton h={60} />}>{(link) => <Linking storeId={storeId} account={account} link={link} />}</Loaded>
      </Stack>
    </Section>
  );
}
