import { parsePublicId } from '#contracts';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import type { Line, Shop } from './shop.js';

export interface Bulk {
  id: string; name: string; status: string; own_list_id: string; waits_for_limit: boolean; asleep_until: string | null; pause_reason: string | null; pause_detail: string | null; progress: Record<string, number>;
}
interface Result { mobile_number: string; status: string; reason_code: string | null; replied: boolean; message_id: string | null }

/** Bulk messages of a shop, driven over the REST API. */
export interface Bulks {
  path(rest?: string): string;
  /** Numbers that nobody else has, as WhatsApp ids. */
  numbers(count: number): string[];
  /** One to these people, each with a name and every second with a city. `change` is patched on top. */
  draft(waIds: readonly string[], change?: object): Promise<Bulk>;
  start(bulk: Bulk): Promise<void>;
  get(bulk: Bulk): Promise<Bulk>;
  /** What became of each recipient. */
  results(bulk: Bulk, query?: string): Promise<Result[]>;
  /** Whom of them the sandbox has got a template for, as often as it has. */
  sentTo(waIds: readonly string[]): string[];
  /** The sweeper's round, and all that it sets off; so much later, when said. */
  sweep(laterMs?: number): Promise<void>;
}

/** What the assistant answers those who write is not part of it. */
const isTemplate = (body: object): boolean => 'type' in body && body.type === 'template';

export function bulksOf(line: Line, template: string): Bulks {
  const { shop: { owner } } = line;
  const path = (rest = ''): string => `${owner.storePath}/bulk-messages${rest}`;
  let people = 0;
  return {
    path,
    numbers: (count) => Array.from({ length: count }, () => `34622${String(100_000 + (people += 1))}`),
    draft: async (waIds, change = {}) => {
      const bulk = (await owner.post(path(), { title: 'Autumn' }).expect(201)).body as Bulk;
      const rows = waIds.map((waId, place) => ({ mobile_number: `+${waId}`, recipient_name: `Person ${place}`, recipient_data: { city: place % 2 === 0 ? 'Ulm' : '' } }));
      if (rows.length > 0) await owner.post(`${owner.storePath}/recipient-lists/${bulk.own_list_id}/recipients`, { rows }).expect(200);
      await owner.patch(path(`/${bulk.id}`), { template_id: template, variable_type: 'unique', values: { 1: { column: 'recipient_name', fallback: 'friend' }, 2: { column: 'city', fallback: 'your town' } }, ...change }).expect(200);
      return bulk;
    },
    start: async (bulk) => void await owner.post(path(`/${bulk.id}/start`)).expect(200),
    get: async (bulk) => (await owner.get(path(`/${bulk.id}`)).expect(200)).body,
    results: async (bulk, query = '') => (await owner.get(path(`/${bulk.id}/recipients?limit=100${query}`)).expect(200)).body.data,
    sentTo: (waIds) => line.sandbox.meta.sent.filter(({ customer, body }) => isTemplate(body) && waIds.includes(customer.waId ?? '')).map(({ customer }) => customer.waId ?? ''),
    sweep: async (laterMs = 0) => {
      line.t.clock.advance(laterMs);
      line.sandbox.advance(laterMs);
      await line.t.app.get(Sweeper, { strict: false }).sweep();
      await line.settled();
    },
  };
}

/** An approved template, here and in the sandbox. Gives its public id. @param options.picture public id of the picture above it */
export async function anApprovedTemplate(line: Pick<Line, 't' | 'sandbox'>, shop: Shop, { name = 'autumn_sale', category = 'marketing', body = 'Hello {{1}}, {{2}} is on sale for a few days', picture }: { name?: string; category?: string; body?: string; picture?: string } = {}): Promise<string> {
  const { owner, account, businessId } = shop;
  const samples = { 1: 'Lina', 2: 'the lamp' };
  const made = await owner.post(`${owner.storePath}/templates`, { account_id: account, label: name.replaceAll('_', ' '), language: 'en_US', category, components: { ...(picture === undefined ? {} : { header: { format: 'image', media_id: picture } }), body, buttons: [], samples } }).expect(201);
  await line.t.owner.query(`update templates set status = 'approved', external_id = $2 where id = $1`, [parsePublicId('template', made.body.id), `9${Date.now()}`]);
  line.sandbox.meta.addTemplate({ businessAccountId: businessId, name: String(made.body.name), category: category.toUpperCase() as 'MARKETING', components: [...(picture === undefined ? [] : [{ type: 'HEADER', format: 'IMAGE' }]), { type: 'BODY', text: body }] });
  return String(made.body.id);
}
