import { Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Conversation } from './model.js';

/** Who answers in a conversation, or that it is over for now. */
export function ConversationState({ conversation: { state, handler } }: { readonly conversation: Conversation }) {
  const tag = (color: string, text: ReactNode) => <Badge variant="light" color={color} tt="none">{text}</Badge>;
  if (state === 'resolved') return tag('gray', <Trans>Resolved</Trans>);
  if (state === 'snoozed') return tag('gray', <Trans>Snoozed</Trans>);
  switch (handler) {
    case 'ai': return tag('teal', <Trans>AI</Trans>);
    case 'waiting': return tag('yellow', <Trans>Waiting</Trans>);
    case 'human': return tag('blue', <Trans>Human</Trans>);
  }
}
