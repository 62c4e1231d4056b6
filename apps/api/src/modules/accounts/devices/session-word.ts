import type { SessionState } from '#contracts';
import { SECOND } from '../../../platform/clock/clock.js';
import type { Account } from '../account.entity.js';

/** The provider's word about a linked device. */
export interface SessionWord { readonly state: SessionState; readonly qr?: string; readonly qrUntil?: Date; readonly at: Date }
export type Device = Pick<Account, 'status' | 'sessionState' | 'sessionAt' | 'sessionQr' | 'sessionQrUntil' | 'pausedAt' | 'pausedCode' | 'pausedText' | 'phoneUnprovenAt' | 'phoneDueAt' | 'phoneTries'>;

/** Paused until it is known which number linked. */
export const COMPARING = 'session.comparing';
export const COMPARING_TEXT = 'A phone was linked. Its number is being compared with the account\'s; messages wait until then.';
/** Paused because it is another one. */
export const OTHER_NUMBER = 'phone.other_number';

/** A QR that came without its time. */
const QR_LIVES_MS = 45 * SECOND;
const SESSION_TEXTS: Readonly<Record<Exclude<SessionState, 'connected' | 'connecting'>, string>> = {
  need_scan: 'The WhatsApp session waits for its QR code to be scanned with the phone.',
  need_passkey: "The WhatsApp session waits for a passkey: finish linking in the provider's dashboard.",
  disconnected: 'The WhatsApp session is disconnected.',
  logged_out: 'The phone was logged out of the WhatsApp session: link it again.',
  expired: 'The WhatsApp session has expired: link the phone again.',
};
/** Codes of pauses that are about the session: ours (`session.expired`), and those of failed sends (`<provider>.session_down`). */
const SESSION_PAUSES = /^session\.|\.session_|^phone\.other_number$/;

/**
 * What a word changes; undefined when it is no news, or older than the last one. While nothing is linked the account is paused and
 * its messages wait. Once something is linked they wait on: whoever scanned the QR code would be the sender, so its number is
 * compared first.
 */
export function changeBy(device: Device, word: SessionWord, now: Date): Partial<Device> | undefined {
  if (device.sessionAt !== null && device.sessionAt > word.at) return undefined;
  const isNews = word.state !== device.sessionState || word.qr !== undefined;
  if (!isNews && !endsPause(device, word)) return undefined;
  return { ...(isNews ? stateBy(device, word, now) : {}), ...(device.status === 'active' ? pauseBy(device, word, now) : {}) };
}

function stateBy(device: Device, { state, qr, qrUntil, at }: SessionWord, now: Date): Partial<Device> {
  const shown = qr === undefined ? { sessionQr: device.sessionQr, sessionQrUntil: device.sessionQrUntil } : { sessionQr: qr, sessionQrUntil: qrUntil ?? new Date(now.getTime() + QR_LIVES_MS) };
  return { sessionState: state, sessionAt: at, ...(state === 'need_scan' ? shown : { sessionQr: null, sessionQrUntil: null }) };
}

function pauseBy(device: Device, { state, at }: SessionWord, now: Date): Partial<Device> {
  switch (state) {
    case 'connecting': return {};
    case 'connected': return {
      pausedAt: device.pausedAt ?? now, pausedCode: COMPARING, pausedText: COMPARING_TEXT,
      phoneUnprovenAt: unprovenSince(device, at), phoneDueAt: now, phoneTries: 0,
    };
    default: return {
      // Another phone stays another one until the next is linked: its last events may still come.
      ...(device.pausedAt === null || (isAboutSession(device) && device.pausedCode !== OTHER_NUMBER) ? { pausedAt: device.pausedAt ?? now, pausedCode: `session.${state}`, pausedText: SESSION_TEXTS[state] } : {}),
      ...(device.phoneUnprovenAt !== null && isOther(device) && (state === 'logged_out' || state === 'need_scan') ? { phoneUnprovenAt: later(device.phoneUnprovenAt, at) } : {}),
    };
  }
}

function unprovenSince(device: Device, at: Date): Date {
  const { phoneUnprovenAt, pausedAt, pausedCode } = device;
  if (phoneUnprovenAt !== null) return isOther(device) ? later(phoneUnprovenAt, at) : phoneUnprovenAt;
  return pausedAt !== null && isAboutSession({ pausedCode }) ? earlier(pausedAt, at) : at;
}

/** A failed send may have paused the account before the provider said anything: then "connected" is no news, but ends the pause. Providers tell times in seconds. */
function endsPause({ sessionState, pausedAt, pausedCode }: Device, { state, at }: SessionWord): boolean {
  if (state !== 'connected' || sessionState !== 'connected' || pausedAt === null || pausedCode === COMPARING || pausedCode === OTHER_NUMBER) return false;
  return SESSION_PAUSES.test(pausedCode ?? '') && Math.floor(pausedAt.getTime() / SECOND) * SECOND <= at.getTime();
}
/** Only what came through a phone that is known to be another one is given up when that is unlinked. Words come late and out of order: what is merely unproven waits on. */
function isOther({ pausedCode }: Device): boolean {
  return pausedCode === OTHER_NUMBER;
}
function isAboutSession({ pausedCode }: Pick<Device, 'pausedCode'>): boolean {
  return pausedCode !== null && SESSION_PAUSES.test(pausedCode);
}
function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
