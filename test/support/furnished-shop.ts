import { type IdKind, parsePublicId, publicId, SCOPES } from '#contracts';
import { MediaFiles } from '../../apps/api/src/modules/media/index.js';
import { aColleague } from './login.js';
import { type Line, rows, type Shop } from './shop.js';

/**
 * A life in a shop, so that one of each thing exists.
 * @param mark stands in every text of it
 * @returns the ids by the names that they have in paths of the API
 */
export async function furnish(line: Line, shop: Shop, mark: string): Promise<Record<string, string>> {
  const { t, sandbox } = line;
  const { owner, storeId } = shop;
  const ids: Record<string, string> = {};
  const phone = sandbox.phone({ waId: '34644100001', name: `${mark} Customer` }).with(shop.numberId);
  await phone.text(`${mark} do you have a blue mug?`);
  await line.settled();
  const at = (path: string): string => `${owner.storePath}/${path}`;
  const chair = (await owner.post(at('products'), { title: `${mark} Chair`, status: 'active', variants: [{ price: { amount: 100, currency: 'USD' } }] }).expect(201)).body as { id: string; variants: { id: string }[] };
  Object.assign(ids, { product_id: chair.id, variant_id: chair.variants[0]?.id });
  ids['knowledge_id'] = (await owner.post(at('knowledge'), { title: `${mark} Returns`, body: `${mark} within two weeks` }).expect(201)).body.id;
  const document = await t.http().post(at('knowledge/sources/documents')).set('cookie', owner.cookie).set('x-csrf-token', owner.csrf).attach('file', Buffer.from(`${mark} within two weeks`), `${mark}.txt`);
  ids['source_id'] = document.body.id;
  ids['invitation_id'] = (await owner.post(at('invitations'), { email: 'zzyzx@example.com', role: 'agent' }).expect(201)).body.id;
  ids['api_key_id'] = (await owner.post(at('api-keys'), { name: mark, scopes: [...SCOPES] }).expect(201)).body.id;
  const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const spare = parsePublicId('account', (await owner.post(at('accounts'), { provider: 'wasender', name: `${mark} spare`, status: 'inactive', fields: {} }).expect(201)).body.id);
  const [move] = await rows<{ id: string }>(t, `insert into conversation_moves (store_id, id, from_account_id, to_account_id, moved_by, created_at)
    values ($1, gen_random_uuid(), $2, $3, 'zzyzx', now()) returning id`, [storeId, spare, shop.accountId]);
  ids['conversation_move_id'] = publicId('conversation_move', move?.id ?? '');
  ids['media_id'] = publicId('media', (await t.app.get(MediaFiles, { strict: false }).put(storeId, pixel, { filename: `${mark}.png` })).id);
  const csv = await t.http().post(at('product-imports')).set('cookie', owner.cookie).set('x-csrf-token', owner.csrf).set('content-type', 'text/csv').send(`title,price\n${mark} Lamp,10.00\n`);
  ids['import_id'] = csv.body.id;
  ids['knowledge_import_id'] = (await t.http().post(at('knowledge/imports')).set('cookie', owner.cookie).set('x-csrf-token', owner.csrf).set('content-type', 'text/csv').send(`question,answer\n${mark} again?,${mark} yes\n`)).body.id;
  await line.settled();
  const colleague = await aColleague(t, owner, 'agent');
  const [talk] = (await owner.get(at('conversations')).expect(200)).body.data as { id: string }[];
  ids['note_id'] = (await owner.post(at(`conversations/${talk?.id}/notes`), { body: `${mark} wants a refund` }).expect(201)).body.id;
  ids['rate_card_id'] = (await owner.post(at('rate-cards'), { effective_from: '2026-10-01', currency: 'EUR', rates: [] }).expect(201)).body.id;
  ids['synonyms_id'] = (await owner.post(at('synonyms'), { words: [mark, 'chair'] }).expect(201)).body.id;
  ids['label_id'] = (await owner.post(at('labels'), { name: mark, color: 'red' }).expect(201)).body.id;
  await owner.put(at(`conversations/${talk?.id}/labels/${ids['label_id']}`)).expect(200);
  ids['canned_reply_id'] = (await owner.post(at('canned-replies'), { shortcut: 'zzyzx', body: `${mark} greets you` }).expect(201)).body.id;
  ids['inbox_view_id'] = (await owner.post(at('inbox-views'), { name: mark, shared: true, filter: { tab: 'all', unread: true } }).expect(201)).body.id;
  const bulk = (await owner.post(at('bulk-messages'), { title: mark }).expect(201)).body as { id: string };
  ids['bulk_message_id'] = bulk.id;
  ids['notification_rule_id'] = (await owner.post(at('notification-rules'), { name: mark, trigger: 'custom_event', event_name: 'zzyzx' }).expect(201)).body.id;
  const soldOut = (await owner.post(at('products'), { title: `${mark} Stool`, status: 'active', variants: [{ price: { amount: 100, currency: 'USD' }, stock: 0 }] }).expect(201)).body as { variants: { id: string }[] };
  ids['stock_wish_id'] = (await owner.post(at('stock-wishes'), { customer: '+34644100008', variant_id: soldOut.variants[0]?.id }).expect(201)).body.id;
  const regulars = (await owner.post(at('recipient-lists'), { name: mark }).expect(201)).body as { id: string };
  ids['recipient_list_id'] = regulars.id;
  await owner.post(at(`recipient-lists/${regulars.id}/recipients`), { rows: [{ mobile_number: '+34644100009', recipient_name: mark }] }).expect(200);
  ids['recipient_id'] = (await owner.get(at(`recipient-lists/${regulars.id}/recipients`)).expect(200)).body.data[0].id;
  ids['template_id'] = (await owner.post(at('templates'), { account_id: shop.account, label: mark, language: 'en', category: 'utility', components: { body: `${mark} is on its way`, buttons: [], samples: {} } }).expect(201)).body.id;
  await owner.patch(at('assistant/draft'), { greeting: `${mark} greets you` }).expect(200);
  ids['version_id'] = (await owner.post(at('assistant/versions'), { note: mark }).expect(201)).body.id;
  ids['test_id'] = (await owner.post(at('assistant/tests'), { title: mark, messages: [{ author: 'customer', text: `${mark}?` }], expectations: [] }).expect(201)).body.id;
  ids['order_id'] = (await owner.post(at('orders'), { conversation_id: talk?.id, lines: [{ variant_id: chair.variants[0]?.id, quantity: 1 }], note: `${mark} hurry` }).expect(201)).body.id;
  const found = async (kind: IdKind, table: string): Promise<string> => publicId(kind, (await rows<{ id: string }>(t, `select id from ${table} where store_id = $1 order by id desc limit 1`, [storeId]))[0]?.id ?? '');
  Object.assign(ids, {
    store_id: publicId('store', storeId), account_id: shop.account, customer_id: await found('customer', 'customers'), conversation_id: await found('conversation', 'conversations'),
    message_id: await found('message', 'messages'), run_id: await found('run', 'runs'), event_id: await found('webhook_event', 'webhook_events'), member_id: await found('member', 'members'),
    user_id: publicId('user', colleague.userId), provider: 'nobody', date_name: 'birthday',
  });
  return ids;
}
