import { randomBytes } from 'node:crypto';
import { json, jsonObject, route, type Answer, type Route } from '../http/router.js';
import { failed, invalid, type WasenderAccess } from './access.js';
import type { WasenderParts } from './parts.js';
import { EVENTS, type Session } from './world.js';

const BASE = '/wasender/api';
const SESSIONS = `${BASE}/whatsapp-sessions`;
const REQUIRED = ['name', 'phone_number', 'account_protection', 'log_messages'];

/** Managing sessions, with the personal access token. */
export function sessionRoutes({ world, link, sends }: WasenderParts, access: WasenderAccess): Route[] {
  const ok = (data: unknown): Answer => json({ success: true, data });
  return [
    route('GET', `${BASE}/auth-check`, (call) => {
      access.person(call);
      return ok({ authenticated: true });
    }),
    route('GET', SESSIONS, (call) => {
      access.person(call);
      return ok([...world.sessions.values()].map(listed));
    }),
    route('POST', SESSIONS, (call) => {
      access.person(call);
      const body = jsonObject(call);
      const { name, phone_number: phone } = body;
      const missing = REQUIRED.filter((field) => body[field] === undefined);
      if (missing.length > 0) throw invalid(Object.fromEntries(missing.map((field) => [field, `The ${field} field is required.`])));
      if (typeof name !== 'string' || typeof phone !== 'string') throw invalid({ name: 'The name and phone_number fields must be strings.' });
      return ok(detailed(changed(world.add({ name, phone, state: 'disconnected' }), body)));
    }),
    route('GET', `${SESSIONS}/:id`, (call) => ok(detailed(access.owned(call)))),
    route('PUT', `${SESSIONS}/:id`, (call) => ok(detailed(changed(access.owned(call), jsonObject(call))))),
    route('DELETE', `${SESSIONS}/:id`, (call) => {
      world.sessions.delete(access.owned(call).id);
      return { kind: 'bytes', status: 204, bytes: '', contentType: 'application/json' };
    }),
    route('POST', `${SESSIONS}/:id/connect`, async (call) => {
      const session = access.owned(call);
      if (session.plan === 'none') throw failed(403, 'You need to have an active subscription or trial to connect.');
      if (session.state === 'connected') return ok({ status: 'CONNECTED', message: 'Session is already connected' });
      return ok({ status: 'NEED_SCAN', qrCode: await link.begin(session) });
    }),
    route('GET', `${SESSIONS}/:id/qrcode`, (call) => {
      const session = access.owned(call);
      if (session.state !== 'need_scan') throw failed(400, 'QR code is not available. Connect the session first.');
      return ok({ qrCode: world.freshQr(session) });
    }),
    route('POST', `${SESSIONS}/:id/disconnect`, async (call) => {
      await link.change(access.owned(call), 'disconnected');
      return ok({ status: 'DISCONNECTED', message: 'Session disconnected' });
    }),
    route('POST', `${SESSIONS}/:id/restart`, (call) => {
      if (access.owned(call).state !== 'connected') throw failed(400, 'WhatsApp session is not connected. Cannot restart.');
      return ok({ message: 'Session restarted' });
    }),
    route('POST', `${SESSIONS}/:id/regenerate-key`, (call) => {
      const session = access.owned(call);
      session.apiKey = randomBytes(32).toString('hex');
      return json({ success: true, api_key: session.apiKey });
    }),
    route('GET', `${SESSIONS}/:id/message-logs`, (call) => {
      const session = access.owned(call);
      const data = sends.log.filter((send) => send.session === session).map(({ msgId, to, body, status, at }) => ({
        id: msgId, whatsapp_session_id: session.id, to, content: JSON.stringify(body), status: status === 0 ? 'failed' : status === 1 ? 'in_progress' : 'sent', failed_reason: null, created_at: new Date(at).toISOString(),
      }));
      return ok({ current_page: 1, data, last_page: 1, total: data.length });
    }),
  ];
}

function listed({ id, name, phone, state, createdAt, ...session }: Session): Readonly<Record<string, unknown>> {
  return {
    id, name, phone_number: `+${phone}`, status: state.toUpperCase(), account_protection: session.accountProtection, log_messages: true, webhook_url: session.webhookUrl ?? null,
    webhook_enabled: session.webhookEnabled, webhook_events: [...session.webhookEvents], created_at: new Date(createdAt).toISOString(), updated_at: new Date(createdAt).toISOString(),
  };
}
function detailed(session: Session): unknown {
  return { ...listed(session), api_key: session.apiKey, webhook_secret: session.webhookSecret };
}
function changed(session: Session, body: Readonly<Record<string, unknown>>): Session {
  const { name, account_protection: protection, webhook_url: url, webhook_enabled: enabled, webhook_events: events } = body;
  if (Array.isArray(events) && !events.every((event) => EVENTS.some((known) => known === event))) throw invalid({ webhook_events: 'The selected webhook_events is invalid.' });
  if (typeof name === 'string') session.name = name;
  if (typeof protection === 'boolean') session.accountProtection = protection;
  if (typeof url === 'string' || url === null) session.webhookUrl = url ?? undefined;
  if (typeof enabled === 'boolean') session.webhookEnabled = enabled;
  if (Array.isArray(events)) {
    session.webhookEvents.clear();
    for (const event of events) session.webhookEvents.add(String(event));
  }
  return session;
}
