import { useLayoutEffect, useState } from 'react';
import { useMe } from '../../../shared/people/me.js';

const PREFIX = 'parley.draft.';
/** What shows a draft that was changed elsewhere on the page, by its place. */
const fields = new Map<string, (text: string) => void>();

/** What was typed for a conversation and not sent. It stays through changes of pages, logins and windows that close; who else uses the browser does not see it. */
export function useDraft(conversationId: string): [string, (text: string) => void] {
  const { user } = useMe();
  const place = placeOf(user.id, conversationId);
  const [draft, setDraft] = useState(() => localStorage.getItem(place) ?? '');
  useLayoutEffect(() => {
    fields.set(place, setDraft);
    return () => {
      if (fields.get(place) === setDraft) fields.delete(place);
    };
  }, [place]);
  return [draft, (text) => {
    setDraft(text);
    keep(place, text);
  }];
}

/** Changes what is kept of a draft, whether its field is open, open again, or gone. */
export function changeKeptDraft(userId: string, conversationId: string, change: (text: string) => string): void {
  const place = placeOf(userId, conversationId);
  const text = localStorage.getItem(place);
  if (text === null) return;
  const changed = change(text);
  keep(place, changed);
  fields.get(place)?.(changed);
}

function placeOf(userId: string, conversationId: string): string {
  return `${PREFIX}${userId}.${conversationId}`;
}
function keep(place: string, text: string): void {
  if (text === '') localStorage.removeItem(place);
  else localStorage.setItem(place, text);
}
