import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, List, Skeleton, Stack, Text } from '@mantine/core';
import { QrCode as QrIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Schemas } from '../api/api.js';
import { sparePart } from '../page/lazy-part.js';
import { ErrorState } from '../page/states.js';
import { useNotices } from '../page/notices.js';
import { Moment } from '../formats/time.js';
import { useBeginLink } from './begin-link.js';
import type { PhoneLink } from './get-link.js';
import { isOtherPhone, linkText } from './session-texts.js';

const QR_SIZE = 240;
const QrCode = sparePart(async () => (await import('./qr-code.js')).QrCode, { meanwhile: <Skeleton w={QR_SIZE} h={QR_SIZE} radius="md" />, instead: <ErrorState error={undefined} /> });
/** QR codes that follow each other without another press: about five minutes. */
const MOST_CODES = 7;

/** How the phone stands, and the QR code that links one. A code that nobody scanned is followed by a new one. */
export function Linking({ storeId, account, link }: { readonly storeId: string; readonly account: Schemas['AccountDto']; readonly link: PhoneLink }) {
  const { i18n } = useLingui();
  const notices = useNotices();
  const begin = useBeginLink(storeId, account.id);
  const codes = useFollowingCodes(link, begin.mutate);
  const isOther = isOtherPhone(account) && link.state === 'connected';
  const isLinked = link.state === 'connected' && !isOther;
  const start = (): void => {
    codes.restart();
    begin.mutate(undefined, { onError: notices.failed });
  };
  return (
    <Group align="flex-start" gap="xl">
      <Stack gap="sm" flex="1 1 260px">
        <Text size="sm" aria-live="polite">{i18n._(linkText(account, link.state).text)} {isOther && link.linked_phone !== null && <bdi dir="ltr">{link.linked_phone}</bdi>} {isLinked && <Text span c="dimmed" inherit>· <Moment at={link.at} /></Text>}</Text>
        {!isLinked && link.qr !== null && (
          <List type="ordered" size="sm" spacing={4}>
            <List.Item><Trans>Open WhatsApp on the phone of this number.</Trans></List.Item>
            <List.Item><Trans>Tap the menu or Settings, then Linked devices, then Link a device.</Trans></List.Item>
            <List.Item><Trans>Point the phone at the QR code. It changes from time to time.</Trans></List.Item>
          </List>
        )}
        {!isLinked && link.can_link && (
          <Group><Button variant={link.qr === null ? 'filled' : 'default'} leftSection={<QrIcon size={16} aria-hidden />} loading={begin.isPending} onClick={start}><LinkWords hasCode={link.qr !== null} isOther={isOther} /></Button></Group>
        )}
        {!isLinked && !link.can_link && <Text size="sm" c="dimmed"><Trans>Link it in the provider's dashboard, or enter the personal access token below to do it here.</Trans></Text>}
      </Stack>
      {!isLinked && link.qr !== null && <QrCode text={link.qr} size={QR_SIZE} />}
    </Group>
  );
}

function LinkWords({ hasCode, isOther }: { readonly hasCode: boolean; readonly isOther: boolean }) {
  if (isOther) return <Trans>Link the right phone</Trans>;
  return hasCode ? <Trans>Show a new code</Trans> : <Trans>Link the phone</Trans>;
}

/** Asks for the next code when one has run out, as long as somebody may still be looking for the phone. */
function useFollowingCodes(link: PhoneLink, next: () => void): { readonly restart: () => void } {
  const [left, setLeft] = useState(0);
  const until = link.qr_until === null ? undefined : new Date(link.qr_until).getTime();
  const isWaiting = link.can_link && link.state === 'need_scan' && left > 0 && until !== undefined;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => {
      setLeft((count) => count - 1);
      next();
    }, Math.max(1_000, until - Date.now()));
    return () => clearTimeout(timer);
  }, [isWaiting, until, next]);
  return { restart: () => setLeft(MOST_CODES) };
}
