import { waIdOf } from '../../apps/api/src/modules/conversations/outbox.queries.js';
import { matchCustomers, type Sighting } from '../../apps/api/src/modules/customers/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { aStore } from '../support/webhooks.js';

type Seen = Omit<Sighting, 'storeId'>;
const [NUMBER, OTHER] = ['34655000001', '34655000002'];
const at = (second: number): Date => new Date(Date.UTC(2026, 3, 1) + second * 1000);
/** Somebody wrote; the id is one of the store's business account. */
const wrote = (second: number, bsuid: string | undefined, waId?: string, profileName?: string): Seen => ({ at: at(second), scope: 'business', person: { ...(bsuid && { bsuid }), ...(waId && { waId }), ...(profileName && { profileName }) } });
/** The provider's word that ids changed. */
const changed = (second: number, before: Seen['person'], person: Seen['person']): Seen => ({ at: at(second), scope: 'business', before, person });

/** Whose a number is rests on what events say: the same people in every order, one by one and together. */
describe('customers and their numbers, in every order of arrival', () => {
  let t: TestApp;
  let storeId: string;
  beforeAll(async () => {
    t = await startApp({ ROLE: 'api' });
    storeId = await aStore(t);
  });
  afterAll(() => t.close());

  /** People as lists of what they are known by, with what they are called, after these were taken in, `size` at a time. */
  const people = (events: readonly Seen[], size = 1): Promise<unknown[]> => peopleOf(Array.from({ length: Math.ceil(events.length / size) }, (_, place) => events.slice(place * size, (place + 1) * size)));
  async function peopleOf(batches: readonly (readonly Seen[])[]): Promise<unknown[]> {
    await t.owner.query('delete from customers');
    for (const batch of batches) await t.db.acrossStores('ingest', (tx) => matchCustomers(tx, batch.map((event) => ({ storeId, ...event })), t.clock.now()));
    const { rows } = await t.owner.query<{ person: unknown }>(`
      select array_to_string(array(select i.kind || ' ' || i.value from customer_identities i where i.store_id = c.store_id and i.customer_id = c.id order by 1), ', ') || ': ' || coalesce(c.profile_name, '-') || ' ' || coalesce(c.phone, '-') as person
      from customers c where c.store_id = $1 and c.merged_into is null order by 1`, [storeId]);
    // Whoever has a number is written to under it.
    expect((await t.owner.query(`select phone, wa_id from (select c.phone, ${waIdOf('c')} as wa_id from customers c where c.store_id = $1 and c.merged_into is null) c where right(phone, 8) is distinct from right(wa_id, 8)`, [storeId])).rows).toEqual([]);
    return rows.map(({ person }) => person);
  }
  const phoneOf = (waId: string): string => `phone +${waId}, wa_id ${waId}`;

  it.each<[string, Seen[], string[]]>([
    ['a number that was given to somebody else', [wrote(1, 'ES.1', NUMBER, 'Ana'), wrote(9, 'ES.2', NUMBER, 'Bea'), wrote(5, 'ES.1', undefined, 'Ana'), wrote(12, 'ES.2', NUMBER, 'Bea')],
      ['bsuid ES.1: Ana -', `bsuid ES.2, ${phoneOf(NUMBER)}: Bea +${NUMBER}`]],
    ['one that two had before', [wrote(1, 'ES.3', NUMBER), wrote(2, 'ES.1', NUMBER), wrote(3, 'ES.2', NUMBER), wrote(4, 'ES.2', NUMBER)],
      ['bsuid ES.1: - -', `bsuid ES.2, ${phoneOf(NUMBER)}: - +${NUMBER}`, 'bsuid ES.3: - -']],
    ['a number of which the former owner is heard once more, late', [wrote(4, 'ES.1', NUMBER), wrote(1, 'ES.1', NUMBER), wrote(3, 'ES.2', NUMBER)],
      ['bsuid ES.1: - -', `bsuid ES.2, ${phoneOf(NUMBER)}: - +${NUMBER}`]],
    ['owners of one second: the greatest id', [wrote(1, 'ES.2', NUMBER), wrote(1, 'ES.1', NUMBER), wrote(1, 'ES.3', NUMBER)],
      ['bsuid ES.1: - -', 'bsuid ES.2: - -', `bsuid ES.3, ${phoneOf(NUMBER)}: - +${NUMBER}`]],
    ['an id that changed', [wrote(1, 'ES.1', NUMBER, 'Ana'), changed(5, { waId: NUMBER, bsuid: 'ES.1' }, { waId: NUMBER, bsuid: 'ES.2' }), wrote(6, 'ES.2', NUMBER, 'Ana')],
      [`bsuid ES.1, bsuid ES.2, ${phoneOf(NUMBER)}: Ana +${NUMBER}`]],
    ['an id that changed, and a next owner', [wrote(1, 'ES.9', NUMBER, 'Ana'), changed(5, { bsuid: 'ES.9' }, { bsuid: 'ES.2' }), wrote(6, 'ES.2', NUMBER, 'Ana'), wrote(7, 'ES.1', NUMBER, 'Bea')],
      ['bsuid ES.2, bsuid ES.9: Ana -', `bsuid ES.1, ${phoneOf(NUMBER)}: Bea +${NUMBER}`].toSorted()],
    ['somebody who moved to another number, and the next owner of theirs', [wrote(1, 'ES.1', NUMBER, 'Ana'), changed(5, { waId: NUMBER, bsuid: 'ES.1' }, { waId: OTHER, bsuid: 'ES.2' }), wrote(9, 'ES.3', NUMBER, 'Bea')],
      [`bsuid ES.1, bsuid ES.2, ${phoneOf(OTHER)}: Ana +${OTHER}`, `bsuid ES.3, ${phoneOf(NUMBER)}: Bea +${NUMBER}`]],
    ['somebody who moved, and of whom something is heard under the old number', [wrote(1, 'ES.1', NUMBER, 'Ana'), changed(5, { waId: NUMBER, bsuid: 'ES.1' }, { waId: OTHER, bsuid: 'ES.2' }), wrote(9, 'ES.1', NUMBER, 'Ana')],
      [`bsuid ES.1, bsuid ES.2, ${phoneOf(NUMBER).split(', ')[0]}, ${phoneOf(OTHER).split(', ')[0]}, wa_id ${NUMBER}, wa_id ${OTHER}: Ana +${OTHER}`]],
    ['a number that somebody else has, written in another way', [wrote(1, 'MX.1', '5215512345678', 'Ana'), wrote(9, 'MX.2', '525512345678', 'Bea')],
      ['bsuid MX.1: Ana -', 'bsuid MX.2, phone +525512345678, wa_id 5215512345678, wa_id 525512345678: Bea +525512345678']],
    ['somebody who moved, and moved back', [wrote(1, 'ES.1', NUMBER, 'Ana'), changed(5, { waId: NUMBER, bsuid: 'ES.1' }, { waId: OTHER, bsuid: 'ES.1' }), changed(20, { waId: OTHER, bsuid: 'ES.1' }, { waId: NUMBER, bsuid: 'ES.1' }), changed(5, { waId: NUMBER, bsuid: 'ES.1' }, { waId: OTHER, bsuid: 'ES.1' })],
      [`bsuid ES.1, phone +${NUMBER}, phone +${OTHER}, wa_id ${NUMBER}, wa_id ${OTHER}: Ana +${NUMBER}`]],
    ['somebody known by numbers alone who moved, and the next owner of theirs', [wrote(1, undefined, NUMBER), changed(5, { waId: NUMBER }, { waId: OTHER }), wrote(9, 'ES.2', NUMBER, 'Bea')],
      [`bsuid ES.2, ${phoneOf(NUMBER)}: Bea +${NUMBER}`, `${phoneOf(OTHER)}: - +${OTHER}`].toSorted()],
    ['somebody who moved, of which the number alone was told, and the next owner of theirs', [wrote(1, 'ES.1', NUMBER, 'Ana'), changed(5, { waId: NUMBER }, { waId: OTHER }), wrote(9, 'ES.2', NUMBER, 'Bea')],
      [`bsuid ES.1, ${phoneOf(OTHER)}: Ana +${OTHER}`, `bsuid ES.2, ${phoneOf(NUMBER)}: Bea +${NUMBER}`].toSorted()],
    ['the same, and they are heard under the new number', [wrote(1, 'ES.1', NUMBER, 'Ana'), changed(5, { waId: NUMBER }, { waId: OTHER }), wrote(9, 'ES.2', NUMBER, 'Bea'), wrote(12, 'ES.1', OTHER, 'Ana')],
      [`bsuid ES.1, ${phoneOf(OTHER)}: Ana +${OTHER}`, `bsuid ES.2, ${phoneOf(NUMBER)}: Bea +${NUMBER}`].toSorted()],
    ['somebody known by numbers alone who moved, and the next owners of both', [wrote(1, undefined, NUMBER), changed(5, { waId: NUMBER }, { waId: OTHER }), wrote(9, 'ES.2', NUMBER), wrote(12, 'ES.3', OTHER)],
      [`bsuid ES.2, ${phoneOf(NUMBER)}: - +${NUMBER}`, `bsuid ES.3, ${phoneOf(OTHER)}: - +${OTHER}`].toSorted()],
    ['somebody who moved, of which the number alone was told, and came back', [wrote(1, 'ES.1', NUMBER, 'Ana'), changed(5, { waId: NUMBER }, { waId: OTHER }), wrote(9, 'ES.1', NUMBER, 'Ana')],
      [`bsuid ES.1, phone +${NUMBER}, phone +${OTHER}, wa_id ${NUMBER}, wa_id ${OTHER}: Ana +${OTHER}`]],
    ['somebody who is called otherwise now', [wrote(1, 'ES.1', NUMBER, 'Zoe'), wrote(5, 'ES.1', NUMBER, 'Ana'), wrote(5, 'ES.1', NUMBER, 'Amy'), wrote(3, 'ES.1', NUMBER, 'Eva')],
      [`bsuid ES.1, ${phoneOf(NUMBER)}: Ana +${NUMBER}`]],
  ])('promise 2: %s', async (_what, events, expected) => {
    for (const { order, size } of ordersOf(events)) expect({ order, size, people: await people(order, size) }).toEqual({ order, size, people: expected });
  });

  it.each<[string, Seen[], Seen[], string[]]>([
    ['by their id', [wrote(1, 'ES.1', NUMBER, 'Ana')], [wrote(20, 'ES.2', NUMBER, 'Bea')],
      [`bsuid ES.1, bsuid ES.3: Ana -`, `bsuid ES.2, ${phoneOf(NUMBER)}: Bea +${NUMBER}`, `bsuid ES.4, ${phoneOf(OTHER)}: Cleo +${OTHER}`]],
    ['by the number alone', [wrote(1, undefined, NUMBER, 'Ana')], [],
      [`bsuid ES.2, ${phoneOf(NUMBER)}: Bea +${NUMBER}`, 'bsuid ES.3: Ana -', `bsuid ES.4, ${phoneOf(OTHER)}: Cleo +${OTHER}`]],
  ])('promise 2: who moved, known %s, to a number that is somebody else\'s since, is not made one with them where both numbers are heard of together', async (_what, first, next, expected) => {
    const before = [...first, changed(5, { waId: NUMBER }, { waId: OTHER }), ...next, wrote(21, 'ES.3', OTHER, 'Ana'), wrote(25, 'ES.4', OTHER, 'Cleo')];
    const together = [wrote(30, 'ES.2', NUMBER, 'Bea'), wrote(31, 'ES.4', OTHER, 'Cleo')];
    expect(await people([...before, ...together])).toEqual(expected);
    for (const batch of [together, together.toReversed()]) expect(await peopleOf([...before.map((event) => [event]), batch])).toEqual(expected);
  });

  it('promise 2: what is told again changes nothing, also of a number that had several owners and where no id is told', async () => {
    const events = [wrote(1, 'ES.1', NUMBER, 'Ana'), wrote(5, undefined, NUMBER, 'Cleo'), changed(6, { waId: NUMBER }, { waId: OTHER }), wrote(9, 'ES.2', NUMBER, 'Bea')];
    for (const { order } of ordersOf(events)) expect(await people([...order, ...order.toReversed(), ...order])).toEqual(await people(order));
  });
});

/** Every order of a few events; in turn one by one, two at a time and all together. */
function ordersOf<T>(events: readonly T[]): { order: T[]; size: number }[] {
  const all = permutations(events);
  return all.flatMap((order, index) => [1, all.length > 6 && index % 2 === 0 ? 2 : order.length].map((size) => ({ order, size })));
}
function permutations<T>(items: readonly T[]): T[][] {
  return items.length === 0 ? [[]] : items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
