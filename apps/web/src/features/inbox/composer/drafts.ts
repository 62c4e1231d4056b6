import { useLayoutEffect, useState } from 'react';
import { useMe } from '../../../shared/people/me.js';

const PREFIX = 'parley.draft.';
/** What stands in a field of the page, and what shows a draft that was changed elsewhere on it. */
interface Field { readonly text: string; readonly show: (text: string) => void }

const fields = new Map<string, Field>();

/** What was typed for a conversation and not sent. It stays through changes of pages, logins and windows that close; who else uses the browser does not see it. */
export function useDraft(conversationId: string): [string, (text: string) => void] {
  const { user } = useMe();
  const place = placeOf(user.id, conversationId);
  const [draft, setDraft] = useState(() => localStorage.getItem(place) ?? '');
  useLayoutEffect(() => {
    fields.set(place, { text: draft, show: setDraft });
    return () => {
      if (fields.get(place)?.show === setDraft) fields.delete(place);
    };
  }, [place, draft]);
  return [draft, (text) => {
    setDraft(text);
    keep(place, text);
  }];
}

/** Changes what is kept of a draft, whether its field is open, open again, or gone. */
export function changeKeptDraft(userId: string, conversationId: string, change: (text: string) => string): void {
  const place = placeOf(userId, conversationId);
  const field = fields.get(place);
  // Another window may have sent what is kept: what the field shows is there all the same.
  const changed = change(localStorage.getItem(place) ?? field?.text ?? '');
  keep(place, changed);
  field?.show(changed);
}

function placeOf(userId: string, conversationId: string): string {
  return `${PREFIX}${userId}.${conversationId}`;
}
function keep(place: string, text: string): void {
  if (text === '') localStorage.removeItem(place);
  else localStorage.setItem(place, text);
}
