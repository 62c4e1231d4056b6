import type { SessionState } from '#contracts';
import { SECOND } from '../../../platform/clock/clock.js';
import type { Account } from '../account.entity.js';
import { COMPARING, COMPARING_TEXT, isAboutSession, type Linkage, type LinkageStep, OTHER_NUMBER, stepBy } from './linkage.js';

/** The provider's word about a linked device. */
export interface SessionWord { readonly state: SessionState; readonly qr?: string; readonly qrUntil?: Date; readonly at: Date }
export type Device = Pick<Account, 'status' | 'sessionState' | 'sessionAt' | 'sessionQr' | 'sessionQrUntil' | 'pausedAt' | 'pausedCode' | 'pausedText' | 'phoneDueAt' | 'phoneTries'>
  & { readonly linkage: Linkage | null };
/** What a word changes of the account, and of the phone behind it. */
export interface DeviceChange { readonly device: Partial<Device>; readonly linkage?: LinkageStep | undefined }

/** A QR that came without its time. */
const QR_LIVES_MS = 45 * SECOND;
const SESSION_TEXTS: Readonly<Record<Exclude<SessionState, 'connected' | 'connecting'>, string>> = {
  need_scan: 'The WhatsApp session waits for its QR code to be scanned with the phone.',
  need_passkey: "The WhatsApp session waits for a passkey: finish linking in the provider's dashboard.",
  disconnected: 'The WhatsApp session is disconnected.',
  logged_out: 'The phone was logged out of the WhatsApp session: link it again.',
  expired: 'The WhatsApp session has expired: link the phone again.',
};

/**
 * What a word changes; undefined when it is no news, or older than the last one. While nothing is linked the account is paused and
 * its messages wait. Once something is linked they wait on: whoever scanned the QR code would be the sender, so its number is
 * compared first.
 */
export function changeBy(device: Device, word: SessionWord, now: Date): DeviceChange | undefined {
  if (device.sessionAt !== null && device.sessionAt > word.at) return undefined;
  const isNews = word.state !== device.sessionState || word.qr !== undefined;
  if (!isNews && !endsPause(device, word)) return undefined;
  const isActive = device.status === 'active';
  return { device: { ...(isNews ? stateBy(device, word, now) : {}), ...(isActive ? pauseBy(device, word, now) : {}) }, linkage: isActive ? stepBy(word, device.linkage, device) : undefined };
}

function stateBy(device: Device, { state, qr, qrUntil, at }: SessionWord, now: Date): Partial<Device> {
  const shown = qr === undefined ? { sessionQr: device.sessionQr, sessionQrUntil: device.sessionQrUntil } : { sessionQr: qr, sessionQrUntil: qrUntil ?? new Date(now.getTime() + QR_LIVES_MS) };
  return { sessionState: state, sessionAt: at, ...(state === 'need_scan' ? shown : { sessionQr: null, sessionQrUntil: null }) };
}

function pauseBy(device: Device, { state }: SessionWord, now: Date): Partial<Device> {
  switch (state) {
    case 'connecting': return {};
    case 'connected': return { pausedAt: device.pausedAt ?? now, pausedCode: COMPARING, pausedText: COMPARING_TEXT, phoneDueAt: now, phoneTries: 0 };
    // Another phone stays another one until the next is linked: its last events may still come.
    default: return device.pausedAt === null || (isAboutSession(device.pausedCode) && device.pausedCode !== OTHER_NUMBER) ? { pausedAt: device.pausedAt ?? now, pausedCode: `session.${state}`, pausedText: SESSION_TEXTS[state] } : {};
  }
}

/** A failed send may have paused the account before the provider said anything: then "connected" is no news, but ends the pause. Providers tell times in seconds. */
function endsPause({ sessionState, pausedAt, pausedCode }: Device, { state, at }: SessionWord): boolean {
  if (state !== 'connected' || sessionState !== 'connected' || pausedAt === null || pausedCode === COMPARING || pausedCode === OTHER_NUMBER) return false;
  return isAboutSession(pausedCode) && Math.floor(pausedAt.getTime() / SECOND) * SECOND <= at.getTime();
}
