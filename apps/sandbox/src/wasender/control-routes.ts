import { refuse } from '../http/refusal.js';
import { isRecord, json, jsonObject, route, type Call, type Route } from '../http/router.js';
import { CustomerPhone, type LinkedMessage } from './customer-phone.js';
import type { WasenderParts } from './parts.js';
import { STATES, type NewSession, type Session } from './world.js';

const KINDS = ['text', 'image', 'video', 'document', 'sticker', 'voice', 'audio', 'location', 'contact', 'reaction', 'edit', 'delete'];

/** WASender's dashboard and the phones around it, by HTTP. */
export function controlRoutes(parts: WasenderParts): Route[] {
  const sessionOf = (call: Call): Session => {
    const session = parts.world.sessions.get(Number(call.params['id']));
    if (!session) throw refuse(404, 'there is no such session');
    return session;
  };
  return [
    route('GET', '/sandbox/wasender', () => json({ personal_token: parts.world.personalToken, sessions: [...parts.world.sessions.values()].map(shown) })),
    route('POST', '/sandbox/wasender/sessions', (call) => {
      const { name, phone, webhook_url: webhookUrl, account_protection: accountProtection, plan, state, api_key: apiKey, webhook_secret: webhookSecret, personal_token: personalToken } = jsonObject(call);
      if (typeof personalToken === 'string') parts.world.personalToken = personalToken;
      const wanted = {
        ...(typeof name === 'string' ? { name } : {}), ...(typeof phone === 'string' ? { phone } : {}), ...(typeof webhookUrl === 'string' ? { webhookUrl } : {}),
        ...(typeof accountProtection === 'boolean' ? { accountProtection } : {}), ...(plan === 'trial' || plan === 'none' ? { plan } : {}), ...(isState(state) ? { state } : {}),
        ...(typeof apiKey === 'string' ? { apiKey } : {}), ...(typeof webhookSecret === 'string' ? { webhookSecret } : {}),
      } as NewSession;
      return json(shown(parts.world.add(wanted)), 201);
    }),
    route('POST', '/sandbox/wasender/sessions/:id', async (call) => {
      const session = sessionOf(call);
      const { webhook_url: url, state, account_protection: protection } = jsonObject(call);
      if (typeof url === 'string') session.webhookUrl = url;
      if (typeof protection === 'boolean') session.accountProtection = protection;
      if (isState(state)) await parts.link.change(session, state);
      return json(shown(session));
    }),
    route('POST', '/sandbox/wasender/scan', async (call) => {
      const { qr, phone } = jsonObject(call);
      try {
        return json(shown(await parts.link.scan(String(qr), typeof phone === 'string' ? phone : undefined)));
      } catch (error) {
        throw refuse(422, error instanceof Error ? error.message : String(error));
      }
    }),
    route('POST', '/sandbox/wasender/sessions/:id/phones/:phone/messages', async (call) => {
      const body = jsonObject(call);
      if (!KINDS.includes(String(body['kind']))) throw refuse(400, '"kind" is missing or unknown');
      const phone = new CustomerPhone(parts.customers.open(call.params['phone'] ?? ''), parts, sessionOf(call));
      if (body['addressing'] === 'lid' || body['addressing'] === 'hidden') phone.addressing = body['addressing'];
      return json(await phone.send(body as LinkedMessage), 201);
    }),
    route('GET', '/sandbox/wasender/sessions/:id/phones/:phone/thread', (call) => {
      const phone = new CustomerPhone(parts.customers.open(call.params['phone'] ?? ''), parts, sessionOf(call));
      return json({ entries: phone.thread.entries });
    }),
    route('GET', '/sandbox/wasender/deliveries', () => json({ deliveries: parts.webhooks.deliveries })),
  ];
}

function isState(value: unknown): value is Session['state'] {
  return STATES.some((state) => state === value);
}
function shown({ webhookEvents, ...session }: Session): unknown {
  return isRecord(session) ? { ...session, webhookEvents: [...webhookEvents] } : session;
}
