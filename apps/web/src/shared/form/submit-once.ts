import type { Mutation, QueryClient } from '@tanstack/react-query';

/** Whoever presses twice means once: so long after it was done, the same is not sent again. */
const TWICE_MS = 1000;

/** One submit of a form: what stood in it, and the requests that it began. */
interface Sent {
  readonly words: string;
  readonly mutations: Mutation[];
}

/**
 * Lets no form be sent again while the requests of its last submit are under way, nor with the same words right after they succeeded, by whatever key or
 * button. A form that is sent often, as that of a chat is, says so with `data-sent-often`.
 */
export function submitOnce(client: QueryClient): void {
  const cache = client.getMutationCache();
  const sentBy = new WeakMap<HTMLFormElement, Sent>();
  const doneAt = new WeakMap<Mutation, number>();
  let sending: Sent | undefined;
  cache.subscribe((event) => {
    if (event.type === 'added') sending?.mutations.push(event.mutation);
    if (event.type === 'updated' && event.action.type === 'success') doneAt.set(event.mutation, performance.now());
  });
  const isTwice = (form: HTMLFormElement, words: string): boolean => {
    const { mutations = [], words: before } = sentBy.get(form) ?? {};
    // Without fields it is one step after another.
    const isSame = words !== '' && words === before;
    return mutations.some((each) => each.state.status === 'pending' || (isSame && performance.now() - (doneAt.get(each) ?? -Infinity) < TWICE_MS));
  };
  // Before the form itself hears of it.
  window.addEventListener('submit', (event) => {
    const { target: form } = event;
    if (!(form instanceof HTMLFormElement) || form.dataset['sentOften'] !== undefined) return;
    const now: Sent = { words: wordsIn(form), mutations: [] };
    if (isTwice(form, now.words)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    sentBy.set(form, now);
    sending = now;
    setTimeout(() => {
      if (sending === now) sending = undefined;
    });
  }, true);
}

/** Everything that is written and chosen in a form. */
function wordsIn(form: HTMLFormElement): string {
  return [...form.elements].map((element) => {
    if (element instanceof HTMLInputElement) return `${element.value} ${String(element.checked)}`;
    return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement ? element.value : '';
  }).join('\n').trim();
}
