import { parse } from './parse.js';

const address = { numberId: '11', businessId: '1' };
const read = (entry: unknown, to = address) => parse(Buffer.from(JSON.stringify({ entry })), to);
const text = (id: string) => ({ from: '4915112345678', id, timestamp: '1763720400', type: 'text', text: { body: id } });

describe('reading a batch', () => {
  it('R189: keeps every element of every change of every entry, in order', () => {
    const change = (...ids: string[]) => ({ field: 'messages', value: { metadata: { phone_number_id: '11' }, messages: ids.map(text) } });
    const events = read([{ id: '1', changes: [change('a', 'b'), change('c')] }, { id: '1', changes: [change('d')] }]);
    expect(events.map((event) => (event.kind === 'message' ? event.externalId : event.kind))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('trusts the number before the business: another number of the same business is not ours', () => {
    const foreign = [{ id: '1', changes: [{ field: 'messages', value: { metadata: { phone_number_id: '12' }, messages: [text('x')] } }] }];
    expect(read(foreign)).toEqual([{ kind: 'ignored', reason: 'other_account', name: 'messages', numberId: '12', businessId: '1' }]);
  });

  it('does not take business-wide events for an account without business id', () => {
    expect(read([{ id: '', changes: [{ field: 'account_update', value: {} }] }], { numberId: '11', businessId: '' })).toMatchObject([{ kind: 'ignored', reason: 'not_addressed' }]);
  });

  it('names repeated junk once, so that a hostile body cannot fill the memory with notes', () => {
    const messages = Array.from({ length: 50_000 }, () => null);
    expect(read([{ id: '1', changes: [{ field: 'messages', value: { metadata: { phone_number_id: '11' }, messages } }] }])).toHaveLength(1);
  });

  it('finds contacts quickly in very large values', () => {
    const count = 20_000;
    const contacts = Array.from({ length: count }, (_, i) => ({ wa_id: `49${i}`, profile: { name: `n${i}` } }));
    const messages = Array.from({ length: count }, (_, i) => ({ ...text(`m${i}`), from: `49${count - 1 - i}` }));
    const events = read([{ id: '1', changes: [{ field: 'messages', value: { metadata: { phone_number_id: '11' }, contacts, messages } }] }]);
    expect(events).toHaveLength(count);
    expect(events[0]).toMatchObject({ person: { waId: `49${count - 1}`, profileName: `n${count - 1}` } });
  });

  it('takes nothing for an id that no index could hold', () => {
    const long = 'x'.repeat(513);
    const value = { metadata: { phone_number_id: '11' }, messages: [text(long), { ...text('a'), from: long }, { ...text('b'), context: { id: long } }] };
    expect(read([{ id: '1', changes: [{ field: 'messages', value }] }])).toMatchObject([{ kind: 'ignored', name: 'message.id' }, { kind: 'ignored', name: 'message.person' }, { kind: 'message', externalId: 'b' }]);
  });

  it('reads a number with and without plus as the same person', () => {
    const value = { metadata: { phone_number_id: '11' }, contacts: [{ wa_id: '4915112345678', profile: { name: 'Amara' } }], messages: [{ ...text('a'), from: '+4915112345678' }] };
    expect(read([{ id: '1', changes: [{ field: 'messages', value }] }])).toMatchObject([{ person: { waId: '4915112345678', profileName: 'Amara' } }]);
  });

  it('cuts the name of a field that is as long as the body', () => {
    const [event] = read([{ id: '2', changes: [{ field: 'x'.repeat(100_000), value: {} }] }]);
    expect(event).toMatchObject({ kind: 'ignored', name: 'x'.repeat(100) });
  });
});
