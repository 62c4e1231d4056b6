import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { HealthRow } from '../api/get-account-health.js';

interface RowText {
  readonly name: MessageDescriptor;
  readonly ok: MessageDescriptor;
  /** While nothing has shown it yet. */
  readonly unknown: MessageDescriptor;
  /** What is wrong, where the API has no closer words. */
  readonly problem: MessageDescriptor;
}
const NOT_YET = msg`Not known yet.`;

/** Each check in words (R70-R81). */
export const ROW_TEXTS: Readonly<Record<HealthRow['check'], RowText>> = {
  'callback.address': { name: msg`Callback URL`, ok: msg`It begins with https:// and can be reached from outside.`, unknown: NOT_YET, problem: msg`It cannot be reached from outside.` },
  'webhook.verified': { name: msg`Verification`, ok: msg`The provider verified the Callback URL.`, unknown: NOT_YET, problem: msg`The webhook was not verified yet. The Verify Token must match exactly.` },
  'credentials.complete': { name: msg`Credentials`, ok: msg`All of them are saved.`, unknown: NOT_YET, problem: msg`One of them is missing. Enter it again.` },
  'connection.tested': { name: msg`Connection`, ok: msg`The last test passed.`, unknown: msg`The connection was not tested yet.`, problem: msg`The last test failed.` },
  'account.paused': { name: msg`Sending`, ok: msg`Messages go out.`, unknown: NOT_YET, problem: msg`The provider refuses messages. They wait until this is corrected.` },
  'account.active': { name: msg`Status`, ok: msg`The number is active.`, unknown: NOT_YET, problem: msg`The number is inactive: it neither sends nor receives.` },
  'events.subscribed': { name: msg`Subscription to messages`, ok: msg`The provider delivers messages to us.`, unknown: msg`Test the connection to find out.`, problem: msg`The provider does not deliver messages to us yet.` },
  'token.permanent': { name: msg`Access Token`, ok: msg`It does not expire.`, unknown: msg`Test the connection to find out.`, problem: msg`It has expired. Generate a permanent one.` },
  'plan.active': { name: msg`Plan of the store`, ok: msg`The trial or plan is active.`, unknown: NOT_YET, problem: msg`The trial or plan has ended. Messages are kept, and appear in the inbox when it is renewed.` },
  'environment.same': { name: msg`Environment`, ok: msg`The number is connected on this environment.`, unknown: NOT_YET, problem: msg`The number is connected on another environment.` },
  'signatures.valid': { name: msg`Signatures`, ok: msg`Every message of the last 24 hours was signed with the App Secret.`, unknown: NOT_YET, problem: msg`Messages were refused in the last 24 hours, because they were not signed with the saved App Secret.` },
  'events.received': { name: msg`Messages`, ok: msg`Messages arrive.`, unknown: msg`No message has come in yet. Write to the number from your own phone.`, problem: msg`No message has come in.` },
};
