import type { FailureAction } from '#contracts';
import type { RetryAdvice, SendErrorKind } from '#providers/contract';

export interface ErrorRule {
  readonly kind: SendErrorKind;
  /** What the store's people read. */
  readonly text: string;
  readonly action: FailureAction;
  /** For `retry`, where the answer names no time. */
  readonly retry?: RetryAdvice;
}

const SECOND = 1_000;
const rule = (kind: SendErrorKind, action: FailureAction, text: string, afterMs?: number): ErrorRule =>
  ({ kind, action, text, ...(afterMs === undefined ? {} : { retry: { afterMs } }) });

/** WASender has no error codes; these are ours for what its answers say, by status and words. */
export const WASENDER_ERRORS: Readonly<Record<string, ErrorRule>> = {
  unauthorized: rule('account', 'fix_credentials', 'WASender does not accept the API key. It changes when the session is deleted or its key regenerated.'),
  forbidden: rule('account', 'open_provider', 'WASender does not allow this account to send.'),
  no_subscription: rule('account', 'open_billing', 'The WASender account has no active subscription or trial.'),
  session_down: rule('account', 'open_provider', 'The WhatsApp session is not connected. Scan its QR code with the phone.'),
  not_found: rule('account', 'fix_credentials', 'There is no WASender API at the address of this account.'),
  not_on_whatsapp: rule('reject', 'check_number', 'The number is not on WhatsApp.'),
  account_protection: rule('retry', 'wait', 'Account Protection allows one message in 5 seconds.', 5.2 * SECOND),
  trial_pace: rule('retry', 'wait', 'The free trial of WASender allows one message a minute.', 60 * SECOND),
  daily_limit: rule('retry', 'wait', 'The daily limit of WASender is reached.', 3_600 * SECOND),
  rate_limited: rule('retry', 'wait', 'Sending too fast for this WASender session.', 10 * SECOND),
  trial_recipients: rule('reject', 'open_billing', 'The free trial of WASender does not allow messages to so many people.'),
  file_too_large: rule('reject', 'replace_file', 'The file is too large.'),
  invalid: rule('reject', 'edit', 'WASender did not accept a value of this message.'),
  refused: rule('reject', 'none', 'WASender refused this message.'),
};

/** Failures that no answer to a send names. */
export const OWN_ERRORS: Readonly<Record<string, ErrorRule>> = {
  no_answer: rule('unknown', 'retry', 'WASender gave no answer. Look at the phone before you send again.'),
  bad_answer: rule('unknown', 'retry', 'WASender gave an answer that could not be read. Look at the phone before you send again.'),
  undelivered: rule('reject', 'retry', 'WhatsApp did not take this message.'),
  blocked_address: rule('account', 'fix_credentials', 'The address of the account may not be called.'),
  invalid_message: rule('reject', 'edit', 'The message breaks a limit of WhatsApp.'),
  no_recipient: rule('reject', 'check_number', 'The customer has no address that this account can write to.'),
  no_chat: rule('reject', 'none', 'The chat of this message is not known.'),
  no_personal_token: rule('reject', 'fix_credentials', 'Linking a phone from here needs the personal access token of the WASender account.'),
  no_session: rule('reject', 'fix_credentials', 'The session of this number was not found. Enter its session ID.'),
  media_missing: rule('reject', 'replace_file', 'The file was not handed to WASender.'),
  media_gone: rule('reject', 'none', 'WhatsApp no longer has this file.'),
  media_refused: rule('reject', 'none', 'The file is at an address that does not belong to WhatsApp.'),
  media_too_large: rule('reject', 'replace_file', 'The file is too large.'),
  media_broken: rule('reject', 'none', 'The file could not be decrypted.'),
};
