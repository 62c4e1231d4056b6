import type { SessionState } from '#contracts';
import { present, SendError, type ConnectionCheck, type Http } from '#providers/contract';
import type { WasenderCredentials } from './account.js';
import { isCode, ownError } from './errors.js';
import { isSameNumber } from './same-number.js';
import { linkedUser, sessionState } from './session.js';

type Problem = ConnectionCheck['problems'][number];
const blocking = (code: string, text: string, field?: string): Problem => present({ code, text, field, blocking: true });

/** Test connection: the key, the session behind it, the number that is linked. A refusal is a problem, not a throw. */
export async function check(credentials: WasenderCredentials, http: Http): Promise<ConnectionCheck> {
  const state = await sessionState(credentials, http).then((report) => report.state, asError);
  if (state instanceof SendError) return { ok: false, parts: [{ part: 'key', ok: false }], problems: [problemOf(state)] };
  const parts = [{ part: 'key', ok: true }, { part: 'session', ok: state === 'connected' }];
  if (state !== 'connected') return { ok: false, sessionState: state, parts, problems: [notConnected(state)] };
  const user = await linkedUser(credentials, http).catch(asError);
  if (user instanceof SendError) return { ok: false, sessionState: state, parts, problems: [problemOf(user)] };
  if (user?.phone === undefined) return { ok: false, sessionState: state, parts: [...parts, { part: 'phone', ok: false }], problems: [problemOf(ownError('no_answer'))] };
  const linkedNumber = `+${user.phone}`;
  if (credentials.phoneNumber !== '' && !isSameNumber(user.phone, credentials.phoneNumber)) {
    return { ok: false, sessionState: state, linkedNumber, parts: [...parts, { part: 'phone', ok: false }], problems: [blocking('phone.other_number', 'Another number is linked to this session', 'phoneNumber')] };
  }
  return present({
    ok: true, sessionState: state, linkedNumber, displayPhoneNumber: linkedNumber, verifiedName: user.name, numberId: user.phone, parts: [...parts, { part: 'phone', ok: true }], problems: [],
  });
}

function asError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  throw error;
}

const WORDS: Readonly<Record<Exclude<SessionState, 'connected'>, string>> = {
  connecting: 'The WhatsApp session is connecting. Try again in a moment.',
  need_scan: 'The WhatsApp session waits for its QR code to be scanned with the phone',
  need_passkey: 'The WhatsApp session waits for a passkey: finish linking in the WASender dashboard',
  disconnected: 'The WhatsApp session is disconnected',
  logged_out: 'The phone was logged out of the WhatsApp session: link it again',
  expired: 'The WhatsApp session has expired: link the phone again',
};
function notConnected(state: Exclude<SessionState, 'connected'>): Problem {
  return blocking(`session.${state}`, WORDS[state]);
}

function problemOf(error: SendError): Problem {
  if (isCode(error, 'unauthorized')) return blocking('token.invalid', 'Invalid API key', 'apiKey');
  if (isCode(error, 'no_subscription')) return blocking('provider.no_subscription', 'The WASender account has no active subscription or trial');
  if (isCode(error, 'session_down')) return notConnected('disconnected');
  if (isCode(error, 'blocked_address')) return blocking('url.refused', 'This address may not be called', 'url');
  if (isCode(error, 'not_found', 'bad_answer')) return blocking('url.not_wasender', 'There is no WASender API at this address', 'url');
  if (isCode(error, 'no_answer')) return blocking('provider.no_answer', 'WASender gave no answer. Check the URL, or try again.', 'url');
  return blocking('provider.refused', error.detail || 'WASender refused the check');
}
