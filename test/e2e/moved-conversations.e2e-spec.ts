import { parsePublicId, publicId } from '#contracts';
import type { AddressInfo } from 'node:net';
import { AccountsService } from '../../apps/api/src/modules/accounts/index.js';
import { Deliver } from '../../apps/api/src/pipeline/deliver/deliver.js';
import { untilBlocked } from '../support/locks.js';
import { type Line, openLine, rows } from '../support/shop.js';

describe('moved conversations', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  afterEach(() => {
    line.sandbox.chaos.clear();
    expect(line.sandbox.unplanned).toEqual([]);
    expect(line.t.warnings).toEqual([]);
  });

  it('what waits in a moved conversation leaves through the account it belongs to, and nothing stays stuck behind it', async () => {
    const shop = await line.openShop();
    const { owner } = shop;
    await owner.patch(`${owner.storePath}/assistant`, { enabled: false });
    const [tried, templated, both, doubtful, racing] = ['34655000011', '34655000012', '34655000013', '34655000014', '34655000015'] as const;
    for (const waId of [tried, templated, both, doubtful, racing]) await line.sandbox.phone({ waId, name: waId }).with(shop.numberId).text('Hello');
    await line.settled();
    const talks = await rows<{ id: string; customer_id: string; wa: string }>(line.t, `select c.id, c.customer_id, i.value as wa from conversations c
      join customer_identities i on i.store_id = c.store_id and i.customer_id = c.customer_id and i.kind = 'wa_id' where c.store_id = $1`, [shop.storeId]);
    const talkOf = (wa: string) => talks.find((talk) => talk.wa === wa)!;
    const write = async (wa: string, text: string) => { await owner.post(`${owner.storePath}/conversations/${publicId('conversation', talkOf(wa).id)}/messages`, { content: { kind: 'text', text } }).expect(201); };
    const session = line.sandbox.wasender.addSession();
    const { body: account } = await owner.post(`${owner.storePath}/accounts`, { provider: 'wasender', name: 'Linked phone', fields: { url: `${line.sandbox.url}/wasender`, apiKey: session.apiKey, webhookSecret: session.webhookSecret, personalToken: line.sandbox.wasender.personalToken, messagesPerMinute: '256', sessionNumber: String(session.id) } }).expect(201);
    session.webhookUrl = `http://127.0.0.1:${(line.t.app.getHttpServer().address() as AddressInfo).port}${new URL((await owner.get(`${owner.storePath}/channels`)).body.data[1].numbers[0].callback_url).pathname}`;
    const linkedId = parsePublicId('account', account.id) ?? '';
    await line.sandbox.wasender.phone(both, session).text('I am here already');
    const throughMeta = () => line.sandbox.meta.sent.filter((sent) => sent.numberId === shop.numberId).map((sent) => sent.type);
    const queue = () => rows<{ text: string; status: string; account: string; failure: { code: string } | null }>(line.t, `select text, status, failure, case account_id when $2 then 'old' else 'new' end as account
      from messages where store_id = $1 and direction = 'out' order by created_at, id`, [shop.storeId, shop.accountId]);
    const asTemplate = (text: string) => rows(line.t, `update messages set kind = 'template', content = '{"kind":"template","name":"welcome","language":"en_US"}' where store_id = $1 and text = $2`, [shop.storeId, text]);
    line.sandbox.meta.addTemplate({ businessAccountId: shop.businessId, name: 'welcome' });

    line.sandbox.chaos.set({ expiredToken: 1 }, { numberId: shop.numberId });
    await write(tried, 'Refused once');
    await line.settled();
    for (const [wa, text] of [[templated, 'Template'], [templated, 'Behind it'], [both, 'Stays'], [doubtful, 'Perhaps sent']] as const) await write(wa, text);
    await line.settled();
    await asTemplate('Template');
    await rows(line.t, `update messages set unknown_count = 1 where store_id = $1 and text = 'Perhaps sent'`, [shop.storeId]);
    expect((await queue()).map(({ status }) => status)).toEqual(['queued', 'queued', 'queued', 'queued', 'queued']);

    const at = `${owner.storePath}/accounts/${account.id}`;
    expect((await owner.get(`${at}/conversation-sources`).expect(200)).body.data).toMatchObject([{ moves: 4, stays: 1, queued: 2 }]);
    // A customer begins a thread with the other account while the conversations move.
    await line.t.owner.query('begin');
    await rows(line.t, `insert into conversations (store_id, id, account_id, customer_id, handler_changed_at, last_message_at, created_at, updated_at)
      values ($1, gen_random_uuid(), $2, $3, now(), now(), now(), now())`, [shop.storeId, linkedId, talkOf(racing).customer_id]);
    const moving = owner.post(`${at}/conversation-moves`, { from_account_id: shop.account }).expect(201).then(({ body }) => body);
    await untilBlocked(line.t.owner, 1);
    await line.t.owner.query('commit');
    const move = await moving;
    expect(move).toMatchObject({ moved: 3, stayed: 2, queued: 2 });
    await line.settled();
    // Rung for by whoever still takes the conversation for the new account's.
    expect(await line.t.app.get(Deliver, { strict: false }).next(shop.storeId, talkOf(templated).id, linkedId)).toEqual({ kind: 'idle' });
    expect(await queue()).toMatchObject([
      { text: 'Refused once', account: 'new', status: 'delivered' }, { text: 'Template', account: 'old', status: 'queued' }, { text: 'Behind it', account: 'new', status: 'delivered' },
      { text: 'Stays', account: 'old', status: 'queued' }, { text: 'Perhaps sent', account: 'old', status: 'failed', failure: { code: 'window.closed' } },
    ]);
    expect(throughMeta()).toEqual([]);
    await owner.post(`${owner.storePath}/accounts/${shop.account}/check`).expect(200);
    await line.settled();
    expect(throughMeta().sort()).toEqual(['template', 'text']);
    expect(line.sandbox.wasender.sent.map(({ body }) => (body as { text?: string }).text)).toEqual(expect.arrayContaining(['Refused once', 'Behind it']));

    // What once may have arrived never changes its account by itself; a person who sends it again means the thread as it is.
    const [doubt] = await rows<{ id: string; conversation_id: string }>(line.t, `select id, conversation_id from messages where store_id = $1 and text = 'Perhaps sent'`, [shop.storeId]);
    await owner.post(`${owner.storePath}/conversations/${publicId('conversation', doubt!.conversation_id)}/messages/${publicId('message', doubt!.id)}/retry`).expect(201);
    await line.settled();
    expect((await queue()).find(({ text }) => text === 'Perhaps sent')).toMatchObject({ account: 'new', status: 'delivered' });

    await line.sandbox.wasender.setState(session, 'logged_out');
    await line.settled();
    await write(tried, 'Back again');
    await line.settled();
    expect((await queue()).at(-1)).toMatchObject({ text: 'Back again', account: 'new', status: 'queued' });
    await owner.post(`${owner.storePath}/conversation-moves/${move.id}/undo`).expect(200);
    await line.settled();
    expect((await queue()).at(-1)).toMatchObject({ account: 'old', status: expect.stringMatching(/sent|delivered|read/) });

    await line.sandbox.wasender.setState(session, 'connected');
    await line.settled();
    await line.t.app.get(AccountsService, { strict: false }).pause(shop.storeId, shop.accountId, { code: '190', text: 'The token has expired.' });
    for (const text of ['Last template', 'Last words']) await write(tried, text);
    await line.settled();
    await asTemplate('Last template');
    await owner.patch(`${owner.storePath}/accounts/${shop.account}`, { status: 'inactive' }).expect(200);
    await owner.post(`${at}/conversation-moves`, { from_account_id: shop.account }).expect(201);
    await line.settled();
    expect((await queue()).slice(-2)).toMatchObject([{ account: 'old', status: 'failed', failure: { code: 'account.inactive' } }, { text: 'Last words', account: 'new', status: 'delivered' }]);
  });
});
