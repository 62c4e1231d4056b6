import { ConversationIntake } from '../../apps/api/src/modules/conversations/index.js';
import { Ingest, type Reading } from '../../apps/api/src/pipeline/ingest/ingest.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { startApp, type TestApp } from '../support/app.js';
import { deliver, envelopeOf, statusBody, valueOf } from '../support/bodies.js';
import { untilBlocked } from '../support/locks.js';
import { aLine, type Line, listen, WEBHOOK_ENV } from '../support/webhooks.js';

const PEOPLE = ['34660000001', '34660000002', '34660000003'] as const;

/** Two batches that are about the same things in opposite orders wait for each other one way only: whoever waited crosswise would be ended by Postgres, and warned of. */
describe('batches that are about the same things crosswise', () => {
  let t: TestApp;
  let origin: string;
  let line: Line;
  let made = 0;
  beforeAll(async () => {
    t = await startApp(WEBHOOK_ENV);
    origin = await listen(t);
  });
  afterAll(() => t.close());
  beforeEach(async () => { line = await aLine(t); });
  afterEach(() => {
    jest.restoreAllMocks();
    expect(t.warnings.splice(0)).toEqual([]);
  });

  const id = (): string => `wamid.lock-${(made += 1)}`;
  const part = <T>(type: abstract new (...args: never[]) => T): T => t.app.get(type as new () => T, { strict: false });
  const reads = async (body: string): Promise<Reading> => {
    expect(await deliver(origin, body, line.secret)).toBe(200);
    const reading = part(Ingest).read();
    await reading.hasMore;
    return reading;
  };
  const texts = (people: readonly string[], at?: number): string => envelopeOf({ receiver: line, values: [valueOf(line, people.map((from) => ({ from, id: id(), ...(at === undefined ? {} : { at }) })))] });
  const rows = async (sql: string): Promise<unknown[]> => (await t.owner.query(sql, [line.storeId])).rows;

  it('conversations', async () => {
    for (const from of PEOPLE) {
      expect(await deliver(origin, texts([from]), line.secret)).toBe(200);
      await part(MessagePipeline).ingest();
    }
    const [a, b, c] = PEOPLE;
    // In the order of arrival each would have its first one by now, and wait for the last.
    await t.owner.query('begin');
    await t.owner.query(`select v.id from conversations v join customers k on k.store_id = v.store_id and k.id = v.customer_id where v.store_id = $1 and k.phone = $2 for update of v`, [line.storeId, `+${c}`]);
    const one = await reads(texts([a, c, b]));
    await untilBlocked(t.owner, 1);
    const other = await reads(texts([b, c, a]));
    await untilBlocked(t.owner, 2);
    await t.owner.query('commit');
    await Promise.all([one.batch, other.batch]);
    expect(await rows('select unread_count from conversations where store_id = $1')).toEqual(PEOPLE.map(() => ({ unread_count: 3 })));
  });

  it('reports', async () => {
    const [a, b, c] = [id(), id(), id()].toSorted() as [string, string, string];
    const name = [`${line.accountId} ${c}`];
    await t.owner.query('select pg_advisory_lock(hashtextextended($1, 1))', name);
    const report = (...ids: string[]): string => statusBody(line, ...ids.map((of) => ({ id: of, status: 'delivered' as const })));
    const one = await reads(report(a, c, b));
    await untilBlocked(t.owner, 1);
    const other = await reads(report(b, c, a));
    await untilBlocked(t.owner, 2);
    await t.owner.query('select pg_advisory_unlock(hashtextextended($1, 1))', name);
    await Promise.all([one.batch, other.batch]);
    expect(await rows('select external_id from message_facts where store_id = $1 order by 1')).toEqual([a, b, c].map((of) => ({ external_id: of })));
  });

  it('messages typed on the phone, each with the report of the other', async () => {
    const [first, second] = [id(), id()];
    const typed = (to: string, message: string, reported: string): string => JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: line.businessId, changes: [
      { field: 'smb_message_echoes', value: { messaging_product: 'whatsapp', metadata: { display_phone_number: '15550100', phone_number_id: line.numberId }, contacts: [{ wa_id: to }], message_echoes: [{ from: '15550100', to, id: message, timestamp: '1763720400', type: 'text', text: { body: 'Typed on the phone' } }] } },
      { field: 'messages', value: valueOf(line, [], [{ id: reported, status: 'delivered', to }]) },
    ] }] });
    const intake = part(ConversationIntake);
    const store = intake.storeMessages.bind(intake);
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => { open = resolve; });
    const holdsReports = new Promise<void>((resolve) => {
      jest.spyOn(intake, 'storeMessages').mockImplementationOnce(async (...args) => { resolve(); await opened; return store(...args); });
    });
    const one = await reads(typed(PEOPLE[0], first, second));
    await holdsReports;
    const other = await reads(typed(PEOPLE[1], second, first));
    await untilBlocked(t.owner, 1);
    open();
    await Promise.all([one.batch, other.batch]);
    expect(await rows('select external_id, status from messages where store_id = $1 order by 1')).toEqual([first, second].toSorted().map((of) => ({ external_id: of, status: 'delivered' })));
  });
});
