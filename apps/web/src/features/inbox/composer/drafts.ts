import { useState } from 'react';
import { useMe } from '../../../shared/people/me.js';

const PREFIX = 'parley.draft.';

/** What was typed for a conversation and not sent. It stays through changes of pages, logins and windows that close; who else uses the browser does not see it. */
export function useDraft(conversationId: string): [string, (text: string) => void] {
  const { user } = useMe();
  const place = `${PREFIX}${user.id}.${conversationId}`;
  const [draft, setDraft] = useState(() => localStorage.getItem(place) ?? '');
  return [draft, (text) => {
    setDraft(text);
    if (text === '') localStorage.removeItem(place);
    else localStorage.setItem(place, text);
  }];
}
