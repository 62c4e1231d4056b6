import type { FailureAction } from '#contracts';
import type { RetryAdvice, SendErrorKind } from '#providers/contract';

export interface ErrorRule {
  readonly kind: SendErrorKind;
  /** What the store's people read. */
  readonly text: string;
  readonly action: FailureAction;
  /** For `retry`. */
  readonly retry?: RetryAdvice;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const rule = (kind: SendErrorKind, action: FailureAction, text: string, advice?: RetryAdvice): ErrorRule =>
  ({ kind, action, text, ...(advice === undefined ? {} : { retry: advice }) });
const retry = (text: string, advice: RetryAdvice = {}, action: FailureAction = 'wait') => rule('retry', action, text, advice);
const reject = (text: string, action: FailureAction = 'none') => rule('reject', action, text);
const account = (text: string, action: FailureAction) => rule('account', action, text);

const TOKEN_DEAD = account('The access token expired or was revoked.', 'fix_credentials');
const NO_PERMISSION = account('The access token lacks a permission for this WhatsApp Business Account.', 'fix_credentials');
const RESTRICTED = account('Meta restricted or locked this WhatsApp Business Account.', 'open_provider');
const TEMPORARY = retry('Temporary problem at WhatsApp.', {}, 'retry');
const MAINTENANCE = retry('WhatsApp is doing maintenance on this number.', { afterMs: MINUTE }, 'retry');
const TEMPLATE_VALUES = reject('Template values are missing or in the wrong format.', 'edit');
const TOO_FAST = retry('Sending too fast for this number.', { afterMs: 1_000, holdsNumber: true });
const TOO_MANY_CALLS = retry("Too many calls to Meta's API. It recovers within the hour.", { afterMs: 5 * MINUTE, holdsNumber: true });
const NOT_REGISTERED = account('The phone number is not registered with the Cloud API.', 'open_provider');
const REGISTRATION_WAIT = account('Meta paused the registration of this number after too many tries.', 'open_provider');
const TEMPLATE_REFUSED = reject('Meta refused the template.', 'edit');
const GROUP = reject('WhatsApp refused this message to the group.');
const NOT_ENABLED = account('A part of WhatsApp that this message needs is not enabled for the business account.', 'open_provider');
const BLOCK_LIST = reject('WhatsApp did not change the block list.');
const USERNAME = reject('WhatsApp refused the username.', 'edit');
const COEXISTENCE = reject('The history of the WhatsApp app could not be shared.');

/** Every code of Meta's error list that may reach us, as answer or in a status (Cloud API, error codes). */
export const META_ERRORS: ReadonlyMap<number, ErrorRule> = new Map([
  [0, TOKEN_DEAD], [190, TOKEN_DEAD],
  [3, NO_PERMISSION], [10, NO_PERMISSION], [131005, NO_PERMISSION],
  [368, RESTRICTED], [131031, RESTRICTED],
  [130497, reject('Meta does not allow this business to message people in that country.')],
  // May as well be the request itself: tried again twice, and without a known reason three times.
  [1, retry('WhatsApp could not read the request, or has a temporary problem.', { tries: 3 }, 'retry')],
  [131000, retry(TEMPORARY.text, { tries: 4 }, 'retry')],
  [2, TEMPORARY], [131016, TEMPORARY], [133004, TEMPORARY],
  [131057, MAINTENANCE], [2494100, MAINTENANCE],
  [4, TOO_MANY_CALLS], [80007, TOO_MANY_CALLS],
  [33, account('The Phone Number ID is wrong, or the token may not use it.', 'fix_credentials')],
  [100, reject('WhatsApp did not accept a value of this message.', 'edit')],
  [130403, reject('You blocked this customer. Unblock them to write again.', 'unblock')],
  [130429, TOO_FAST],
  [130472, reject('Meta held this marketing message back: the customer is part of an experiment.')],
  [130501, reject('WhatsApp does not support this kind of message.')],
  [131008, reject('A required value is missing in this message.', 'edit')],
  [131009, reject('A value in this message is not valid.', 'edit')],
  [131021, reject('Sender and recipient are the same number.', 'check_number')],
  [131026, reject('WhatsApp could not deliver: not a WhatsApp number, an old app, or terms not accepted.', 'check_number')],
  [131035, reject('WhatsApp kept this report too long to deliver it.')],
  [131036, reject("The message did not reach all of the customer's devices.", 'retry')],
  [131037, account('The display name of this number is not approved yet.', 'open_provider')],
  [131041, GROUP], [131020, GROUP],
  [131042, account('Payment problem on the WhatsApp Business Account.', 'open_billing')],
  [131045, NOT_REGISTERED],
  [131047, reject("More than 24 hours since the customer's last message.", 'send_template')],
  [131048, retry('Limited because recent messages were reported as spam.', { afterMs: HOUR }, 'open_provider')],
  [131049, reject( 'Meta held this marketing message back for this person. Trying again now will fail again.', 'wait_a_day')],
  [131050, reject('The customer stopped marketing messages from you.')],
  [131051, reject('WhatsApp does not support this kind of message or file.', 'replace_file')],
  [131052, retry('WhatsApp could not fetch the file.', { afterMs: 5_000, tries: 2 }, 'replace_file')],
  [131053, reject('WhatsApp could not take the file: its type or size is not supported.', 'replace_file')],
  [131055, reject('This way of sending is not available for the business account.')],
  [131056, retry('Too many messages to this one customer in a short time.', { afterMs: 4_000, factor: 4 })],
  [131059, retry('A list at Meta changed while it was read.')],
  [131060, reject('WhatsApp cannot show this message. Ask the customer to send it again.')],
  [131062, reject('This kind of message needs the phone number of the customer.', 'check_number')],
  [131063, account('Marketing messages are switched off for this WhatsApp Business Account.', 'open_provider')],
  [131064, retry('Limited because templates were filed under the wrong category. The limit lifts itself.', { afterMs: HOUR })],
  [132000, TEMPLATE_VALUES], [132012, TEMPLATE_VALUES], [132018, TEMPLATE_VALUES],
  [132001, reject('The template is missing in this language or not approved.', 'send_template')],
  [132005, reject('The text of the template is too long with these values.', 'edit')],
  [132007, reject('The template breaks a content rule of WhatsApp.', 'edit')],
  [132015, reject('The template is paused for low quality.', 'open_template')],
  [132016, reject('The template is disabled for low quality.', 'open_template')],
  [132068, reject('The Flow is blocked.', 'open_provider')],
  [132069, retry('The Flow is slowed down: it answers too few requests.', { afterMs: 10 * MINUTE })],
  [133010, NOT_REGISTERED], [133000, NOT_REGISTERED], [133005, NOT_REGISTERED], [133006, NOT_REGISTERED], [133015, NOT_REGISTERED],
  [133008, REGISTRATION_WAIT], [133009, REGISTRATION_WAIT], [133016, REGISTRATION_WAIT],
  [134011, NOT_ENABLED], [134100, NOT_ENABLED], [134101, NOT_ENABLED], [134102, NOT_ENABLED],
  [135000, reject('WhatsApp refused the message without a reason.', 'edit')],
  [139100, BLOCK_LIST], [139101, BLOCK_LIST], [139102, BLOCK_LIST], [139103, retry('WhatsApp could not change the block list right now.')],
  [2593107, COEXISTENCE], [2593108, COEXISTENCE], [2593109, COEXISTENCE],
  ...codes(200, 299, NO_PERMISSION),
  ...codes(131201, 131215, GROUP), [131208, retry('The group is busy.')],
  ...codes(147001, 147005, USERNAME),
  ...[2388019, 2388039, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299].map((code) => [code, TEMPLATE_REFUSED] as const),
]);

/** Failures that have no code of Meta's. */
export const OWN_ERRORS: Readonly<Record<string, ErrorRule>> = {
  no_answer: rule('unknown', 'retry', 'WhatsApp gave no answer.'),
  refused_before: retry('Something on the way to WhatsApp refused this message. It was not sent.', {}, 'retry'),
  bad_answer: rule('unknown', 'retry', 'WhatsApp gave an answer that could not be read.'),
  blocked_address: account('The address of the account may not be called.', 'fix_credentials'),
  invalid_message: reject('The message breaks a limit of WhatsApp.', 'edit'),
  no_recipient: reject('The customer has no address that this account can write to.', 'check_number'),
  app_id_missing: reject('Enter the App ID in the account: sample files are handed over through the app.', 'fix_credentials'),
  media_missing: reject('The file was not handed to WhatsApp.', 'replace_file'),
  media_gone: reject('WhatsApp no longer has this file.'),
  media_refused: reject('The file is at an address that does not belong to WhatsApp.'),
  media_too_large: reject('The file is too large.', 'replace_file'),
};

function codes(from: number, to: number, entry: ErrorRule): (readonly [number, ErrorRule])[] {
  return Array.from({ length: to - from + 1 }, (_, index) => [from + index, entry] as const);
}
