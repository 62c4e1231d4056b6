import type { AddressInfo } from 'node:net';
import { parsePublicId } from '#contracts';
import type { CustomerPhone } from '../../apps/sandbox/src/wasender/customer-phone.js';
import type { Session } from '../../apps/sandbox/src/wasender/world.js';
import { aPerson, type Person } from './login.js';
import { type Line, rows } from './shop.js';

export interface Linked { readonly session: Session; readonly owner: Person; readonly account: string; readonly accountId: string; readonly storeId: string; readonly path: string }
export interface Bubble { readonly direction: string; readonly author: string; readonly kind: string; readonly text: string; readonly status: string | null; readonly external_id: string | null }

/** Stores whose account is a phone that is linked to the sandbox's WASender. */
export function linkedPhones(line: Line) {
  const base = () => `http://127.0.0.1:${(line.t.app.getHttpServer().address() as AddressInfo).port}`;
  const fieldsOf = (session: Session, over: Record<string, string> = {}) => ({
    url: `${line.sandbox.url}/wasender`, apiKey: session.apiKey, webhookSecret: session.webhookSecret, personalToken: line.sandbox.wasender.personalToken, messagesPerMinute: '256', sessionNumber: String(session.id), ...over,
  });

  /** A store of its own, whose one account is a linked phone. */
  async function link(over: Record<string, string> = {}, wanted: Parameters<typeof line.sandbox.wasender.addSession>[0] = {}): Promise<Linked> {
    const session = line.sandbox.wasender.addSession(wanted);
    const owner = await aPerson(line.t);
    const { body } = await owner.post(`${owner.storePath}/accounts`, { provider: 'wasender', name: 'Linked phone', fields: fieldsOf(session, over) }).expect(201);
    const path = `${owner.storePath}/accounts/${body.id}`;
    const card = (await owner.get(`${owner.storePath}/channels`).expect(200)).body.data.find(({ provider }: { provider: string }) => provider === 'wasender').numbers[0];
    session.webhookUrl = `${base()}${new URL(card.callback_url).pathname}`;
    await owner.patch(`${owner.storePath}/assistant`, { enabled: false });
    return { session, owner, account: body.id, accountId: parsePublicId('account', body.id) ?? '', storeId: owner.storeId, path };
  }
  const phoneOf = (linked: Linked, number: string, name = 'Ana'): CustomerPhone => line.sandbox.wasender.phone({ waId: number, name }, linked.session);
  const bubbles = (linked: Linked): Promise<Bubble[]> =>
    rows<Bubble>(line.t, 'select direction, author, kind, text, status, external_id from messages where store_id = $1 order by occurred_at, id', [linked.storeId]);
  const send = async (linked: Linked, to: string, content: object): Promise<{ id: string }> =>
    (await linked.owner.post(`${linked.owner.storePath}/messages`, { to, content }).expect(201)).body;
  /** The code is scanned with the session's own phone, or with another one. */
  const relink = async (linked: Linked, phone?: string): Promise<void> => {
    const { qr } = (await linked.owner.post(`${linked.path}/link`).expect(200)).body;
    await line.settled();
    await line.sandbox.wasender.scan(qr, phone);
    await line.settled();
  };
  const sealed = (linked: Linked) => rows<{ id: string }>(line.t, `select id from webhook_events where store_id = $1 and state = 'held' and linkage_id is not null`, [linked.storeId]);
  /** Everything that a replay may not change. */
  const state = async (linked: Linked): Promise<unknown> => ({
    messages: await rows(line.t, `select direction, author, kind, content - 'media' as content, text, external_id, status, edited_at is not null as edited, deleted_at is not null as deleted, reply_to_external_id
      from messages where store_id = $1 order by external_id`, [linked.storeId]),
    reactions: await rows(line.t, 'select target_external_id, emoji from reactions where store_id = $1 order by 1, 2', [linked.storeId]),
    facts: await rows(line.t, 'select external_id, status from message_facts where store_id = $1 order by 1, 2', [linked.storeId]),
    identities: await rows(line.t, 'select kind, value from customer_identities where store_id = $1 order by 1, 2', [linked.storeId]),
    customers: await rows(line.t, 'select phone from customers where store_id = $1 and merged_into is null order by 1', [linked.storeId]),
    notices: await rows(line.t, 'select topic, name from notices where store_id = $1 order by 1, 2', [linked.storeId]),
  });
  /** Written, or changed, on the shop's own phone. */
  const onPhone = (linked: Linked, to: string, id: string, message: object) => line.sandbox.wasender.post(linked.session, {
    event: 'messages.upsert', data: { messages: { key: { id, fromMe: true, remoteJid: `${to}@s.whatsapp.net` }, message, messageTimestamp: Math.floor(Date.now() / 1_000) } },
  });
  return { base, fieldsOf, link, relink, sealed, phoneOf, bubbles, send, state, onPhone };
}
