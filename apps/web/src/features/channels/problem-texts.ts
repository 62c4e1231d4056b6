import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';

/** Problems of a connection in every language. What is missing here is shown in the API's own words. */
const PROBLEM_TEXTS: Readonly<Record<string, MessageDescriptor>> = {
  'token.invalid': msg`Invalid access token`,
  'phone.not_found': msg`Phone number not found`,
  'account.token_masked': msg`Token appears to be masked`,
  'token.other_business': msg`The access token was made for another WhatsApp Business Account`,
  'token.expires': msg`This access token expires. Generate a permanent token through System Users.`,
  'business.not_found': msg`Business account not found`,
  'business.other_number': msg`The phone number does not belong to this Business Account ID`,
  'secret.invalid': msg`The App Secret does not belong to the app of the access token`,
  'app.not_subscribed': msg`The app does not receive the messages of this business account yet`,
  'messages.not_subscribed': msg`The app is not subscribed to the messages field of the webhook`,
  'url.refused': msg`This address may not be called`,
  'account.number_taken': msg`This number is already connected in another store`,
  'session.need_scan': msg`The phone must be linked: scan the QR code on the account's page`,
  'session.need_passkey': msg`The phone waits for a passkey: finish linking in the provider's dashboard`,
  'session.disconnected': msg`The phone is not connected`,
  'session.logged_out': msg`The phone was logged out: link it again on the account's page`,
  'session.expired': msg`The link to the phone has expired: link it again on the account's page`,
  'session.comparing': msg`A phone was linked. Its number is being compared with the account's.`,
  'phone.other_number': msg`Another phone is linked: nothing is sent or received until the phone of this number is linked on the account's page`,
  'connection.unchecked': msg`The connection was not tested yet`,
  'webhook.unverified': msg`The webhook was not verified yet: enter Callback URL and Verify Token at the provider`,
  'callback.not_https': msg`The Callback URL must begin with https://. Set PUBLIC_URL to the public https address of this installation.`,
  'callback.not_public': msg`The provider cannot reach this address. In a development environment it must be publicly accessible, for example through a tunnel; set PUBLIC_URL to it.`,
};

/** Words for a problem, by its code. */
export function useProblemText(): (problem: { readonly code: string | null; readonly text: string | null }) => string {
  const { i18n } = useLingui();
  return ({ code, text }) => {
    const known = code === null ? undefined : PROBLEM_TEXTS[code];
    // In English the API's own words are the more exact ones.
    return known && (i18n.locale !== 'en' || text === null) ? i18n._(known) : (text ?? '');
  };
}
