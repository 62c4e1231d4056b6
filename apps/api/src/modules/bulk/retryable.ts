import type { OpenAccount } from '../accounts/index.js';

export interface Reason { readonly skipped: boolean; readonly code: string; readonly text: string; readonly count: number }

/** Left out by us for a reason that people can put right. Values are those of the start: what was missing then is missing at every try. */
const OURS: ReadonlySet<string> = new Set([
  'account.inactive', 'account.other_environment', 'template.not_approved', 'template.rejected', 'template.paused', 'template.disabled', 'template.archived', 'template.wrong_account',
]);

/** True when another try may succeed: the provider calls it passing, or somebody can have put it right. What a person decided or cannot receive stays. */
export function isRetryable({ skipped, code }: Pick<Reason, 'skipped' | 'code'>, account: Pick<OpenAccount, 'failureOf'> | undefined): boolean {
  if (skipped || OURS.has(code)) return OURS.has(code);
  const kind = account?.failureOf(code).kind;
  return kind === 'retry' || kind === 'account';
}
