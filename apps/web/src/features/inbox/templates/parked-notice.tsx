import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ERROR_TEXTS } from '../../../shared/api/error-texts.js';
import { useNotices } from '../../../shared/page/notices.js';
import type { ParkedReply } from '../api/parked-reply.js';
import { useWithdrawParkedReply } from '../api/withdraw-parked-reply.js';
import { PageLink } from '../page-link.js';
import { sendingTemplate } from './sending-template.js';

interface ParkedNoticeProps {
  readonly storeId: string;
  readonly conversationId: string;
  readonly parked: ParkedReply;
  readonly name: string;
  /** The words are written anew. */
  readonly onTakeBack: (text: string) => void;
}

/** The answer that goes out by itself once the customer writes; or why it could not, and what to do about it. */
export function ParkedNotice({ storeId, conversationId, parked, name, onTakeBack }: ParkedNoticeProps) {
  const { i18n } = useLingui();
  const withdraw = useWithdrawParkedReply(storeId, conversationId, onTakeBack);
  const { failed } = useNotices();
  const { text, refusal } = parked;
  return (
    <div role={refusal === null ? 'status' : 'alert'}>
      {refusal === null
        ? <Text size="sm" mt={6} fw={600}><Trans>Your answer waits and goes out as soon as <bdi>{name}</bdi> writes:</Trans></Text>
        : <Text size="sm" mt={6} fw={600} c="red"><Trans>Your answer could not go out when <bdi>{name}</bdi> wrote.</Trans> {isErrorCode(refusal) && i18n._(ERROR_TEXTS[refusal])} <Trans>It waits for the next message:</Trans></Text>}
      <Text size="sm" lineClamp={3} dir="auto">{text}</Text>
      <Group mt={4} gap="sm">
        {refusal !== null && <Remedy refusal={refusal} conversationId={conversationId} />}
        <Button size="compact-xs" variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate(parked, { onError: failed })}><Trans>Take back</Trans></Button>
      </Group>
    </div>
  );
}

/** What lets the next try succeed; where only other words would, they are taken back. */
function Remedy({ refusal, conversationId }: { readonly refusal: string; readonly conversationId: string }): ReactNode {
  if (refusal === 'window.closed') return <Button size="compact-xs" onClick={() => sendingTemplate.open(conversationId)}><Trans>Send template</Trans></Button>;
  return refusal.startsWith('account.') && <PageLink page="settings/accounts"><Trans>Open Accounts</Trans></PageLink>;
}

function isErrorCode(code: string): code is keyof typeof ERROR_TEXTS {
  return Object.hasOwn(ERROR_TEXTS, code);
}
