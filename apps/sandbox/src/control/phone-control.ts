import type { ServerResponse } from 'node:http';
import { refuse, Refusal } from '../http/refusal.js';
import { isRecord, json, jsonObject, route, type Answer, type Call, type Route } from '../http/router.js';
import type { SandboxParts } from '../parts.js';
import type { Customer } from '../phone/customer.js';
import { isCustomerMessage } from '../phone/customer-message.js';
import { ageChat, rememberChat } from '../phone/history.js';
import { Phone } from '../phone/phone.js';
import type { ThreadEntry } from '../phone/thread.js';
import { CustomerPhone, isLinkedMessage } from '../wasender/customer-phone.js';
import { numberIdOf } from '../wasender/world.js';
import { toCamel, toSnake } from './casing.js';
import { numberField, optionalText } from './fields.js';

/** Customers' phones by HTTP. `:id` is a WhatsApp id, a phone number or a business-scoped id; `?number=` names the business number, `wasender:` and a session's id one that is linked there. */
export function phoneControlRoutes(parts: SandboxParts): Route[] {
  const phoneOf = (call: Call): Phone | CustomerPhone => openPhone(call, parts);
  return [
    route('GET', '/sandbox/phones', (call) => {
      const numberId = call.query.get('number');
      return json({ phones: parts.customers.all.filter((customer) => numberId === null || customer.knows(numberId)).map(publicCustomer) });
    }),
    route('POST', '/sandbox/phones', (call) => {
      const body = jsonObject(call);
      const customer = parts.customers.open({
        ...optionalText(body, 'wa_id', 'waId'), ...optionalText(body, 'phone', 'phone'), ...optionalText(body, 'bsuid', 'bsuid'),
        ...optionalText(body, 'username', 'username'), ...optionalText(body, 'name', 'name'),
      });
      return json(publicCustomer(customer), 201);
    }),
    route('POST', '/sandbox/phones/:id', async (call) => json(publicCustomer(await changeCustomer(phoneOf(call), jsonObject(call))))),
    route('POST', '/sandbox/phones/:id/messages', (call) => sendMessage(call, phoneOf(call))),
    route('POST', '/sandbox/phones/:id/read', async (call) => {
      await phoneOf(call).read();
      return json({ ok: true });
    }),
    route('PUT', '/sandbox/phones/:id/history', (call) => {
      const body = toCamel(jsonObject(call));
      rememberChat(ofNumber(phoneOf(call)), isRecord(body) ? body['entries'] : undefined);
      return json({ ok: true });
    }),
    route('POST', '/sandbox/phones/:id/age', (call) => {
      ageChat(ofNumber(phoneOf(call)), numberField(jsonObject(call), 'ms'));
      return json({ ok: true });
    }),
    route('GET', '/sandbox/phones/:id/thread', (call) => {
      const after = Number(call.query.get('after') ?? 0);
      const { thread } = phoneOf(call);
      const typing = thread.typingUntil > parts.clock.now();
      return json({ typing, entries: thread.entries.filter(({ seq }) => seq > after).map(publicEntry) });
    }),
    route('GET', '/sandbox/phones/:id/events', (call) => {
      const phone = phoneOf(call);
      return { kind: 'stream', open: (response) => { streamThread(response, call, phone, parts); } };
    }),
    route('GET', '/sandbox/media/:id', (call) => {
      const file = parts.media.find(call.params['id'] ?? '');
      if (!file) throw refuse(404, 'there is no such file');
      return { kind: 'bytes', status: 200, bytes: file.bytes, contentType: file.mimeType, headers: { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'" } };
    }),
  ];
}

function openPhone(call: Call, parts: SandboxParts): Phone | CustomerPhone {
  const numberId = call.query.get('number') ?? undefined;
  const session = [...parts.wasender.world.sessions.values()].find((each) => numberIdOf(each) === numberId);
  if (session) return new CustomerPhone(parts.customers.open(call.params['id'] ?? ''), parts.wasender, session);
  if (numberId === undefined ? parts.world.numbers.size === 0 : !parts.world.numbers.has(numberId)) {
    throw refuse(404, numberId === undefined ? 'there is no business number yet: POST /sandbox/numbers' : `there is no business number ${numberId}`);
  }
  return new Phone(parts.customers.open(call.params['id'] ?? ''), parts, numberId);
}

/** @throws Refusal 422 for what only chats with Meta's numbers have */
function ofNumber(phone: Phone | CustomerPhone): Phone {
  if (phone instanceof Phone) return phone;
  throw refuse(422, 'a chat with a linked phone cannot do that');
}

async function sendMessage(call: Call, phone: Phone | CustomerPhone): Promise<Answer> {
  const message = toCamel(jsonObject(call));
  if (!isCustomerMessage(message)) throw refuse(400, '"kind" is missing or unknown');
  try {
    if (phone instanceof CustomerPhone) {
      if (!isLinkedMessage(message)) throw refuse(422, 'a linked phone gets no buttons, lists or carts: answer in words');
      const { id, delivered } = await phone.send(message);
      return json({ id, outcome: delivered ? 'posted' : 'not_subscribed', ...(delivered ? { webhook_status: 200 } : {}) }, 201);
    }
    const { id, posted } = await phone.send(message);
    const status = posted.outcome === 'posted' ? posted.deliveries[0]?.attempts[0]?.status : undefined;
    return json({ id, outcome: posted.outcome, ...(status === undefined ? {} : { webhook_status: status }) }, 201);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refuse(422, error instanceof Error ? error.message : String(error));
  }
}

async function changeCustomer(phone: Phone | CustomerPhone, body: Readonly<Record<string, unknown>>): Promise<Customer> {
  const { customer } = phone;
  if (typeof body['name'] === 'string') customer.name = body['name'];
  if (typeof body['on_whatsapp'] === 'boolean') customer.onWhatsApp = body['on_whatsapp'];
  if (typeof body['opted_out'] === 'boolean') customer.optedOut = body['opted_out'];
  if (typeof body['reads_at_once'] === 'boolean') customer.readsAtOnce = body['reads_at_once'];
  if (body['online'] === false) phone.goOffline();
  if (body['online'] === true) await phone.goOnline();
  return customer;
}

/** Server-sent events: `entry` for every new or changed bubble since `after` or Last-Event-ID, `typing` when that changes. */
function streamThread(response: ServerResponse, call: Call, { thread }: Phone | CustomerPhone, parts: SandboxParts): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  const lastId = call.headers['last-event-id'] ?? call.query.get('after') ?? '0';
  const emit = (entry: ThreadEntry | undefined): void => {
    if (entry) response.write(`event: entry\nid: ${entry.seq}\ndata: ${JSON.stringify(publicEntry(entry))}\n\n`);
    else response.write(`event: typing\ndata: ${JSON.stringify({ for_ms: Math.max(0, thread.typingUntil - parts.clock.now()) })}\n\n`);
  };
  response.write(': open\n\n');
  for (const entry of thread.entries) if (entry.seq > Number(lastId)) emit(entry);
  const stop = thread.listen(emit);
  response.on('close', stop);
}

function publicCustomer(customer: Customer): unknown {
  return {
    key: customer.key, wa_id: customer.waId ?? null, bsuid: customer.bsuid, username: customer.username ?? null, name: customer.name,
    online: customer.online, on_whatsapp: customer.onWhatsApp, opted_out: customer.optedOut, reads_at_once: customer.readsAtOnce,
  };
}

function publicEntry({ quotedId, callbackData, ...entry }: ThreadEntry): unknown {
  return toSnake({ ...entry, quotedId: quotedId ?? null, callbackData: callbackData ?? null });
}
