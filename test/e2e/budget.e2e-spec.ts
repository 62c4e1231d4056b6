import { randomUUID } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';
import { Database, queryRows } from '../../apps/api/src/platform/database/database.js';
import { SilentTurns } from '../../apps/api/src/modules/conversations/turns/silent-turns.js';
import { CLOSE_SILENT_MESSAGES, CLOSE_SILENT_TURNS, INSERT_SILENT_TURNS } from '../../apps/api/src/modules/conversations/turns/silent-turns.queries.js';
import { Carts } from '../../apps/api/src/modules/orders/index.js';
import { SETTLE_BY_CORRELATION } from '../../apps/api/src/modules/sending/sending.queries.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { type Line, openLine, rows } from '../support/shop.js';

/** As transactions that find their rows by key are told. */
const BY_KEY = 'set local enable_seqscan to off; set local enable_hashjoin to off; set local enable_mergejoin to off';

/** A statement costs both sides more in waiting than in work: what one message may take on its way, whatever the machine. */
describe('what one message costs', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine({ QUIET_WINDOW_MS: '0' }); });
  afterAll(() => line.close());

  /** Statements and round trips of the app's own connections while `work` runs. What is sent in one turn of the event loop shares a round trip. */
  const costOf = async (work: () => Promise<void>): Promise<{ statements: number; roundTrips: number }> => {
    const cost = { statements: 0, roundTrips: 0 };
    const inFlight = new Set<Client>();
    const original = Client.prototype.query as (...args: unknown[]) => unknown;
    const counted = jest.spyOn(Client.prototype, 'query').mockImplementation(function count(this: Client & { connectionParameters: ClientConfig }, ...args: unknown[]) {
      if (this.connectionParameters.application_name?.startsWith('parley') && this.connectionParameters.application_name !== 'parley jobs') {
        cost.statements += 1;
        if (!inFlight.has(this)) {
          cost.roundTrips += 1;
          inFlight.add(this);
          process.nextTick(() => inFlight.delete(this));
        }
      }
      return original.apply(this, args);
    } as never);
    await work();
    counted.mockRestore();
    return cost;
  };

  /** Rows that a statement reads and leaves out. */
  const passedOver = async (sql: string, values: unknown[]): Promise<number> => {
    const { rows: lines } = await line.t.owner.query<{ 'QUERY PLAN': string }>(`explain (analyze) ${sql}`, values);
    return lines.reduce((sum, each) => sum + Number(/Rows Removed by \w+(?: Filter)?: (\d+)/.exec(each['QUERY PLAN'])?.[1] ?? 0), 0);
  };

  it('a question that the catalog answers, from the webhook to the last tick', async () => {
    const phone = line.sandbox.phone({ waId: '34600777001', name: 'Frugal' }).with(line.shop.numberId);
    const ask = async (): Promise<void> => {
      await phone.text('do you have a blue mug?');
      await line.settled();
    };
    // Whatever is read once and remembered.
    for (let round = 0; round < 3; round += 1) await ask();
    const untold = jest.spyOn(line.t.app.get(Carts, { strict: false }), 'untold');
    const cost = await costOf(ask);
    expect(cost.statements).toBeLessThanOrEqual(85);
    expect(cost.roundTrips).toBeLessThanOrEqual(40);
    // Where there is no cart nobody looks what has changed under it.
    expect(untold).not.toHaveBeenCalled();
    untold.mockRestore();
  });

  it('a backlog of messages that nobody will answer: as much as one of them, and each has its reason', async () => {
    const { owner, numberId } = await line.openShop();
    await owner.patch(`${owner.storePath}/assistant`, { enabled: false }).expect(200);
    const pipeline = line.t.app.get(MessagePipeline);
    const reasons = () => rows<{ reason: string; turns: number }>(line.t, 'select silence_reason as reason, count(*)::int as turns from turns where store_id = $1 group by 1', [owner.storeId]);
    const backlog = async (people: readonly number[]): Promise<void> => {
      const held = jest.spyOn(pipeline, 'ingest').mockResolvedValue(undefined);
      for (const person of people) await line.sandbox.phone({ waId: `34600778${String(person).padStart(3, '0')}`, name: `Patient ${person}` }).with(numberId).text('hello?');
      await line.settled();
      held.mockRestore();
    };
    const everybody = Array.from({ length: 40 }, (_each, index) => index);
    await backlog(everybody);
    await pipeline.ingest();
    await line.settled();
    expect(await reasons()).toEqual([{ reason: 'assistant_off', turns: 40 }]);

    await backlog(everybody);
    const cost = await costOf(async () => {
      await pipeline.ingest();
      await line.settled();
    });
    expect(await reasons()).toEqual([{ reason: 'assistant_off', turns: 80 }]);
    expect(cost.statements).toBeLessThanOrEqual(45);
    expect(cost.roundTrips).toBeLessThanOrEqual(25);
  });

  it('a backlog is gone through once when its turns end, also where turns used to be few', async () => {
    const { owner, numberId } = await line.openShop();
    await owner.patch(`${owner.storePath}/assistant`, { enabled: false }).expect(200);
    const post = (person: number) => line.sandbox.phone({ waId: `34600779${String(person).padStart(3, '0')}`, name: `Patient ${person}` }).with(numberId).text('hello?');
    await post(0);
    await line.settled();
    // What Postgres knows from now on: every message is answered, and no turn is open.
    await line.t.owner.query('analyze messages, conversations');
    const held = jest.spyOn(line.t.app.get(SilentTurns, { strict: false }), 'close').mockResolvedValue(0);
    const pipeline = line.t.app.get(MessagePipeline);
    const ingest = jest.spyOn(pipeline, 'ingest').mockResolvedValue(undefined);
    for (let person = 0; person < 40; person += 1) await post(person);
    await line.settled();
    ingest.mockRestore();
    await pipeline.ingest();
    const open = await rows<{ id: string; handler: number; turn: number }>(line.t, 'select id, handler_version as handler, turn_version as turn from conversations where store_id = $1 and turn_due_at is not null', [owner.storeId]);
    expect(open).toHaveLength(40);

    const ids = open.map(({ id }) => id);
    await line.t.owner.query(`begin; ${BY_KEY}`);
    const turns = await passedOver(CLOSE_SILENT_TURNS, [owner.storeId, ids, open.map(({ handler }) => handler), open.map(({ turn }) => turn), new Date()]);
    await line.t.owner.query(INSERT_SILENT_TURNS, [owner.storeId, ids, ids, ids.map(() => 'assistant_off'), new Date()]);
    const messages = await passedOver(CLOSE_SILENT_MESSAGES, [owner.storeId, JSON.stringify(Object.fromEntries(ids.map((id) => [id, id]))), ids]);
    await line.t.owner.query('rollback');
    held.mockRestore();
    expect(Math.max(turns, messages)).toBeLessThan(2 * ids.length);
  });

  it('a status finds its try among all the others, also where nearly none is without a name', async () => {
    const [{ store, account } = { store: '', account: '' }] = await rows<{ store: string; account: string }>(line.t, 'select store_id as store, account_id as account from attempts limit 1');
    await line.t.owner.query(`begin; ${BY_KEY}`);
    await line.t.owner.query(`insert into attempts (store_id, id, message_id, account_id, number, state, started_at, lease_until, external_id)
      select a.store_id, uuidv7(), a.message_id, a.account_id, 100 + each, 'accepted', now(), now(), 'wamid.' || each from (select * from attempts limit 1) a, generate_series(1, 500) each`);
    await line.t.owner.query('analyze attempts');
    const id = randomUUID();
    const looked = await passedOver(SETTLE_BY_CORRELATION, [JSON.stringify([{ store_id: store, account_id: account, id, external_id: 'wamid.new' }]), new Date(), [store], [id]]);
    await line.t.owner.query('rollback');
    expect(looked).toBeLessThan(10);
  });

  it('statements that find their rows by key are never planned for their values', async () => {
    const sql = 'select s.name from json_to_recordset($1::json) as n (id uuid) join stores s on s.id = n.id';
    const plans = await line.t.app.get(Database).acrossStores('ingest', async (tx) => {
      for (let round = 0; round < 12; round += 1) await queryRows(tx, sql, [JSON.stringify([{ id: line.shop.storeId }])]);
      return queryRows<{ custom: number; generic: number }>(tx, 'select custom_plans::int as custom, generic_plans::int as generic from pg_prepared_statements where statement = $1', [sql]);
    }, { byKey: true });
    expect(plans).toEqual([{ custom: 0, generic: expect.any(Number) }]);
    expect(plans[0]?.generic).toBeGreaterThan(5);
  });
});
