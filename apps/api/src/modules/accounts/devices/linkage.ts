import type { SessionState } from '#contracts';
import type { ConnectionCheck } from '#providers/contract';
import { MINUTE } from '../../../platform/clock/clock.js';

/** One phone that was linked to an account, for a time. What came meanwhile is judged by it alone. */
export interface Linkage {
  readonly id: string;
  readonly since: Date;
  /** When it was unlinked; its last events may still come. */
  readonly until: Date | null;
  /** In E.164, once the provider said it. */
  readonly phone: string | null;
  /** `own`: the account's number. Null while nobody knows. */
  readonly verdict: 'own' | 'other' | null;
}
interface Pause { readonly pausedAt: Date | null; readonly pausedCode: string | null }
export type LinkageStep = { readonly begins: Date } | { readonly ends: Date };
/** What a check says of a linkage; without an `id` of one that nobody had told of. */
export interface Judgement { readonly id?: string; readonly since: Date; readonly phone: string | null; readonly verdict: 'own' | 'other' }

/** Paused until it is known which number linked. */
export const COMPARING = 'session.comparing';
export const COMPARING_TEXT = 'A phone was linked. Its number is being compared with the account\'s; messages wait until then.';
/** Paused because it is another one. */
export const OTHER_NUMBER = 'phone.other_number';

/** Codes of pauses that are about the session: ours (`session.expired`), and those of failed sends (`<provider>.session_down`). */
const SESSION_PAUSES = /^session\.|\.session_|^phone\.other_number$/;
/** After these a code is to be scanned: the next phone may be another one. One that was only offline comes back as it was. */
const UNLINKED: ReadonlySet<SessionState> = new Set(['logged_out', 'need_scan', 'need_passkey', 'expired']);

/** Nobody takes a phone in hand, links it and unlinks it again within it, unless the comparison has found it to be another one. */
const BURST_MS = MINUTE;

/** @param linkage the one that is not proven, if there is one */
export function stepBy({ state, at }: { readonly state: SessionState; readonly at: Date }, linkage: Linkage | null, pause: Pause): LinkageStep | undefined {
  if (state !== 'connected') return linkage !== null && isOpen(linkage) && UNLINKED.has(state) && !isBurst(linkage, at) ? { ends: at } : undefined;
  if (linkage !== null) return isOpen(linkage) && linkage.verdict === null ? undefined : { begins: linkage.since > at ? linkage.since : at };
  return { begins: pause.pausedAt !== null && pause.pausedAt < at && isAboutSession(pause.pausedCode) ? pause.pausedAt : at };
}

/** Undefined when the check says nothing of a phone, or nothing new. `askedAt`: what came before may have come through another one. */
export function judgedBy(check: ConnectionCheck, linkage: Linkage | null, askedAt: Date): Judgement | undefined {
  const verdict = check.ok ? 'own' : isOtherPhone(check) ? 'other' : undefined;
  if (verdict === undefined || (linkage === null && verdict === 'own')) return undefined;
  const phone = check.linkedNumber ?? null;
  const isThis = linkage !== null && isOpen(linkage) && (linkage.phone === null || linkage.phone === phone);
  return isThis ? { id: linkage.id, since: linkage.since, phone, verdict } : { since: askedAt, phone, verdict };
}

export function isOtherPhone(check: ConnectionCheck): boolean {
  return check.problems.some(({ code }) => code === OTHER_NUMBER);
}
export function isAboutSession(pausedCode: string | null): boolean {
  return pausedCode !== null && SESSION_PAUSES.test(pausedCode);
}
/** Words come late and out of order: those that begin and end a linkage at once, without a verdict, tell of no other phone. */
function isBurst({ since, verdict }: Linkage, at: Date): boolean {
  return verdict === null && at.getTime() - since.getTime() < BURST_MS;
}
function isOpen({ until }: Linkage): boolean {
  return until === null;
}
