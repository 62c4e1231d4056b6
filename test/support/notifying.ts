import { publicId } from '#contracts';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { anApprovedTemplate } from './bulk.js';
import { type Line, openLine, rows, type Shop } from './shop.js';

/** A line of the log as the API shows it. */
export interface Logged { rule_id: string | null; status: string; reason_code: string | null; message_id: string | null; customer_phone: string | null; waits_until: string | null }

/** A shop with an approved template of two values, and what tests of notifications do in it. */
export interface Notifying {
  readonly line: Line;
  readonly shop: Shop;
  readonly template: string;
  /** Bare id of a variant that can be sold. */
  readonly mug: string;
  at(rest: string): string;
  aNumber(): string;
  aConversation(waId: string, words?: string): Promise<string>;
  anOrder(waId: string): Promise<string>;
  move(order: string, status: string): Promise<unknown>;
  /** A rule that is switched on. */
  aRule(rule: object): Promise<string>;
  off(rule: string): Promise<unknown>;
  /** What the worker does every few seconds, after so many milliseconds. */
  later(ms?: number): Promise<void>;
  logOf(rule: string, query?: string): Promise<Logged[]>;
  /** The values of each template that this number got. */
  read(waId: string): string[];
}

export async function openNotifying(): Promise<Notifying> {
  const line = await openLine();
  const { shop } = line;
  const template = await anApprovedTemplate(line, shop, { name: 'news', category: 'utility', body: 'Hello {{1}}, here is news: {{2}}.' });
  const mug = (await rows<{ id: string }>(line.t, `select id from product_variants where store_id = $1 and sku = 'MUG-B'`, [shop.storeId]))[0]?.id ?? '';
  const at = (rest: string): string => `${shop.owner.storePath}/${rest}`;
  let people = 0;
  const aConversation = async (waId: string, words = 'hello'): Promise<string> => {
    await line.sandbox.phone({ waId, name: `Person ${waId.slice(-2)}` }).with(shop.numberId).text(words);
    await line.settled();
    const found = await rows<{ id: string }>(line.t, 'select v.id from conversations v join customers c on c.id = v.customer_id where v.store_id = $1 and c.phone = $2', [shop.storeId, `+${waId}`]);
    return found[0]?.id ?? '';
  };
  const NEWS = { 1: { column: 'customer_name', fallback: 'friend' }, 2: { text: 'news' } };
  return {
    line, shop, template, mug, at, aConversation,
    aNumber: () => `34633${String(100_000 + (people += 1))}`,
    anOrder: async (waId) => {
      const conversation = publicId('conversation', await aConversation(waId));
      const order = await shop.owner.post(at('orders'), { conversation_id: conversation, lines: [{ variant_id: publicId('variant', mug), quantity: 1 }], delivery: { method: 'pickup', name: 'Ada', phone: `+${waId}` } }).expect(201);
      return (order.body as { id: string }).id;
    },
    move: (order, status) => shop.owner.post(at(`orders/${order}/transitions`), { status }).expect(200),
    aRule: async (rule) => (await shop.owner.post(at('notification-rules'), { name: `Rule ${(people += 1)}`, enabled: true, template_id: template, values: NEWS, ...rule }).expect(201)).body.id as string,
    off: (rule) => shop.owner.patch(at(`notification-rules/${rule}`), { enabled: false }).expect(200),
    later: async (ms = 0) => {
      line.t.clock.advance(ms);
      line.sandbox.advance(ms);
      await line.t.app.get(Sweeper, { strict: false }).sweep();
      await line.settled();
    },
    logOf: async (rule, query = '') => (await shop.owner.get(at(`notifications?rule_id=${rule}${query}`)).expect(200)).body.data,
    read: (waId) => line.sandbox.meta.sent.filter(({ customer, body }) => customer.waId === waId && (body as { type?: string }).type === 'template')
      .map(({ body }) => (body as { template: { components: { type: string; parameters: { text: string }[] }[] } }).template.components.find(({ type }) => type === 'body')?.parameters.map(({ text }) => text).join('|') ?? ''),
  };
}
