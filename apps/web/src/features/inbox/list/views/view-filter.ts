import type { Filter } from '../../search.js';
import type { InboxView } from './api/list-views.js';

/** What is kept of a filter, in an order of its own, so that equal ones are equal texts. */
export function viewText({ tab = 'all', account, assignee, label, q, unread, mentioned }: Partial<Filter> | InboxView['filter']): string {
  return JSON.stringify([tab, account ?? '', assignee ?? '', label ?? '', q ?? '', unread === true, mentioned === true]);
}

/** The filter that a view stands for. */
export function filterOf({ filter: { tab, account, assignee, label, q, unread, mentioned } }: InboxView): Filter {
  return {
    ...(tab ? { tab } : {}), ...(account ? { account } : {}), ...(assignee ? { assignee } : {}), ...(label ? { label } : {}), ...(q ? { q } : {}),
    ...(unread === true ? { unread } : {}), ...(mentioned === true ? { mentioned } : {}),
  };
}

/** Whether there is more to keep than the name of a tab. */
export function isWorthKeeping({ tab: _tab, ...rest }: Filter): boolean {
  return Object.keys(rest).length > 0;
}
