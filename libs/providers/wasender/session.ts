import { idOf, listOf, objectOf, present, textOf, type Http, type JsonObject, type PersonRef, type SessionReport } from '#providers/contract';
import type { WasenderCredentials } from './account.js';
import { callApi } from './call.js';
import { isCode, ownError } from './errors.js';
import { lidIn, phoneIn } from './receiving/parse-person.js';
import { stateOf } from './receiving/parse.js';

/** WhatsApp makes a new QR about every 20 seconds; the vendor's lives about 45. */
export const QR_LIVES_MS = 45_000;

/** How the session stands. Asks with the session's own key. @throws SendError */
export async function sessionState(credentials: WasenderCredentials, http: Http): Promise<SessionReport> {
  const answer = await callApi({ method: 'GET', path: 'status', effect: 'nothing' }, credentials, http);
  // Bare in the documentation; everything else comes wrapped in `data`.
  const state = stateOf(answer.status) ?? stateOf(objectOf(answer.data).status);
  if (state === undefined) throw ownError('bad_answer', 'no session state');
  return { state };
}

/** True when phones can be linked from here. */
export function canConnect({ personalToken }: WasenderCredentials): boolean {
  return personalToken !== '';
}

/** Begins to link a phone. @throws SendError */
export async function connect(credentials: WasenderCredentials, http: Http): Promise<SessionReport> {
  const path = await sessionPath(credentials, http);
  const answer = await callApi({ method: 'POST', path: `${path}/connect`, json: { linkMethod: 'qr' }, effect: 'nothing', as: 'person' }, credentials, http);
  const report = reportOf(objectOf(answer.data));
  if (report.state !== 'need_scan' || report.qr !== undefined) return report;
  const again = await callApi({ method: 'GET', path: `${path}/qrcode`, effect: 'nothing', as: 'person' }, credentials, http);
  return present({ state: report.state, qr: qrIn(objectOf(again.data)) });
}

/** Lets go of the phone that is linked. @throws SendError */
export async function disconnect(credentials: WasenderCredentials, http: Http): Promise<void> {
  await callApi({ method: 'POST', path: `${await sessionPath(credentials, http)}/disconnect`, effect: 'nothing', as: 'person' }, credentials, http);
}

/** @throws SendError */
async function sessionPath(credentials: WasenderCredentials, http: Http): Promise<string> {
  if (!canConnect(credentials)) throw ownError('no_personal_token');
  return `whatsapp-sessions/${encodeURIComponent(await sessionId(credentials, http))}`;
}

function reportOf(data: JsonObject): SessionReport {
  const qr = qrIn(data);
  return present({ state: stateOf(data.status) ?? (qr === undefined ? 'connecting' as const : 'need_scan' as const), qr });
}
function qrIn(data: JsonObject): string | undefined {
  const qr = textOf(data.qrCode) ?? textOf(data.qr);
  return qr !== undefined && qr.length <= 4_096 ? qr : undefined;
}

/** The session that people named, the one of the account's number, or the only one. */
async function sessionId({ sessionNumber, phoneNumber, ...rest }: WasenderCredentials, http: Http): Promise<string> {
  if (sessionNumber !== '') return sessionNumber;
  const answer = await callApi({ method: 'GET', path: 'whatsapp-sessions', effect: 'nothing', as: 'person' }, { ...rest, sessionNumber, phoneNumber }, http);
  const list = Array.isArray(answer.data) ? answer.data : listOf(objectOf(answer.data).data);
  const sessions = list.map(objectOf);
  const own = sessions.find((session) => phoneNumber !== '' && phoneIn(session.phone_number) === phoneNumber) ?? (sessions.length === 1 ? sessions[0] : undefined);
  const id = idOf(own?.id);
  if (id === undefined) throw ownError('no_session');
  return id;
}

/** The linked number, as WhatsApp names it; undefined while nobody is linked. @throws SendError */
export async function linkedUser(credentials: WasenderCredentials, http: Http): Promise<{ phone?: string; name?: string } | undefined> {
  const answer = await callApi({ method: 'GET', path: 'user', effect: 'nothing' }, credentials, http);
  const data = objectOf(answer.data);
  const phone = phoneIn(data.id) ?? phoneIn(data.jid);
  return phone === undefined ? undefined : present({ phone, name: textOf(data.name)?.slice(0, 200) });
}

/** The phone number behind a hidden id; undefined when the vendor does not know it. @throws SendError */
export async function phoneOf(lid: string, credentials: WasenderCredentials, http: Http): Promise<PersonRef | undefined> {
  const id = lidIn(lid);
  if (id === undefined) return undefined;
  try {
    const answer = await callApi({ method: 'GET', path: `pn-from-lid/${encodeURIComponent(id)}`, effect: 'nothing' }, credentials, http);
    const waId = phoneIn(objectOf(answer.data).pn);
    return waId === undefined ? undefined : { waId, lid: id };
  } catch (error) {
    if (isCode(error, 'not_found', 'invalid', 'refused', 'not_on_whatsapp')) return undefined;
    throw error;
  }
}
