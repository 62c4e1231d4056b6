import { BULK_RECIPIENT_STATUSES, type BulkRecipientStatus } from '#contracts';

/** Which side of the page is open, and what of the log. */
export interface NotificationsSearch { readonly view?: 'log'; readonly status?: BulkRecipientStatus; readonly rule?: string }

/** Reads the address; what makes no sense is left out. */
export function notificationsSearch(search: Record<string, unknown>): NotificationsSearch {
  const status = BULK_RECIPIENT_STATUSES.find((each) => each === search['status']);
  const { rule } = search;
  return { ...(search['view'] === 'log' ? { view: 'log' as const } : {}), ...(status ? { status } : {}), ...(typeof rule === 'string' && /^nrul_\w{26}$/.test(rule) ? { rule } : {}) };
}

/** With which of the ready rules a new one begins. */
export interface NewRuleSearch { readonly starter?: string }
export function newRuleSearch(search: Record<string, unknown>): NewRuleSearch {
  return typeof search['starter'] === 'string' ? { starter: search['starter'] } : {};
}
