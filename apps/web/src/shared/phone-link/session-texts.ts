import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/api.js';
import type { PhoneLink } from './get-link.js';
import { COMPARING, OTHER_NUMBER } from './pause-codes.js';

interface SessionText { readonly color: string; readonly word: MessageDescriptor; readonly text: MessageDescriptor }

/** How a linked phone stands, in a word and in a sentence. */
export const SESSION_TEXTS: Readonly<Record<PhoneLink['state'], SessionText>> = {
  connected: { color: 'teal', word: msg`Linked`, text: msg`The phone is linked: messages come and go.` },
  connecting: { color: 'yellow', word: msg`Connecting`, text: msg`WhatsApp is connecting. This takes a moment.` },
  need_scan: { color: 'yellow', word: msg`Waiting for the phone`, text: msg`Scan the QR code with the phone. Messages wait until then.` },
  need_passkey: { color: 'yellow', word: msg`Waiting for a passkey`, text: msg`Finish linking in the provider's dashboard. Messages wait until then.` },
  disconnected: { color: 'red', word: msg`Disconnected`, text: msg`The phone is not connected. Messages wait until it is.` },
  logged_out: { color: 'red', word: msg`Logged out`, text: msg`The phone was logged out. Link it again; messages wait until then.` },
  expired: { color: 'red', word: msg`Expired`, text: msg`The link has expired. Link the phone again; messages wait until then.` },
};

/** Linked, but not the account's phone. */
const OTHER_PHONE: SessionText = { color: 'red', word: msg`Another phone`, text: msg`This phone has another number than the account. Link the right one; messages wait until then.` };

/** Linked, and not known yet whether it is the account's phone. */
const COMPARED_PHONE: SessionText = { color: 'yellow', word: msg`Comparing`, text: msg`A phone is linked. Its number is being compared with this account's; messages wait until then.` };

/** How the link of an account looks: what the phone says is not all, the account may be paused over it. */
export function linkText(account: Pick<Schemas['AccountDto'], 'paused' | 'session'>, state: PhoneLink['state']): SessionText {
  if (state !== 'connected') return SESSION_TEXTS[state];
  if (isOtherPhone(account)) return OTHER_PHONE;
  return account.paused?.code === COMPARING ? COMPARED_PHONE : SESSION_TEXTS.connected;
}

/** Codes of pauses that are about the linked phone: of its session, of failed sends, of its number. */
const PHONE_PAUSES = /^session\.|\.session_|^phone\.other_number$/;

/** Why a paused account's messages wait, where its linked phone is the reason; undefined where it is another one. */
export function pauseText(account: Pick<Schemas['AccountDto'], 'paused' | 'session'>): MessageDescriptor | undefined {
  const { paused, session } = account;
  if (paused === null || !PHONE_PAUSES.test(paused.code)) return undefined;
  const state = session?.state ?? 'connected';
  if (state === 'connected' && paused.code === OTHER_NUMBER) return OTHER_PHONE.text;
  const look = linkText(account, state);
  // A send may fail before the phone says that it is gone.
  return look === SESSION_TEXTS.connected ? SESSION_TEXTS.disconnected.text : look.text;
}

/** The phone that scanned the code has another number than the account. */
export function isOtherPhone({ paused, session }: Pick<Schemas['AccountDto'], 'paused' | 'session'>): boolean {
  return paused?.code === OTHER_NUMBER && session?.state === 'connected';
}
