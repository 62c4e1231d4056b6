import { type Filter, FLAGS, flagsOf } from '../../search.js';
import type { InboxView } from './api/list-views.js';

/** What is kept of a filter, in an order of its own, so that equal ones are equal texts. */
export function viewText(filter: Partial<Filter> | InboxView['filter']): string {
  const { tab = 'all', account, assignee, label, language, q, sort } = filter;
  return JSON.stringify([tab, account ?? '', assignee ?? '', label ?? '', language ?? '', q ?? '', sort ?? '', ...FLAGS.map((flag) => filter[flag] === true)]);
}

/** The filter that a view stands for. */
export function filterOf({ filter }: InboxView): Filter {
  const { tab, account, assignee, label, language, q, sort } = filter;
  return {
    ...(tab ? { tab } : {}), ...(account ? { account } : {}), ...(assignee ? { assignee } : {}), ...(label ? { label } : {}), ...(language ? { language } : {}), ...(q ? { q } : {}),
    ...flagsOf({ ...filter }), ...(sort ? { sort } : {}),
  };
}

/** Whether there is more to keep than the name of a tab. */
export function isWorthKeeping({ tab: _tab, ...rest }: Filter): boolean {
  return Object.keys(rest).length > 0;
}
