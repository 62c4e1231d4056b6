import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { ApiError, type ApiErrorCode } from './api.js';

/** Every code of the API in words that say what to do. */
export const ERROR_TEXTS: Readonly<Record<ApiErrorCode, MessageDescriptor>> = {
  'network.failed': msg`The server cannot be reached. Check your connection.`,
  'request.invalid': msg`Some fields need another look.`,
  'request.malformed': msg`The server could not read this request. Reload the page and try again.`,
  'request.too_large': msg`This is too large to send.`,
  'request.unsupported_type': msg`This kind of content is not accepted here.`,
  'request.timeout': msg`The request took too long to arrive. Try again.`,
  'request.unknown_parameter': msg`The address of this page has a part that nobody knows. Open the page from the menu.`,
  'request.rate_limited': msg`Too many requests at once. Wait a moment.`,
  'route.not_found': msg`There is nothing at this address.`,
  'server.failed': msg`Something went wrong on our side.`,
  'server.unavailable': msg`The service is starting or under maintenance. It will be back in a moment.`,
  'login.required': msg`Log in to go on.`,
  'login.failed': msg`E-mail or password is wrong.`,
  'login.rate_limited': msg`Too many attempts. Wait a little.`,
  'csrf.refused': msg`This page belongs to an older login. Reload it and try again.`,
  'access.denied': msg`Your role may not do this.`,
  'scope.missing': msg`The API key lacks the needed scope.`,
  'store.not_found': msg`This store does not exist, or you are not a member of it.`,
  'user.email_taken': msg`This e-mail address has a login already. Sign in or reset the password.`,
  'user.not_found': msg`This person does not exist any more.`,
  'member.not_found': msg`This person is no longer a member.`,
  'member.last_owner': msg`A store needs at least one owner. Make somebody else an owner first.`,
  'member.exists': msg`This person is a member already.`,
  'invitation.not_found': msg`This invitation was used, revoked or has expired.`,
  'session.not_found': msg`This session has ended already.`,
  'link.invalid': msg`This link was used or has expired.`,
  'password.wrong': msg`The current password is wrong.`,
  'registration.closed': msg`Registration is closed here. Ask for an invitation.`,
  'api_key.not_found': msg`This API key does not exist any more.`,
  'idempotency_key.required': msg`The request was not complete. Reload the page and try again.`,
  'idempotency_key.reused': msg`This was sent before with other content. Reload the page and try again.`,
  'idempotency_key.in_flight': msg`This is already being sent.`,
  'account.not_found': msg`This account does not exist any more.`,
  'account.name_taken': msg`Account names must be unique.`,
  'account.number_taken': msg`This number is already connected.`,
  'account.inactive': msg`The account is inactive. Activate it first.`,
  'account.paused': msg`The account is paused until its credentials are corrected.`,
  'account.none': msg`Connect a WhatsApp account first.`,
  'account.no_default_outgoing': msg`No account is the default for outgoing messages. Choose one.`,
  'account.check_failed': msg`The provider refused the connection.`,
  'account.field_missing': msg`A required field is empty.`,
  'account.token_masked': msg`Token appears to be masked`,
  'account.secret_required': msg`Enter the secret again when the address or an id changes.`,
  'account.provider_unknown': msg`This provider is unknown here.`,
  'account.address_refused': msg`This address may not be called.`,
  'account.verify_token_taken': msg`This verify token is already used. Choose another one.`,
  'account.in_use': msg`The account has conversations. Set it inactive instead.`,
  'account.not_subscribable': msg`This provider has no subscription call.`,
  'account.not_checkable': msg`This provider has no connection check.`,
  'channel.not_found': msg`There is no such channel here.`,
  'customer.not_found': msg`This customer does not exist any more.`,
  'customer.phone_taken': msg`Another customer has this phone number.`,
  'conversation.not_found': msg`This conversation does not exist any more.`,
  'conversation.taken': msg`Somebody else took the conversation over.`,
  'conversation.stale': msg`The conversation changed in the meantime. Look at it again.`,
  'message.not_found': msg`This message does not exist any more.`,
  'message.not_retryable': msg`This message cannot be sent again.`,
  'message.too_long': msg`The message is longer than WhatsApp allows.`,
  'message.unsupported_kind': msg`This account cannot send this kind of message.`,
  'message.invalid': msg`WhatsApp would not accept this message.`,
  'window.closed': msg`More than 24 hours since the customer's last message. Send a template.`,
  'product.not_found': msg`This product does not exist any more.`,
  'product.stale': msg`Somebody else saved this product in the meantime.`,
  'product.sku_taken': msg`This SKU is already used.`,
  'product.handle_taken': msg`This handle is already used.`,
  'import.not_found': msg`This import does not exist any more.`,
  'import.invalid': msg`The file could not be imported.`,
  'import.not_undoable': msg`This import cannot be undone any more.`,
  'knowledge.not_found': msg`This entry does not exist any more.`,
  'media.not_found': msg`This file does not exist any more.`,
  'media.too_large': msg`The file is too large.`,
  'media.type_refused': msg`This type of file is not accepted.`,
  'media.not_ready': msg`The file is not here yet. Try again in a moment.`,
  'run.not_found': msg`This answer's record does not exist any more.`,
  'webhook_event.not_found': msg`This event does not exist any more.`,
  'cursor.invalid': msg`The list has changed. Load it again.`,
};

/** What to tell a person about a failed call. */
export function useErrorText(): (error: unknown) => string {
  const { t, i18n } = useLingui();
  return (error) => {
    if (!(error instanceof ApiError)) return t`Something went wrong on our side.`;
    const { retryAfter } = error.details;
    const text = i18n._(ERROR_TEXTS[error.code]);
    return retryAfter !== undefined && retryAfter > 0 && error.details.status === 429 ? `${text} ${t`Try again in ${retryAfter} seconds.`}` : text;
  };
}
