import { randomInt } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type Line, openLine, rows } from '../support/shop.js';
import { deliver } from '../support/bodies.js';

/** A phone number comes with another business-scoped id than before. */
describe('phone numbers with a new owner', () => {
  let line: Line;
  let origin = '';
  beforeAll(async () => {
    line = await openLine();
    origin = `http://127.0.0.1:${(line.t.app.getHttpServer().address() as AddressInfo).port}`;
  });
  afterAll(() => line.close());

  let names = 0;
  const now = (): number => Math.floor(line.t.clock.now().getTime() / 1000);
  const aNumber = (): string => `34655${String(randomInt(100_000, 999_999))}`;
  const anId = (): string => `ES.${randomInt(1_000_000_000)}${(names += 1)}`;
  const send = async (...values: { field?: string; businessId?: string; value: object }[]): Promise<void> => {
    const { numberId, businessId, appSecret } = line.shop;
    const entry = values.map(({ field = 'messages', businessId: other, value }) => ({
      id: other ?? businessId, changes: [{ field, value: { messaging_product: 'whatsapp', metadata: { display_phone_number: '1', phone_number_id: numberId }, ...value } }],
    }));
    expect(await deliver(origin, JSON.stringify({ object: 'whatsapp_business_account', entry }), appSecret)).toBe(200);
    await line.settled();
    line.t.clock.advance(5_000);
  };
  const says = (waId: string | undefined, userId: string | undefined, text: string, at = now()): { value: object } => ({ value: {
    contacts: [{ ...(waId && { wa_id: waId }), ...(userId && { user_id: userId }), profile: { name: text } }],
    messages: [{ ...(waId && { from: waId }), ...(userId && { from_user_id: userId }), id: `wamid.${anId()}`, timestamp: String(at), type: 'text', text: { body: text } }],
  } });
  const system = (waId: string, userId: string | undefined, news: object): { value: object } => ({ value: {
    messages: [{ from: waId, ...(userId && { from_user_id: userId }), id: `wamid.${anId()}`, timestamp: String(now()), type: 'system', system: { body: 'changed', ...news } }],
  } });
  /** The customers who said these, as letters: the same letter for the same person. */
  const people = async (...texts: string[]): Promise<string> => {
    const said = await rows<{ text: string; id: string }>(line.t, `
      select m.text, coalesce(k.merged_into, k.id) as id from messages m join conversations v on v.id = m.conversation_id join customers k on k.id = v.customer_id
      where m.store_id = $1 and m.direction = 'in' and m.text = any($2)`, [line.shop.storeId, texts]);
    const ids = texts.map((text) => said.find((row) => row.text === text)?.id ?? 'nobody');
    return ids.map((id) => 'ABCDEF'[[...new Set(ids)].indexOf(id)]).join('');
  };
  const identitiesOf = async (bsuid: string): Promise<{ phone: string | null; ids: string[] }> => {
    const [row] = await rows<{ phone: string | null; ids: string[] }>(line.t, `
      select c.phone, array(select kind from customer_identities i where i.store_id = c.store_id and i.customer_id = c.id order by kind) as ids
      from customers c join customer_identities b on b.store_id = c.store_id and b.customer_id = c.id and b.kind = 'bsuid' and b.value = $1`, [bsuid]);
    return { phone: row?.phone ?? null, ids: row?.ids ?? [] };
  };

  it('belong to somebody else: another customer, and nobody writes to the first one under that number', async () => {
    const [waId, first, second] = [aNumber(), anId(), anId()];
    const words = [`one ${waId}`, `two ${waId}`, `three ${waId}`] as const;
    await send(says(waId, first, words[0]));
    await send(says(waId, second, words[1]));
    await send(says(waId, second, words[2]));
    expect(await people(...words)).toBe('ABB');
    expect(await identitiesOf(first)).toEqual({ phone: null, ids: ['bsuid'] });
    expect(await identitiesOf(second)).toEqual({ phone: `+${waId}`, ids: ['bsuid', 'phone', 'wa_id'] });
  });

  it('so also where both come in one webhook, and where the second is known already by the id alone', async () => {
    const [waId, first, second] = [aNumber(), anId(), anId()];
    const words = [`one ${waId}`, `two ${waId}`] as const;
    await send(says(waId, first, words[0], now() - 2), says(waId, second, words[1]));
    expect(await people(...words)).toBe('AB');
    const [other, third, fourth] = [aNumber(), anId(), anId()];
    const more = [`one ${other}`, `two ${other}`, `three ${other}`] as const;
    await send(says(other, third, more[0]));
    await send(says(undefined, fourth, more[1]));
    await send(says(other, fourth, more[2]));
    expect(await people(...more)).toBe('ABB');
    expect(await identitiesOf(third)).toEqual({ phone: null, ids: ['bsuid'] });
  });

  it('stay theirs when something older of the first owner comes late', async () => {
    const [waId, first, second] = [aNumber(), anId(), anId()];
    const words = [`one ${waId}`, `two ${waId}`, `late ${waId}`, `three ${waId}`] as const;
    await send(says(waId, first, words[0]));
    const early = now();
    line.t.clock.advance(60_000);
    await send(says(waId, second, words[1]));
    await send(says(waId, first, words[2], early));
    await send(says(waId, second, words[3]));
    expect(await people(...words)).toBe('ABAB');
    expect((await identitiesOf(second)).phone).toBe(`+${waId}`);
  });

  it.each(['before', 'after', 'with'] as const)('do not have one when WhatsApp says, %s the first message, that the id changed', async (when) => {
    const [waId, first, second] = [aNumber(), anId(), anId()];
    const words = [`one ${waId}`, `two ${waId}`, `three ${waId}`] as const;
    const changed = { field: 'user_id_update', value: { user_id_update: [{ wa_id: waId, user_id: { previous: first, current: second }, timestamp: now() }] } };
    await send(says(waId, first, words[0]));
    if (when === 'with') await send(says(waId, second, words[1]), changed);
    else for (const each of when === 'before' ? [changed, says(waId, second, words[1])] : [says(waId, second, words[1]), changed]) await send(each);
    await send(says(waId, second, words[2]));
    expect(await people(...words)).toBe('AAA');
    expect((await identitiesOf(second)).phone).toBe(`+${waId}`);
  });

  it('have not, where somebody moves to a new number and gets the new id with it; the old number\'s next owner is another', async () => {
    const [old, moved, first, second, stranger] = [aNumber(), aNumber(), anId(), anId(), anId()];
    const words = [`one ${old}`, `two ${old}`, `three ${old}`] as const;
    await send(says(old, first, words[0]));
    await send(system(old, first, { type: 'user_changed_number', wa_id: moved }));
    await send(says(moved, second, words[1]));
    await send(says(old, stranger, words[2]));
    expect(await people(...words)).toBe('AAB');
  });

  it.each(['before', 'after'] as const)('belong to somebody else, too, where somebody of whom no id is known moved, and WhatsApp says so %s the next owner writes', async (when) => {
    const [old, moved, stranger] = [aNumber(), aNumber(), anId()];
    const words = [`one ${old}`, `two ${old}`, `three ${old}`] as const;
    await send(says(old, undefined, words[0]));
    const move = system(old, undefined, { type: 'user_changed_number', wa_id: moved });
    line.t.clock.advance(5_000);
    const next = says(old, stranger, words[1]);
    for (const each of when === 'before' ? [move, next] : [next, move]) await send(each);
    await send(says(moved, undefined, words[2]));
    expect(await identitiesOf(stranger)).toEqual({ phone: `+${old}`, ids: ['bsuid', 'phone', 'wa_id'] });
    // What was told of the number alone stays where it was: with whoever had come under it until then.
    expect(await people(...words)).toBe(when === 'before' ? 'ABA' : 'AAB');
  });

  it('have not, where another business account has ids of its own for the same people, nor where the id is told for the first time', async () => {
    const [waId, first, second] = [aNumber(), anId(), anId()];
    const words = [`one ${waId}`, `two ${waId}`, `three ${waId}`, `four ${waId}`] as const;
    await send(says(waId, undefined, words[0]));
    await send(says(waId, first, words[1]));
    await send({ ...says(waId, second, words[2]), businessId: '999000111222' });
    await send(says(waId, first, words[3]));
    expect(await people(...words)).toBe('AAAA');
  });

  it('promise 2: what was told of the number alone stays with whom it was told of, also when it is told again', async () => {
    const [waId, first, second] = [aNumber(), anId(), anId()];
    const early = says(waId, undefined, `one ${waId}`);
    const prefers = { field: 'user_preferences', value: { user_preferences: [{ wa_id: waId, category: 'marketing_messages', value: 'stop', timestamp: now() }] } };
    await send(early, prefers);
    await send(says(waId, first, `two ${waId}`));
    // Known by a wish alone, and without a conversation.
    await send({ field: 'user_preferences', value: { user_preferences: [{ wa_id: waId, user_id: second, category: 'marketing_messages', value: 'resume', timestamp: now() }] } });
    const known = () => rows(line.t, `
      select c.profile_name, c.opted_out_at is not null as opted_out, (select count(*)::int from conversations v where v.store_id = c.store_id and v.customer_id = c.id) as conversations,
        (select count(*)::int from consent_facts f where f.store_id = c.store_id and f.customer_id = c.id) as wishes
      from customers c join customer_identities i on i.store_id = c.store_id and i.customer_id = c.id and i.kind = 'bsuid' and i.value in ($2, $3) where c.store_id = $1 order by i.value = $3`, [line.shop.storeId, first, second]);
    const before = await known();
    expect(before).toEqual([{ profile_name: `two ${waId}`, opted_out: true, conversations: 1, wishes: 1 }, { profile_name: null, opted_out: false, conversations: 0, wishes: 1 }]);
    await send(early, prefers);
    expect(await known()).toEqual(before);
  });
});
