import { useState } from 'react';

const PREFIX = 'parley.draft.';

function readDraft(conversationId: string): string {
  return localStorage.getItem(PREFIX + conversationId) ?? '';
}

/** What was typed for a conversation and not sent. It stays through changes of pages, logins and windows that close. */
export function useDraft(conversationId: string): [string, (text: string) => void] {
  const [draft, setDraft] = useState(() => readDraft(conversationId));
  return [draft, (text) => {
    setDraft(text);
    if (text === '') localStorage.removeItem(PREFIX + conversationId);
    else localStorage.setItem(PREFIX + conversationId, text);
  }];
}
