import type { SecurityEventKind } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export interface KindText {
  readonly title: MessageDescriptor;
  /** What it means and what to do. */
  readonly advice: MessageDescriptor;
  /** `notice`: somebody of the store did something. `warning`: something was refused. */
  readonly weight: 'notice' | 'warning';
}

const warning = (title: MessageDescriptor, advice: MessageDescriptor): KindText => ({ title, advice, weight: 'warning' });
const notice = (title: MessageDescriptor, advice: MessageDescriptor): KindText => ({ title, advice, weight: 'notice' });

export const KIND_TEXTS: Readonly<Record<SecurityEventKind, KindText>> = {
  'webhook.bad_signature': warning(msg`Webhook with a wrong signature`, msg`Not processed. If messages are missing, check the app secret of the account.`),
  'webhook.missing_signature': warning(msg`Webhook without a signature`, msg`Not processed. Only WhatsApp signs its webhooks; this came from elsewhere.`),
  'webhook.app_secret_not_configured': warning(msg`Webhook while the app secret is missing`, msg`Not processed. Save the app secret of the account.`),
  'webhook.unknown_number': warning(msg`Webhook for an unknown number`, msg`Not processed. The number is not connected to this store.`),
  'webhook.other_environment': warning(msg`Webhook for another environment`, msg`Not processed here. The account was connected in another environment.`),
  'webhook.inactive_account': warning(msg`Webhook for an inactive account`, msg`Not processed. Activate the account to receive its messages.`),
  'webhook.malformed': warning(msg`Webhook that could not be read`, msg`Not processed.`),
  'webhook.bad_verify_token': warning(msg`Webhook verification with a wrong token`, msg`Copy the verify token of the account again.`),
  'webhook.rate_limited': warning(msg`Webhooks far too fast`, msg`Not taken for now; WhatsApp sends them again. It never sends this many itself: if it goes on, change the app secret of the account.`),
  'login.failed': warning(msg`Failed login`, msg`A wrong password for a login of this store.`),
  'login.rate_limited': warning(msg`Too many failed logins`, msg`The address has to wait before the next try.`),
  'password.changed': notice(msg`Password changed`, msg`All other sessions of this person have ended.`),
  'password.reset': notice(msg`Password reset by mail`, msg`All sessions of this person have ended.`),
  'session.csrf_refused': warning(msg`Change from another site refused`, msg`A page elsewhere tried to change something with an open session.`),
  'api_key.created': notice(msg`API key created`, msg`Make sure that you know what it is for.`),
  'api_key.revoked': notice(msg`API key revoked`, msg`Programs that use it are refused.`),
  'api_key.refused': warning(msg`API key refused`, msg`The key is revoked, expired or lacks the needed permission.`),
  'account.credentials_changed': notice(msg`Credentials of an account changed`, msg`The old ones are no longer stored.`),
  'account.number_taken': warning(msg`Number connected elsewhere`, msg`Another store proved that the number is theirs.`),
  'account.other_phone': warning(msg`Another phone was linked`, msg`It has another number than the account. Nothing is sent or taken in through it.`),
  'member.invited': notice(msg`Member invited`, msg`The invitation can be revoked under Team & roles.`),
  'member.role_changed': notice(msg`Role changed`, msg`It holds at once.`),
  'member.removed': notice(msg`Member removed`, msg`This person lost access at once.`),
};
