import type { Mutation, QueryClient } from '@tanstack/react-query';

/** Whoever presses twice means once: so long after it was done, the same is not sent again. */
const TWICE_MS = 1000;

/** How long after an answer the page shows what it changed. */
const DRAWN_MS = 50;

/** One submit of a form: what stood in it, and the requests that it began. */
interface Sent {
  readonly words: string;
  readonly mutations: Mutation[];
}

/**
 * Lets no form be sent again while the requests of its last submit are under way, nor with the same words right after they succeeded, by whatever key or
 * button. A form that is sent often, as that of a chat is, says so with `data-sent-often`. A form that stays open over what it saved says so with
 * `data-stays`: what was to be saved there meanwhile, and is other than what was sent, is sent afterwards. Any other form would make a second one.
 */
export function submitOnce(client: QueryClient): void {
  const cache = client.getMutationCache();
  const sentBy = new WeakMap<HTMLFormElement, Sent>();
  const waiting = new Set<HTMLFormElement>();
  const doneAt = new WeakMap<Mutation, number>();
  let sending: Sent | undefined;
  cache.subscribe((event) => {
    if (event.type === 'added') sending?.mutations.push(event.mutation);
    if (event.type !== 'updated') return;
    if (event.action.type === 'success') doneAt.set(event.mutation, performance.now());
    for (const form of waiting) {
      const sent = sentBy.get(form);
      if (sent?.mutations.some(isPending)) continue;
      waiting.delete(form);
      setTimeout(() => {
        if (form.isConnected && sentBy.get(form) === sent && wordsIn(form) !== sent?.words) form.requestSubmit();
      }, DRAWN_MS);
    }
  });
  const isTwice = (form: HTMLFormElement, words: string): boolean => {
    const { mutations = [], words: before } = sentBy.get(form) ?? {};
    // Without fields it is one step after another.
    const isSame = words !== '' && words === before;
    return mutations.some((each) => isPending(each) || (isSame && performance.now() - (doneAt.get(each) ?? -Infinity) < TWICE_MS));
  };
  // Before the form itself hears of it.
  window.addEventListener('submit', (event) => {
    const { target: form } = event;
    if (!(form instanceof HTMLFormElement) || form.dataset['sentOften'] !== undefined) return;
    const now: Sent = { words: wordsIn(form), mutations: [] };
    if (isTwice(form, now.words)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (form.dataset['stays'] !== undefined && sentBy.get(form)?.words !== now.words) waiting.add(form);
      return;
    }
    sentBy.set(form, now);
    sending = now;
    setTimeout(() => {
      if (sending === now) sending = undefined;
    });
  }, true);
}

function isPending({ state }: Mutation): boolean {
  return state.status === 'pending';
}

/** Everything that is written and chosen in a form. */
function wordsIn(form: HTMLFormElement): string {
  return [...form.elements].map((element) => {
    if (element instanceof HTMLInputElement) return `${element.value} ${String(element.checked)}`;
    return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement ? element.value : '';
  }).join('\n').trim();
}
