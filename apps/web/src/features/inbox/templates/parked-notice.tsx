import { Trans } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { parkedReplyQuery, useWithdrawParkedReply } from '../api/parked-reply.js';

interface ParkedNoticeProps {
  readonly storeId: string;
  readonly conversationId: string;
  readonly name: string;
  /** The words are written anew. */
  readonly onTakeBack: (text: string) => void;
}

/** The answer that goes out by itself once the customer writes. */
export function ParkedNotice({ storeId, conversationId, name, onTakeBack }: ParkedNoticeProps) {
  const { data: parked } = useQuery(parkedReplyQuery(storeId, conversationId));
  const withdraw = useWithdrawParkedReply(storeId, conversationId);
  if (!parked) return null;
  const { text } = parked;
  return (
    <div role="status">
      <Text size="sm" mt={6} fw={600}><Trans>Your answer waits and goes out as soon as <bdi>{name}</bdi> writes:</Trans></Text>
      <Text size="sm" lineClamp={3} dir="auto">{text}</Text>
      <Button mt={4} size="compact-xs" variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate(undefined, { onSuccess: () => onTakeBack(text) })}><Trans>Take back</Trans></Button>
    </div>
  );
}
