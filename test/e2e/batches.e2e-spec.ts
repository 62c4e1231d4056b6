import { ConversationIntake } from '../../apps/api/src/modules/conversations/index.js';
import { ArrivedMessages } from '../../apps/api/src/pipeline/ingest/arrived-messages.js';
import { EventReader } from '../../apps/api/src/pipeline/ingest/event-reader.js';
import { Ingest } from '../../apps/api/src/pipeline/ingest/ingest.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { startApp, type TestApp } from '../support/app.js';
import { deliver, envelopeOf, statusBody, textBody } from '../support/bodies.js';
import { aLine, type Line, listen, WEBHOOK_ENV } from '../support/webhooks.js';

const CUSTOMER = '34660000001';

/** A backlog is written by two transactions at a time. No assistant answers here: the jobs run when a test calls them. */
describe('batches of raw events that are written at the same time', () => {
  let t: TestApp;
  let origin: string;
  let line: Line;
  let made = 0;
  beforeAll(async () => {
    t = await startApp(WEBHOOK_ENV);
    origin = await listen(t);
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    line = await aLine(t);
    await takenIn(textBody(line, { from: CUSTOMER, id: id() }));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    expect(t.warnings).toEqual([]);
  });

  const id = (): string => `wamid.batch-${(made += 1)}`;
  const part = <T>(type: abstract new (...args: never[]) => T): T => t.app.get(type as new () => T, { strict: false });
  const arrives = async (body: string): Promise<void> => expect(await deliver(origin, body, line.secret)).toBe(200);
  const takenIn = async (body: string): Promise<void> => {
    await arrives(body);
    await part(MessagePipeline).ingest();
  };
  const messages = async (columns: string): Promise<unknown[]> => (await t.owner.query(`select ${columns} from messages where store_id = $1 order by id offset 1`, [line.storeId])).rows;
  const valueWith = (field: string, value: object): string => JSON.stringify({
    object: 'whatsapp_business_account', entry: [{ id: line.businessId, changes: [{ field, value: { messaging_product: 'whatsapp', metadata: { display_phone_number: '15550100', phone_number_id: line.numberId }, ...value } }] }],
  });
  /** The first call waits until it is let; told of every call. */
  const gate = <T extends object>(of: T, method: keyof T & string): { readonly calls: () => number; readonly called: (times: number) => Promise<void>; open(): void } => {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => { open = resolve; });
    const waiting: { times: number; go: () => void }[] = [];
    let calls = 0;
    const real = (of[method] as (...args: unknown[]) => Promise<unknown>).bind(of);
    jest.spyOn(of as Record<string, (...args: unknown[]) => Promise<unknown>>, method).mockImplementation(async (...args) => {
      calls += 1;
      for (const { times, go } of waiting) if (calls >= times) go();
      if (calls === 1) await opened;
      return real(...args);
    });
    return { calls: () => calls, called: (times) => new Promise((go) => { waiting.push({ times, go }); if (calls >= times) go(); }), open };
  };

  /** Until a transaction waits for another one; whoever does not wait has ended then. */
  const waitsOrEnds = async (work: Promise<unknown>): Promise<void> => {
    const isOver = work.then(() => true);
    const waits = async (): Promise<boolean> => (await t.owner.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows.length > 0;
    while (!await Promise.race([isOver, waits()])) { /* asks Postgres again */ }
  };

  it('promise 3: the second is written while the first is, but never before it where both are about one conversation', async () => {
    const [reader, prepare, store] = [gate(part(EventReader), 'read'), gate(part(ArrivedMessages), 'prepare'), gate(part(ConversationIntake), 'storeMessages')];
    reader.open();
    const [first, second] = [id(), id()];
    await arrives(textBody(line, { from: CUSTOMER, id: first }));
    const one = part(Ingest).read();
    await one.hasMore;
    await arrives(textBody(line, { from: CUSTOMER, id: second }));
    const other = part(Ingest).read(one.holdsThreads);
    await Promise.all([reader.called(2), prepare.called(1)]);
    expect(prepare.calls()).toBe(1);
    prepare.open();
    // The first is not stored yet, and the second is under way: it waits for the conversation.
    await prepare.called(2);
    await waitsOrEnds(other.batch);
    expect(store.calls()).toBe(1);
    store.open();
    await Promise.all([one.batch, other.batch]);
    expect(await messages('external_id')).toEqual([{ external_id: first }, { external_id: second }]);
    expect((await t.owner.query('select unread_count from conversations where store_id = $1', [line.storeId])).rows).toEqual([{ unread_count: 3 }]);
  });

  it('promise 1: what a customer takes back while the message itself is being written stays taken back', async () => {
    // The message is written, and its transaction has not ended.
    const [stored, threads] = [gate(part(ConversationIntake), 'storeRevisions'), gate(part(ConversationIntake), 'takeThreads')];
    threads.open();
    const message = id();
    await arrives(textBody(line, { from: CUSTOMER, id: message }));
    const one = part(Ingest).read();
    await stored.called(1);
    await arrives(valueWith('messages', {
      contacts: [{ wa_id: CUSTOMER, profile: { name: 'Ana' } }], messages: [{ from: CUSTOMER, id: id(), timestamp: '1763720460', type: 'revoke', revoke: { original_message_id: message } }],
    }));
    const other = part(Ingest).read(one.holdsThreads);
    await threads.called(2);
    await waitsOrEnds(other.batch);
    stored.open();
    await Promise.all([one.batch, other.batch]);
    expect(await messages('external_id, deleted_at is not null as deleted')).toEqual([{ external_id: message, deleted: true }]);
  });

  it.each([
    ['a wish about marketing', () => textBody(line, { from: CUSTOMER, id: id(), text: 'STOP' }), () => textBody(line, { from: CUSTOMER, id: id(), text: 'START', at: 1_763_720_401 })],
    ['another number of the same person',
      () => valueWith('messages', { contacts: [{ wa_id: CUSTOMER, user_id: 'ES.4711', profile: { name: 'Ana' } }], messages: [{ from: CUSTOMER, from_user_id: 'ES.4711', id: id(), timestamp: '1763720400', type: 'text', text: { body: 'It is me' } }] }),
      () => valueWith('messages', { contacts: [{ user_id: 'ES.4711', profile: { name: 'Ana' } }], messages: [{ from_user_id: 'ES.4711', id: id(), timestamp: '1763720460', type: 'text', text: { body: 'Me again' } }] })],
  ])('%s is committed before others are read by it', async (_what, first, second) => {
    const store = gate(part(ConversationIntake), 'storeMessages');
    await arrives(first());
    const one = part(Ingest).read();
    let holds = false;
    void one.holdsThreads.then(() => { holds = true; });
    await store.called(1);
    await Promise.resolve();
    expect(holds).toBe(false);
    await arrives(second());
    const other = part(Ingest).read(one.holdsThreads);
    store.open();
    await Promise.all([one.batch, other.batch]);
    expect((await t.owner.query('select opted_out_at from customers where store_id = $1', [line.storeId])).rows).toEqual([{ opted_out_at: null }]);
    expect(await messages('1 as one')).toHaveLength(2);
  });

  it('promise 1: whoever is known under a new id only while that is being written is no stranger', async () => {
    const [store, people] = [gate(part(ConversationIntake), 'storeMessages'), gate(part(EventReader), 'read')];
    people.open();
    await arrives(valueWith('messages', { contacts: [{ wa_id: CUSTOMER, user_id: 'ES.4712', profile: { name: 'Ana' } }], messages: [{ from: CUSTOMER, from_user_id: 'ES.4712', id: id(), timestamp: '1763720400', type: 'text', text: { body: 'It is me' } }] }));
    const one = part(Ingest).read();
    await store.called(1);
    await arrives(valueWith('messages', { contacts: [{ user_id: 'ES.4712', profile: { name: 'Ana' } }], messages: [{ from_user_id: 'ES.4712', id: id(), timestamp: '1763720460', type: 'text', text: { body: 'Me again' } }] }));
    // Another process does not know of the first.
    const other = part(Ingest).read();
    await waitsOrEnds(other.batch);
    store.open();
    await Promise.all([one.batch, other.batch]);
    expect((await t.owner.query('select count(*)::int as n from customers where store_id = $1', [line.storeId])).rows).toEqual([{ n: 1 }]);
  });

  it('R191: reports that come before a message which was typed on the phone are shown with it', async () => {
    const message = id();
    await takenIn(statusBody(line, { id: message, status: 'delivered', to: CUSTOMER }));
    await takenIn(valueWith('smb_message_echoes', { contacts: [{ wa_id: CUSTOMER }], message_echoes: [{ from: '15550100', to: CUSTOMER, id: message, timestamp: '1763720400', type: 'text', text: { body: 'Typed on the phone' } }] }));
    expect(await messages('external_id, status')).toEqual([{ external_id: message, status: 'delivered' }]);
  });

  it.each([['after', 60, { handler: 'human', unread_count: 1, open: true }], ['before', -60, { handler: 'human', unread_count: 0, open: false }]])('promise 5: what a customer wrote %s a message typed on the phone, read with it, is unread if it came later, and its turn is open', async (_when, seconds, expected) => {
    const at = 1_763_730_000;
    await arrives(valueWith('smb_message_echoes', { contacts: [{ wa_id: CUSTOMER }], message_echoes: [{ from: '15550100', to: CUSTOMER, id: id(), timestamp: String(at), type: 'text', text: { body: 'Typed on the phone' } }] }));
    await takenIn(textBody(line, { from: CUSTOMER, id: id(), at: at + seconds }));
    expect((await t.owner.query('select handler, unread_count, turn_due_at is not null as open from conversations where store_id = $1', [line.storeId])).rows).toEqual([expected]);
  });

  it.each([
    ['the typed one first', [0, 60, -60]], ['the typed one last', [-60, 60, 0]], ['the later one first', [60, -60, 0]], ['the later one last', [-60, 0, 60]], ['the other way round', [60, 0, -60]],
    ['nothing came after it', [-60, 0]], ['nothing came after it, and it came first', [0, -60]],
  ])('R191: what is unread after a message typed on the phone is the same in whatever order they come: %s', async (_order, seconds) => {
    const at = 1_763_730_000;
    for (const after of seconds) {
      await takenIn(after === 0
        ? valueWith('smb_message_echoes', { contacts: [{ wa_id: CUSTOMER }], message_echoes: [{ from: '15550100', to: CUSTOMER, id: id(), timestamp: String(at), type: 'text', text: { body: 'Typed on the phone' } }] })
        : textBody(line, { from: CUSTOMER, id: id(), at: at + after, text: String(after) }));
    }
    expect((await t.owner.query('select handler, unread_count, preview, turn_due_at is not null as open from conversations where store_id = $1', [line.storeId])).rows).toEqual([seconds.includes(60) ? { handler: 'human', unread_count: 1, preview: '60', open: true } : { handler: 'human', unread_count: 0, preview: 'Typed on the phone', open: false }]);
  });

  it('promise 5: a message typed on a phone whose clock is a year ahead silences nobody', async () => {
    const later = Math.floor(t.clock.now().getTime() / 1000) + 365 * 86_400;
    await takenIn(valueWith('smb_message_echoes', { contacts: [{ wa_id: CUSTOMER }], message_echoes: [{ from: '15550100', to: CUSTOMER, id: id(), timestamp: String(later), type: 'text', text: { body: 'Typed on the phone' } }] }));
    t.clock.advance(60_000);
    await takenIn(textBody(line, { from: CUSTOMER, id: id(), at: Math.floor(t.clock.now().getTime() / 1000) }));
    expect((await t.owner.query('select unread_count, turn_due_at is not null as open from conversations where store_id = $1', [line.storeId])).rows).toEqual([{ unread_count: 1, open: true }]);
  });

  it.each([[[1, 5, 3]], [[5, 3, 1]], [[3, 1, 5]], [[1, 3, 5]]])('promise 2: somebody is called what they were called last, in whatever order they wrote: %j', async (order) => {
    const names: Record<number, string> = { 1: 'Ana', 3: 'Eva', 5: 'Ana' };
    for (const second of order) await takenIn(textBody(line, { from: '34660000009', id: id(), name: names[second] ?? '', at: 1_763_720_500 + second }));
    expect((await t.owner.query('select profile_name from customers where store_id = $1 and phone = $2', [line.storeId, '+34660000009'])).rows).toEqual([{ profile_name: 'Ana' }]);
  });

  it.each([['STOP', 'START'], ['START', 'STOP']])('promise 2: who said %s and %s in one second has stopped', async (...words) => {
    await takenIn(textBody(line, { from: CUSTOMER, id: id(), text: 'STOP', at: 1_763_720_300 }));
    for (const text of words) await takenIn(textBody(line, { from: CUSTOMER, id: id(), text, at: 1_763_720_500 }));
    expect((await t.owner.query('select opted_out_at is not null as stopped from customers where store_id = $1', [line.storeId])).rows).toEqual([{ stopped: true }]);
  });

  it('R191: of several edits of one second the same one counts, in whatever order they come', async () => {
    const said: unknown[] = [];
    for (const order of [['one', 'two'], ['two', 'one']]) {
      const [message, edits] = [id(), { one: id(), two: id() } as Record<string, string>];
      await takenIn(textBody(line, { from: CUSTOMER, id: message }));
      // The greatest id is the second one's.
      for (const name of order) await takenIn(valueWith('messages', { contacts: [{ wa_id: CUSTOMER }], messages: [{ from: CUSTOMER, id: `${edits['two']}-${name}`, timestamp: '1763720460', type: 'edit', edit: { original_message_id: message, message: { type: 'text', text: { body: name } } } }] }));
      said.push(...(await t.owner.query('select text from messages where external_id = $1', [message])).rows);
    }
    expect(said).toEqual([{ text: 'two' }, { text: 'two' }]);
  });

  it('R191: of a report that is told twice the first time counts, in whatever order they come', async () => {
    const facts: unknown[] = [];
    for (const times of [[1_763_720_500, 1_763_720_460], [1_763_720_460, 1_763_720_500]]) {
      const message = id();
      for (const at of times) await takenIn(statusBody(line, { id: message, status: 'read', to: CUSTOMER, at }));
      facts.push(...(await t.owner.query('select extract(epoch from occurred_at)::int as at from message_facts where external_id = $1', [message])).rows);
    }
    expect(facts).toEqual([{ at: 1_763_720_460 }, { at: 1_763_720_460 }]);
  });

  it('R191: an earlier report that says no errors takes none away, in whatever order they come', async () => {
    const facts: unknown[] = [];
    for (const reports of [[{ at: 1_763_720_500, explains: true }, { at: 1_763_720_460, explains: false }], [{ at: 1_763_720_460, explains: false }, { at: 1_763_720_500, explains: true }]]) {
      const message = id();
      for (const { at, explains } of reports) {
        const body = statusBody(line, { id: message, status: 'failed', to: CUSTOMER, at });
        await takenIn(explains ? body : body.replace(/,"errors":\[[^\]]*\]/, ''));
      }
      facts.push(...(await t.owner.query(`select extract(epoch from occurred_at)::int as at, errors->0->>'code' as error, failure is not null as explained from message_facts where external_id = $1`, [message])).rows);
    }
    expect(facts).toEqual([1, 2].map(() => ({ at: 1_763_720_460, error: 'meta.131026', explained: true })));
  });

  it('R191: reports that come before a message which another app wrote are shown with it', async () => {
    const message = id();
    await takenIn(valueWith('standby', { standby: { statuses: [{ id: message, status: 'delivered', timestamp: '1763720400', recipient_id: CUSTOMER }] } }));
    await takenIn(valueWith('standby', { standby: { message_echoes: [{ id: message, timestamp: '1763720400', message: { messaging_product: 'whatsapp', to: CUSTOMER, type: 'text', text: { body: 'By the other app' } } }] } }));
    expect(await messages('external_id, status')).toEqual([{ external_id: message, status: 'delivered' }]);
  });

  it('a body with both is read in one go', async () => {
    const message = id();
    await takenIn(envelopeOf({ receiver: line, values: [
      { messaging_product: 'whatsapp', metadata: { display_phone_number: '15550100', phone_number_id: line.numberId }, contacts: [{ wa_id: CUSTOMER }],
        messages: [{ from: CUSTOMER, id: message, timestamp: '1763720400', type: 'text', text: { body: 'x' } }, { from: CUSTOMER, id: id(), timestamp: '1763720460', type: 'revoke', revoke: { original_message_id: message } }] },
    ] }));
    expect(await messages('external_id, deleted_at is not null as deleted')).toEqual([{ external_id: message, deleted: true }]);
  });
});
