import { FETCH_MEDIA } from '../../apps/api/src/modules/media/index.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { CLOSE_SILENT } from '../../apps/api/src/pipeline/reply/silence.js';
import { startApp, type TestApp } from '../support/app.js';
import { aLine, type Line, WEBHOOK_ENV } from '../support/webhooks.js';

/** Events that are read together, by number and by bytes. */
const BATCH = { events: 800, bytes: 8 * 1024 * 1024 };

/** One bell, and what it leaves. No jobs run here but those that a test calls. */
describe('raw events in several batches', () => {
  let t: TestApp;
  beforeAll(async () => { t = await startApp(WEBHOOK_ENV); });
  afterAll(() => t.close());
  afterEach(async () => {
    jest.restoreAllMocks();
    await t.owner.query('drop function if exists refuse_poison() cascade');
  });

  let seconds = 0;
  const store = async ({ storeId, accountId }: Line, body: string, count = 1): Promise<void> => {
    seconds += 1;
    await t.owner.query(`insert into webhook_events (store_id, id, account_id, received_at, body) select $1, gen_random_uuid(), $2, date_trunc('milliseconds', now()) - interval '1 hour' + make_interval(secs => $3), $4 from generate_series(1, $5)`,
      [storeId, accountId, seconds, Buffer.from(body), count]);
  };
  /** A photo, which somebody has to fetch. */
  const arrives = (line: Line, id: string = newId(), bytes = 0): Promise<void> => {
    const value = {
      messaging_product: 'whatsapp', metadata: { display_phone_number: '15550100', phone_number_id: line.numberId }, contacts: [{ wa_id: '34660000001', profile: { name: 'Ana' } }],
      messages: [{ from: '34660000001', id: `wamid.${id}`, timestamp: '1763720400', type: 'image', image: { id: `file-${id}`, mime_type: 'image/jpeg' } }],
    };
    return store(line, JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: line.businessId, changes: [{ field: 'messages', value }] }] }).padEnd(bytes, ' '));
  };
  /** Nothing that anybody reads. */
  const fills = (line: Line, count: number): Promise<void> => store(line, '{}', count);
  const ingest = (): Promise<void> => t.app.get(MessagePipeline).ingest();
  const unread = async (): Promise<unknown[]> => (await t.owner.query<{ store_id: string }>(`select distinct store_id from webhook_events where state = 'pending'`)).rows.map((row) => row.store_id);
  /** Stores whose photos were rung for; `isAway`: the first time nobody hears it. */
  const rungFor = (isAway = false): readonly string[] => {
    const real = t.jobs.enqueueMany.bind(t.jobs);
    const stores: string[] = [];
    let fails = isAway;
    jest.spyOn(t.jobs, 'enqueueMany').mockImplementation(async (job, payloads, options) => {
      if (job.name === FETCH_MEDIA.name && payloads.length > 0) {
        if (fails) {
          fails = false;
          throw new Error('the queue is away');
        }
        stores.push(...payloads.map((payload) => String((payload as Record<string, unknown>)['storeId'])));
      }
      return real(job, payloads, options);
    });
    return stores;
  };

  it('what was read is rung for before and beside an event that could not even be set aside; the failure is told, and nothing is lost', async () => {
    const [before, broken, beside] = [await aLine(t), await aLine(t), await aLine(t)];
    await arrives(before);
    await arrives(broken, 'poison');
    await fills(before, BATCH.events - 2);
    await arrives(beside);
    await t.owner.query(`create function refuse_poison() returns trigger language plpgsql as $$ begin
      if convert_from(new.body, 'UTF8') like '%poison%' then raise exception 'poison'; end if; return new; end $$`);
    await t.owner.query('create trigger poison before update on webhook_events for each row execute function refuse_poison()');
    const stores = rungFor();
    await expect(ingest()).rejects.toThrow('poison');
    expect(stores.toSorted()).toEqual([before.storeId, beside.storeId].toSorted());
    expect(await unread()).toContain(broken.storeId);
    await t.owner.query('drop function refuse_poison() cascade');
    await ingest();
    expect(stores).toContain(broken.storeId);
    expect(await unread()).toEqual([]);
  });

  it('the second is rung for where the first could not be', async () => {
    const [first, second] = [await aLine(t), await aLine(t)];
    await arrives(first);
    await fills(first, BATCH.events - 1);
    await arrives(second);
    const stores = rungFor(true);
    await expect(ingest()).rejects.toThrow('the queue is away');
    expect(stores).toEqual([second.storeId]);
    expect(await unread()).toEqual([]);
  });

  it('what failed first is told where nobody hears of the turns that nobody will answer either', async () => {
    const line = await aLine(t);
    await arrives(line);
    await ingest();
    await t.owner.query(`update conversations set handler = 'human' where store_id = $1`, [line.storeId]);
    const ring = jest.spyOn(t.jobs, 'enqueue').mockImplementation(async (job) => { throw new Error(`${job.name} is away`); });
    await arrives(line);
    await expect(ingest()).rejects.toThrow(`${CLOSE_SILENT.name} is away`);
    expect(ring).toHaveBeenCalledTimes(1);
    await arrives(line);
    rungFor(true);
    await expect(ingest()).rejects.toThrow('the queue is away');
    expect(ring).toHaveBeenCalledTimes(2);
  });

  it('where the bell of one store fails, the turns that nobody will answer in others are rung for all the same, and the failure is told', async () => {
    const lines = [await aLine(t), await aLine(t), await aLine(t)];
    for (const line of lines) await arrives(line);
    await ingest();
    await t.owner.query(`update conversations set handler = 'human'`);
    for (const line of lines) await arrives(line);
    const heard: string[] = [];
    jest.spyOn(t.jobs, 'enqueue').mockImplementation(async (_job, payload) => {
      const storeId = String((payload as Record<string, unknown>)['storeId']);
      if (storeId === lines[0]?.storeId) throw new Error('the first bell failed');
      if (storeId === lines[1]?.storeId) throw new Error('the second bell failed');
      heard.push(storeId);
    });
    await expect(ingest()).rejects.toThrow('the first bell failed');
    expect(heard).toEqual([lines[2]?.storeId]);
  });

  it('one bell is enough for bodies that are too large to be read together', async () => {
    const lines = [await aLine(t), await aLine(t), await aLine(t)];
    for (const line of lines) await arrives(line, newId(), BATCH.bytes / 2 + 1);
    const stores = rungFor();
    await ingest();
    expect(stores).toEqual(lines.map(({ storeId }) => storeId));
    expect(await unread()).toEqual([]);
  });
});
