import type { AccountDto, AccountProblem, OpenAccount } from '../accounts/index.js';
import type { ConnectionState } from './channels.dto.js';

/** Everything that keeps a number from working or deserves a look, the most urgent first. */
export function problemsOf(account: AccountDto, open: OpenAccount, environment: string): AccountProblem[] {
  const missing = open.missingVerifySecret();
  return [
    ...(account.paused ? [{ code: account.paused.code, text: account.paused.text, blocking: true }] : []),
    ...(account.environment === environment ? [] : [{ code: 'environment.other', text: `This number is connected on another environment (${account.environment}). Test the connection here to move it.`, blocking: true }]),
    ...(missing === undefined ? [] : [{ code: 'secret.missing', text: `${inSnakeCase(missing)} not configured`, field: missing, blocking: true }]),
    ...account.problems.filter(({ code }) => code !== account.paused?.code).map(({ field, ...problem }) => (field === null ? problem : { ...problem, field })),
    ...(open.check && account.checked_at === null ? [{ code: 'connection.unchecked', text: 'The connection was not tested yet', blocking: false }] : []),
    ...(open.hasHandshake && account.webhook_verified_at === null && account.last_event_at === null
      ? [{ code: 'webhook.unverified', text: 'The webhook was not verified yet: enter Callback URL and Verify Token at the provider', blocking: false }] : []),
  ];
}

export function stateOf(account: AccountDto, open: OpenAccount, problems: readonly AccountProblem[]): ConnectionState {
  if (account.status === 'inactive') return 'inactive';
  if (problems.some((problem) => problem.blocking)) return 'action_needed';
  return open.check === undefined || account.number_confirmed_at !== null ? 'connected' : 'not_connected';
}
/** The provider's field names are camelCase; people read this one in Meta's own spelling (R70: "app_secret not configured"). */
function inSnakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
