import { OPT_OUT_PAYLOAD } from '#contracts';
import { linkedPhones } from '../support/linked-phones.js';
import { type Line, openLine, rows } from '../support/shop.js';

describe('numbered answers', () => {
  let line: Line;
  let { link, phoneOf, bubbles, send } = {} as ReturnType<typeof linkedPhones>;
  beforeAll(async () => {
    line = await openLine();
    ({ link, phoneOf, bubbles, send } = linkedPhones(line));
  });
  afterAll(() => line.close());

  it('R58, R59: buttons and lists go out numbered, and the number comes back as the choice', async () => {
    const linked = await link();
    const ana = phoneOf(linked, '12025550241');
    await send(linked, '+12025550241', { kind: 'buttons', body: 'What next?', buttons: [{ id: 'menu', title: 'View Menu' }, { id: 'human', title: 'Talk to Human' }] });
    await line.settled();
    expect(ana.thread.lastFromBusiness()?.content).toEqual({ body: 'What next?\n\n1. View Menu\n2. Talk to Human' });
    await ana.text('2');
    await line.settled();
    const [choice] = await rows<{ content: unknown; extra: unknown; reply_to_external_id: string }>(line.t, `select content, extra, reply_to_external_id from messages where store_id = $1 and direction = 'in'`, [linked.storeId]);
    expect(choice).toMatchObject({ content: { kind: 'choice', of: 'button', id: 'human', title: 'Talk to Human' }, extra: { said: '2' }, reply_to_external_id: line.sandbox.wasender.sent.at(-1)?.id });
    await send(linked, '+12025550241', { kind: 'text', text: 'How many?' });
    await line.settled();
    await ana.text('2');
    await line.settled();
    expect((await bubbles(linked)).filter(({ direction }) => direction === 'in').map(({ kind, text }) => [kind, text])).toEqual(expect.arrayContaining([['choice', 'Talk to Human'], ['text', '2']]));
  });

  it('a number that chooses a template\'s opt-out button stops marketing, and one that chooses another brings back what it was given', async () => {
    const linked = await link();
    const { owner } = linked;
    const { body: { id } } = await owner.post(`${owner.storePath}/templates`, { account_id: linked.account, label: 'News', language: 'en', category: 'marketing', components: {
      body: 'News for you', buttons: [{ kind: 'quick_reply', text: 'Yes' }, { kind: 'quick_reply', text: 'Not for me', opt_out: true }, { kind: 'quick_reply', text: 'Stop promotions' }], samples: {},
    } }).expect(201);
    const answers = async (number: string, words: string) => {
      await send(linked, `+${number}`, { kind: 'template', template_id: id, values: { 'button.0': 'wants_news' } });
      await line.settled();
      await phoneOf(linked, number).text(words);
      await line.settled();
      return (await rows<{ content: unknown; extra: unknown; facts: unknown }>(line.t, `select m.content, m.extra, (select json_agg(json_build_array(f.allowed, f.source, f.words)) from consent_facts f where f.store_id = m.store_id and f.message_id = m.id) as facts
        from messages m join conversations v on v.store_id = m.store_id and v.id = m.conversation_id join customers c on c.store_id = v.store_id and c.id = v.customer_id
        where m.store_id = $1 and m.direction = 'in' and c.phone = $2`, [linked.storeId, `+${number}`]))[0];
    };
    expect(await answers('12025550242', '1')).toMatchObject({ content: { kind: 'choice', id: 'wants_news', title: 'Yes' }, facts: null });
    expect(await answers('12025550243', '2')).toMatchObject({ content: { kind: 'choice', id: OPT_OUT_PAYLOAD }, extra: { said: '2', consent: 'stop' }, facts: [[false, 'button', 'Not for me']] });
    expect(await answers('12025550244', '3')).toMatchObject({ content: { kind: 'choice', id: 'Stop promotions' }, facts: [[false, 'button', 'Stop promotions']] });
    expect(await answers('12025550245', 'stop')).toMatchObject({ content: { kind: 'text' }, facts: [[false, 'keyword', 'stop']] });
  });

  it('R58, R59: a number answers what was sent, not what still waits, and for a day', async () => {
    const linked = await link();
    const ana = phoneOf(linked, '12025550291');
    const ask = (prefix: string) => send(linked, '+12025550291', { kind: 'buttons', body: prefix, buttons: [{ id: `${prefix}_one`, title: `${prefix} one` }, { id: `${prefix}_two`, title: `${prefix} two` }] });
    const answer = async (words: string): Promise<unknown> => {
      const { id } = await ana.text(words);
      await line.settled();
      return (await rows<{ content: unknown }>(line.t, 'select content from messages where store_id = $1 and external_id = $2', [linked.storeId, id]))[0]?.content;
    };
    await ask('Sent');
    await line.settled();
    await line.sandbox.wasender.setState(linked.session, 'logged_out');
    await line.settled();
    await ask('Waiting');
    await send(linked, '+12025550291', { kind: 'text', text: 'Also waits' });
    await line.settled();
    expect(await answer('1')).toMatchObject({ kind: 'choice', id: 'Sent_one' });
    await rows(line.t, `update messages set created_at = created_at - interval '25 hours' where store_id = $1 and status = 'delivered'`, [linked.storeId]);
    expect(await answer('2')).toMatchObject({ kind: 'text', text: '2' });
  });
});
