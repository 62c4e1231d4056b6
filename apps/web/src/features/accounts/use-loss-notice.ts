import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../../shared/api/api.js';

/** What was saved, and which accounts lost a default to it. */
export function useLossNotice(): (saved: string, movedFrom: Schemas['MovedFromDto']) => string {
  const { t } = useLingui();
  return (saved, { default_outgoing: outgoing, default_incoming: incoming }) => [
    `${saved}.`,
    ...(outgoing ? [t`${outgoing.name} is no longer the default for outgoing messages.`] : []),
    ...(incoming ? [t`${incoming.name} is no longer the default for incoming messages.`] : []),
  ].join(' ');
}
