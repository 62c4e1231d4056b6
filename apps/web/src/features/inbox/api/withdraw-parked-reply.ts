import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isTemporary } from '../../../shared/api/query-client.js';
import { parkedReplyKey } from './keys.js';
import { listMessages } from './list-messages.js';
import { getParkedReply, type ParkedReply, withdrawParkedReply } from './parked-reply.js';

const LONGEST_PAUSE_MS = 8000;

/**
 * The words of `parked`, which waits no more; null when it went out, or somebody else took it back, just before. A connection that breaks may have
 * carried the order but not the answer, and the live stream then takes away the row with the words: it is asked until it is known what became of them.
 */
async function takeBack(storeId: string, conversationId: string, parked: ParkedReply): Promise<string | null> {
  for (let tries = 0; ; tries += 1) {
    try {
      if (tries === 0 || isSame(await getParkedReply(storeId, conversationId), parked)) {
        const withdrawn = await withdrawParkedReply(storeId, conversationId);
        if (withdrawn || tries === 0) return withdrawn?.text ?? null;
      }
      return await wentOut(storeId, conversationId, parked) ? null : parked.text;
    } catch (error) {
      if (!isTemporary(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** tries, LONGEST_PAUSE_MS)));
    }
  }
}

function isSame(now: ParkedReply | null, { created_at: createdAt, text }: ParkedReply): boolean {
  return now?.created_at === createdAt && now.text === text;
}
async function wentOut(storeId: string, conversationId: string, { text, created_at: createdAt }: ParkedReply): Promise<boolean> {
  const { data } = await listMessages(storeId, conversationId, null);
  return data.some((message) => message.direction === 'out' && message.text === text && Date.parse(message.occurred_at) >= Date.parse(createdAt));
}

/** @param onWithdrawn is called even when the row that asked for it is gone: the live stream may be faster than the answer, and the window may open meanwhile */
export function useWithdrawParkedReply(storeId: string, conversationId: string, onWithdrawn: (text: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (parked: ParkedReply) => takeBack(storeId, conversationId, parked),
    onSuccess: (text, parked) => {
      client.setQueryData(parkedReplyKey(storeId, conversationId), (now: ParkedReply | null | undefined) => (now && !isSame(now, parked) ? now : null));
      if (text !== null) onWithdrawn(text);
    },
  });
}
