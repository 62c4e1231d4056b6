// Runs beside the download of the app, as a file of its own (platform/http/web-app.ts names it in the page of whoever has a login): it asks who is
// logged in and, for a plain inbox, for the first conversations, so that both are here when the app is. Small, and nothing of the app itself.
import type {} from '../../shared/api/early-answers.js';
import type {} from '../../shared/page/first-look.js';
import { type FirstRow, isPhone, showFirstRows } from './first-look.js';

interface Mine { readonly stores?: readonly { readonly store: { readonly id: string; readonly slug: string } }[] }

const answers = new Map<string, Promise<Response>>();
globalThis.parleyEarlyAnswers = answers;

function ask(address: string): Promise<Response> {
  const answer = fetch(address, { headers: { accept: 'application/json' } });
  answers.set(address, answer);
  answer.catch(() => undefined);
  return answer;
}

async function bodyOf<T>(answer: Response): Promise<Partial<T>> {
  return answer.ok ? ((await answer.clone().json()) as T) : {};
}

async function askForTheInbox(me: Promise<Response>): Promise<void> {
  const slug = /^\/s\/([^/]+)\/inbox$/.exec(location.pathname)?.[1];
  if (slug === undefined || location.search !== '') return;
  const { stores } = await bodyOf<Mine>(await me);
  const store = stores?.find((each) => each.store.slug === slug)?.store;
  if (!store) return;
  // As features/inbox/api/list-conversations.ts asks; another address would be asked for nothing.
  const { data } = await bodyOf<{ data: FirstRow[] }>(await ask(`/api/v1/stores/${store.id}/conversations?limit=50&state=open`));
  if (data && isPhone()) await showFirstRows(data);
}

// What goes wrong here is asked again by the app, which says so if it goes wrong there.
const inbox = askForTheInbox(ask('/api/v1/me')).catch(() => undefined);
if (isPhone()) globalThis.parleyFirstLook = inbox;
// A phone's line is narrow: what the page is made of comes after its first rows, and still before the app that needs it.
await inbox;
for (const link of document.head.querySelectorAll<HTMLLinkElement>('link[media]')) {
  const again = link.cloneNode() as HTMLLinkElement;
  again.removeAttribute('media');
  link.replaceWith(again);
}
