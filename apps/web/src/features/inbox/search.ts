/** Tabs of the list, in their order. The last two are behind a menu. */
export const TABS = ['waiting', 'mine', 'unassigned', 'ai', 'all', 'snoozed', 'resolved'] as const;
export type Tab = (typeof TABS)[number];

/** Everything about the inbox that is in the address. */
export interface InboxSearch {
  readonly tab?: Tab;
  readonly account?: string;
  readonly assignee?: string;
  readonly label?: string;
  /** What is searched for. */
  readonly q?: string;
  readonly unread?: true;
  /** Only those whose window closes within an hour. */
  readonly closing?: true;
  /** Only those whose last message of ours failed. */
  readonly failed?: true;
  /** Only of customers who have ordered. */
  readonly ordered?: true;
  /** Only of customers of this language. */
  readonly language?: string;
  /** Those who wait by their latest message, not by how long they wait. */
  readonly sort?: 'latest';
  /** Only those in which a note calls me. */
  readonly mentioned?: true;
  /** The open conversation. */
  readonly c?: string;
  /** The message that a link leads to; gone once it is shown. */
  readonly m?: string;
}
export type Filter = Omit<InboxSearch, 'c' | 'm'>;

/** What is wanted or not. */
export const FLAGS = ['unread', 'mentioned', 'closing', 'failed', 'ordered'] as const;
export type Flag = (typeof FLAGS)[number];

const LANGUAGE = /^[a-z]{2,3}$/;
const ID = /^[a-z]+_[0-9a-z]{1,40}$/;

/** Reads the address; what makes no sense is left out. */
export function inboxSearch(search: Record<string, unknown>): InboxSearch {
  const id = (name: string): string | undefined => (typeof search[name] === 'string' && ID.test(search[name]) ? search[name] : undefined);
  const tab = TABS.find((each) => each === search['tab']);
  const q = typeof search['q'] === 'string' || typeof search['q'] === 'number' ? String(search['q']).slice(0, 200) : '';
  const language = typeof search['language'] === 'string' && LANGUAGE.test(search['language']) ? search['language'] : undefined;
  const [account, assignee, label, c, m] = [id('account'), id('assignee'), id('label'), id('c'), id('m')];
  return {
    ...(tab ? { tab } : {}), ...(account ? { account } : {}), ...(assignee ? { assignee } : {}), ...(label ? { label } : {}), ...(language ? { language } : {}),
    ...(q ? { q } : {}), ...flagsOf(search), ...(search['sort'] === 'latest' ? { sort: 'latest' as const } : {}), ...(c ? { c } : {}), ...(c && m ? { m } : {}),
  };
}

/** The address with another conversation open. A message that was looked for in the last one stays behind. */
export function at<S extends { readonly m?: string }>({ m: _sought, ...search }: S, c: string): Omit<S, 'm'> & { c: string } {
  return { ...search, c };
}

export function flagsOf(from: Readonly<Record<string, unknown>>): Partial<Record<Flag, true>> {
  return Object.fromEntries(FLAGS.filter((flag) => from[flag] === true).map((flag) => [flag, true]));
}

/** Whether the longest wait comes first instead of the latest message. */
export function isByWait({ tab, sort }: Filter): boolean {
  return tab === 'waiting' && sort === undefined;
}

/** A filter without one of its parts. */
export function without(filter: Filter, part: 'account' | 'assignee' | 'label' | 'language' | 'sort' | Flag): Filter {
  const { [part]: _gone, ...rest } = filter;
  return rest;
}
