import { textOf as wordsOf, type InboundContent, type OutboundContent, type ReportedStatus } from '#contracts';
import { idOf, objectOf, present, type Http } from '#providers/contract';
import type { WasenderCredentials } from '../account.js';
import { callApi } from '../call.js';
import { isCode } from '../errors.js';
import { statusOf } from '../receiving/parse-status.js';
import { numberedText } from './numbered-text.js';

interface Named { readonly externalId: string; readonly status?: ReportedStatus; readonly code?: string }

/**
 * The WhatsApp id behind a number of the vendor's log; undefined while the message is still in its queue.
 * @throws SendError
 */
export async function nameOf(provisionalId: string, credentials: WasenderCredentials, http: Http): Promise<Named | undefined> {
  try {
    const answer = await callApi({ method: 'GET', path: `messages/${encodeURIComponent(provisionalId)}/info`, effect: 'nothing' }, credentials, http);
    const data = objectOf(answer.data);
    const externalId = idOf(objectOf(data.key).id) ?? idOf(data.id);
    return externalId === undefined ? undefined : named(externalId, statusOf(data.status));
  } catch (error) {
    if (isCode(error, 'not_found', 'invalid', 'refused')) return undefined;
    throw error;
  }
}

function named(externalId: string, status: ReportedStatus | undefined): Named {
  return present({ externalId, status, code: status === 'failed' ? 'wasender.undelivered' : undefined });
}

/** What the phone reports of our own sends looks like what went out, not like what was written. */
export function isEcho(sent: OutboundContent, echo: InboundContent): boolean {
  switch (sent.kind) {
    case 'buttons': case 'list': return wordsOf(echo).trim() === numberedText(sent).trim();
    case 'text': return echo.kind === 'text' && echo.text.trim() === sent.text.trim();
    case 'image': case 'video': case 'audio': case 'document': case 'sticker':
      return echo.kind === sent.kind && (echo.caption ?? '').trim() === (sent.caption ?? '').trim();
    case 'location': return echo.kind === 'location' && echo.latitude === sent.latitude && echo.longitude === sent.longitude;
    case 'contacts': return echo.kind === 'contacts' && echo.contacts[0]?.name === sent.contacts[0]?.name;
    case 'template': case 'flow': case 'reaction': return false;
  }
}
