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
  /** Only those in which a note calls me. */
  readonly mentioned?: true;
  /** The open conversation. */
  readonly c?: string;
}
export type Filter = Omit<InboxSearch, 'c'>;

const ID = /^[a-z]+_[0-9a-z]{1,40}$/;

/** Reads the address; what makes no sense is left out. */
export function inboxSearch(search: Record<string, unknown>): InboxSearch {
  const id = (name: string): string | undefined => (typeof search[name] === 'string' && ID.test(search[name]) ? search[name] : undefined);
  const tab = TABS.find((each) => each === search['tab']);
  const q = typeof search['q'] === 'string' || typeof search['q'] === 'number' ? String(search['q']).slice(0, 200) : '';
  const [account, assignee, label, c] = [id('account'), id('assignee'), id('label'), id('c')];
  return {
    ...(tab ? { tab } : {}), ...(account ? { account } : {}), ...(assignee ? { assignee } : {}), ...(label ? { label } : {}),
    ...(q ? { q } : {}), ...(search['unread'] === true ? { unread: true as const } : {}), ...(search['mentioned'] === true ? { mentioned: true as const } : {}), ...(c ? { c } : {}),
  };
}

/** A filter without one of its parts. */
export function without(filter: Filter, part: 'account' | 'assignee' | 'unread' | 'mentioned' | 'label'): Filter {
  const { [part]: _gone, ...rest } = filter;
  return rest;
}
