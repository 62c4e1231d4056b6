import { json, jsonObject, isRecord, route, type Answer, type Call, type Route } from '../http/router.js';
import { failed, invalid, type WasenderAccess } from './access.js';
import type { WasenderParts } from './parts.js';
import { numberIdOf } from './world.js';

const BASE = '/wasender/api';
const PRESENCES = ['composing', 'recording', 'available', 'unavailable', 'paused'];

/** Messages: sending, asking about one, changing one, reading, presence. */
export function messageRoutes(parts: WasenderParts, access: WasenderAccess): Route[] {
  const { sends, webhooks, clock, customers } = parts;
  const ok = (data: unknown): Answer => json({ success: true, data });
  const logged = (call: Call) => sends.find(access.sender(call), call.params['id']);
  return [
    route('POST', `${BASE}/send-message`, (call) => sendMessage(call, parts, access)),
    route('GET', `${BASE}/messages/:id/info`, (call) => ok(sends.info(logged(call)))),
    route('PUT', `${BASE}/messages/:id`, (call) => {
      const send = logged(call);
      const { text } = jsonObject(call);
      if (typeof text !== 'string' || text === '') throw invalid({ text: 'The text field is required.' });
      return ok({ ...(sends.info(send) as object), message: { protocolMessage: { key: { id: send.id }, type: 14, editedMessage: { extendedTextMessage: { text } } } } });
    }),
    route('DELETE', `${BASE}/messages/:id`, async (call) => {
      const send = logged(call);
      await webhooks.post(send.session, 'messages.delete', { keys: [{ id: send.id, fromMe: true, remoteJid: send.to }] }, Math.floor(clock.now() / 1_000));
      return json({ success: true, message: 'Message deleted successfully.' });
    }),
    route('POST', `${BASE}/messages/:id/resend`, (call) => {
      if (logged(call).status !== 0) throw failed(422, "Only messages with status 'failed' can be resent.");
      return json({ success: true, message: 'Message resend initiated successfully.' });
    }),
    route('POST', `${BASE}/messages/read`, (call) => {
      const session = access.sender(call);
      const { key } = jsonObject(call);
      if (!isRecord(key) || typeof key['id'] !== 'string' || key['id'] === '') throw failed(422, 'The key.id field is required and must be a non-empty string.');
      if (typeof key['remoteJid'] !== 'string' || key['fromMe'] !== false) throw failed(422, 'The key.remoteJid field is required.');
      const thread = customers.authorOf(key['id'])?.thread(numberIdOf(session));
      const entry = thread?.find(key['id']);
      if (!thread || !entry) throw failed(404, 'Message not found.');
      thread.change(entry, { tick: 'read' });
      return ok({ status: 'read' });
    }),
    route('POST', `${BASE}/send-presence-update`, (call) => {
      const session = access.sender(call);
      const { jid, type, delayMs } = jsonObject(call);
      if (typeof jid !== 'string' || !/@(s\.whatsapp\.net|lid)$/.test(jid)) throw failed(422, 'Error sending presence update: Invalid JID provided.');
      if (!PRESENCES.includes(String(type))) throw invalid({ type: 'The selected type is invalid.' });
      const customer = parts.customerAt(jid);
      if (customer && type === 'composing') customer.thread(numberIdOf(session)).showTyping(clock.now() + (typeof delayMs === 'number' ? delayMs : 10_000));
      return ok({ jid, type });
    }),
  ];
}

async function sendMessage(call: Call, { sends, pace, chaos, background }: WasenderParts, access: WasenderAccess): Promise<Answer> {
  const session = access.sender(call);
  const numberId = numberIdOf(session);
  if (chaos.strikes('hang', numberId)) return { kind: 'hang' };
  if (chaos.strikes('answer500', numberId)) return { kind: 'bytes', status: 502, bytes: '<html>Bad gateway</html>', contentType: 'text/html' };
  if (chaos.strikes('answer429', numberId) || chaos.strikes('throughput', numberId)) return { kind: 'json', status: 429, body: { message: 'Too Many Attempts.', retry_after: 1 }, headers: { 'retry-after': '1' } };
  const headers = pace.count(session);
  const send = sends.accept(session, jsonObject(call));
  if (chaos.strikes('statusBeforeAnswer', numberId)) await sends.progress(send);
  else background.run(() => sends.progress(send));
  if (chaos.strikes('dropSendResponse', numberId)) return { kind: 'drop' };
  const body = { success: true, data: { msgId: send.msgId, jid: send.to, status: 'in_progress' } };
  if (chaos.strikes('brokenBody', numberId)) return { kind: 'bytes', status: 200, bytes: JSON.stringify(body).slice(0, 30), contentType: 'application/json' };
  return { kind: 'json', status: 200, body, headers };
}
