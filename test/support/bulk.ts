import { parsePublicId } from '#contracts';
import type { Line, Shop } from './shop.js';

/** An approved template, here and in the sandbox. Gives its public id. */
export async function anApprovedTemplate(line: Pick<Line, 't' | 'sandbox'>, shop: Shop, { name = 'autumn_sale', category = 'marketing', body = 'Hello {{1}}, {{2}} is on sale for a few days' }: { name?: string; category?: string; body?: string } = {}): Promise<string> {
  const { owner, account, businessId } = shop;
  const samples = { 1: 'Lina', 2: 'the lamp' };
  const made = await owner.post(`${owner.storePath}/templates`, { account_id: account, label: name.replaceAll('_', ' '), language: 'en_US', category, components: { body, buttons: [], samples } }).expect(201);
  await line.t.owner.query(`update templates set status = 'approved', external_id = $2 where id = $1`, [parsePublicId('template', made.body.id), `9${Date.now()}`]);
  line.sandbox.meta.addTemplate({ businessAccountId: businessId, name: String(made.body.name), category: category.toUpperCase() as 'MARKETING', components: [{ type: 'BODY', text: body }] });
  return String(made.body.id);
}
