/** What a person can do about a message that failed. `wait_a_day`: before that another try fails for certain. `open_provider`: the account needs something done at the provider. */
export const FAILURE_ACTIONS = ['none', 'retry', 'wait', 'wait_a_day', 'send_template', 'open_template', 'edit', 'replace_file', 'fix_credentials', 'open_billing', 'open_provider', 'check_number', 'unblock'] as const;
export type FailureAction = (typeof FAILURE_ACTIONS)[number];
/** Why a message failed, in words for the store's people. */
export interface Failure {
  /** `<provider>.<their code>` or one of ours (`account.inactive`, `window.closed`). */
  code: string;
  text: string;
  action: FailureAction;
  /** The provider's own details, redacted. */
  detail?: string;
}
