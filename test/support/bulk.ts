import { parsePublicId } from '#contracts';
import type { Line, Shop } from './shop.js';

/** An approved template, here and in the sandbox. Gives its public id. @param options.picture public id of the picture above it */
export async function anApprovedTemplate(line: Pick<Line, 't' | 'sandbox'>, shop: Shop, { name = 'autumn_sale', category = 'marketing', body = 'Hello {{1}}, {{2}} is on sale for a few days', picture }: { name?: string; category?: string; body?: string; picture?: string } = {}): Promise<string> {
  const { owner, account, businessId } = shop;
  const samples = { 1: 'Lina', 2: 'the lamp' };
  const made = await owner.post(`${owner.storePath}/templates`, { account_id: account, label: name.replaceAll('_', ' '), language: 'en_US', category, components: { ...(picture === undefined ? {} : { header: { format: 'image', media_id: picture } }), body, buttons: [], samples } }).expect(201);
  await line.t.owner.query(`update templates set status = 'approved', external_id = $2 where id = $1`, [parsePublicId('template', made.body.id), `9${Date.now()}`]);
  line.sandbox.meta.addTemplate({ businessAccountId: businessId, name: String(made.body.name), category: category.toUpperCase() as 'MARKETING', components: [...(picture === undefined ? [] : [{ type: 'HEADER', format: 'IMAGE' }]), { type: 'BODY', text: body }] });
  return String(made.body.id);
}
