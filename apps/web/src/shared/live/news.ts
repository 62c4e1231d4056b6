// An answer may have been read before a change of which an event has told already: it must not undo it on the page.
interface News { readonly mark: number; readonly thing: { readonly id: string } }

/** Answers take seconds at most; this many events outlive them. */
const MOST = 2000;
const latest = new Map<string, News>();
let events = 0;

/** Remembers what an event said of a thing: an answer that is on its way may be older. */
export function noteNews(thing: { readonly id: string }): void {
  latest.delete(thing.id);
  latest.set(thing.id, { mark: ++events, thing });
  if (latest.size > MOST) latest.delete(latest.keys().next().value ?? '');
}

/** The answer to a request about one thing, with what events said of it meanwhile. Later events say the rest. */
export async function withNews<T extends { readonly id: string }>(request: () => Promise<T>): Promise<T> {
  const mark = events;
  return laidOver(mark, await request());
}

/**
 * A page of a list with what events said of its things while it was on its way. It is asked for once more when `isMissing` finds
 * news that belong on it and are not there.
 */
export async function newsPage<P extends { readonly data: readonly { readonly id: string }[] }>(request: () => Promise<P>, isMissing: (news: { readonly id: string }) => boolean): Promise<P> {
  const mark = events;
  let page = await request();
  const known = new Set(page.data.map(({ id }) => id));
  if ([...latest.values()].some(({ mark: at, thing }) => at > mark && !known.has(thing.id) && isMissing(thing))) page = await request();
  return { ...page, data: page.data.map((each) => laidOver(mark, each)) };
}

function laidOver<T extends { readonly id: string }>(mark: number, answer: T): T {
  const news = latest.get(answer.id);
  return news === undefined || news.mark <= mark ? answer : { ...answer, ...news.thing };
}
