import { BillingChecks } from '../../apps/api/src/modules/billing/index.js';
import { StockFalls } from '../../apps/api/src/modules/catalog/index.js';
import { MARK_READ } from '../../apps/api/src/modules/conversations/index.js';
import { ForgottenWork } from '../../apps/api/src/pipeline/chores/forgotten-work.js';
import { Housekeeping } from '../../apps/api/src/pipeline/chores/housekeeping.js';
import { RETAIN } from '../../apps/api/src/pipeline/chores/retention.js';
import { SWEEP, Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { CONFIRM_CONSENT } from '../../apps/api/src/pipeline/ingest/consent-replies.js';
import { FIND_PHONE } from '../../apps/api/src/pipeline/ingest/hidden-customers.js';
import { HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { linkedPhones } from '../support/linked-phones.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

/** The queue is only the bell: what it loses is found again in Postgres. */
describe('a bell that is lost', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine({}, { account: { auto_read_receipt: true } }); });
  afterAll(() => line.close());
  afterEach(() => jest.restoreAllMocks());

  /** Nobody hears of this job while `work` runs. */
  const unheard = async (lost: { readonly name: string }, work: () => Promise<unknown>): Promise<void> => {
    const enqueueMany = line.t.jobs.enqueueMany.bind(line.t.jobs);
    const spy = jest.spyOn(line.t.jobs, 'enqueueMany').mockImplementation(async (job, payloads, options) => (job.name === lost.name ? undefined : enqueueMany(job, payloads, options)));
    await work();
    await line.settled();
    spy.mockRestore();
  };
  /** Looks for forgotten work after so long. @returns how often the job was rung for */
  const lookAfter = async (ms: number, job: { readonly name: string }): Promise<number> => {
    line.t.clock.advance(ms);
    const spy = jest.spyOn(line.t.jobs, 'enqueueMany');
    await line.t.app.get(ForgottenWork, { strict: false }).ringAgain();
    const rung = spy.mock.calls.filter(([each]) => each.name === job.name).flatMap(([, payloads]) => payloads).length;
    spy.mockRestore();
    await line.settled();
    return rung;
  };

  it('R145: a read receipt is sent all the same, once', async () => {
    const phone = line.sandbox.phone({ waId: '34600700900', name: 'Ana' }).with(line.shop.numberId);
    let id = '';
    await unheard(MARK_READ, async () => { ({ id } = await phone.text('Hello?')); });
    expect(phone.thread.find(id)?.tick).not.toBe('read');
    expect(await lookAfter(MINUTE, MARK_READ)).toBe(1);
    expect(phone.thread.find(id)?.tick).toBe('read');
    expect(await lookAfter(MINUTE, MARK_READ)).toBe(0);
  });

  it('R145: a receipt that would come hours late is not sent any more', async () => {
    const phone = line.sandbox.phone({ waId: '34600700901', name: 'Bea' }).with(line.shop.numberId);
    let id = '';
    await unheard(MARK_READ, async () => { ({ id } = await phone.text('Hello?')); });
    expect(await lookAfter(2 * HOUR, MARK_READ)).toBe(0);
    expect(phone.thread.find(id)?.tick).not.toBe('read');
  });

  it('R145: what needs no receipt is not looked for: what was heard of, and accounts that want none', async () => {
    const shop = await line.openShop();
    const unread = line.sandbox.phone({ waId: '34600700902', name: 'Cleo' }).with(shop.numberId);
    const { id } = await unread.text('Hello?');
    await line.sandbox.phone({ waId: '34600700903', name: 'Dora' }).with(line.shop.numberId).text('Hello?');
    await line.settled();
    expect(await lookAfter(MINUTE, MARK_READ)).toBe(0);
    expect(unread.thread.find(id)?.tick).not.toBe('read');
  });

  it('STOP is answered all the same, once, and a second STOP is not', async () => {
    const talk = await aTalk(line);
    const answers = async () => (await talk.thread()).filter(({ author }) => author === 'api').length;
    await unheard(CONFIRM_CONSENT, () => talk.phone.text('STOP'));
    await unheard(CONFIRM_CONSENT, () => talk.phone.text('stop'));
    expect(await answers()).toBe(0);
    expect(await lookAfter(MINUTE, CONFIRM_CONSENT)).toBe(1);
    expect(await answers()).toBe(1);
    expect(await lookAfter(MINUTE, CONFIRM_CONSENT)).toBe(0);
    expect(await answers()).toBe(1);
  });

  it('the number behind a hidden id is asked for all the same, once', async () => {
    const { link, phoneOf } = linkedPhones(line);
    const linked = await link();
    const ana = phoneOf(linked, '12025550501');
    ana.addressing = 'hidden';
    await unheard(FIND_PHONE, () => ana.text('Who am I?'));
    const phones = () => rows(line.t, 'select phone from customers where store_id = $1 and merged_into is null', [linked.storeId]);
    expect(await phones()).toEqual([{ phone: null }]);
    expect(await lookAfter(MINUTE, FIND_PHONE)).toBe(1);
    expect(await phones()).toEqual([{ phone: '+12025550501' }]);
    expect(await lookAfter(MINUTE, FIND_PHONE)).toBe(0);
  });

  it('whoever cannot be named is asked about once', async () => {
    const { link } = linkedPhones(line);
    const linked = await link();
    await unheard(FIND_PHONE, () => line.sandbox.wasender.phone({ bsuid: 'US.hidden0501', name: 'Nobody' }, linked.session).text('Hi'));
    expect(await lookAfter(MINUTE, FIND_PHONE)).toBe(1);
    expect(await lookAfter(MINUTE, FIND_PHONE)).toBe(0);
  });

  it('a hidden id of an event that was read long after it was written is asked about, too', async () => {
    const { link, phoneOf } = linkedPhones(line);
    const linked = await link();
    const bea = phoneOf(linked, '12025550502');
    bea.addressing = 'hidden';
    await unheard(FIND_PHONE, () => bea.text('Who am I?'));
    await rows(line.t, `update customer_identities set created_at = created_at - interval '3 days' where store_id = $1`, [linked.storeId]);
    expect(await lookAfter(MINUTE, FIND_PHONE)).toBe(1);
  });

  it('the number behind a hidden id is asked for in the account\'s own environment only', async () => {
    const { link, phoneOf } = linkedPhones(line);
    const linked = await link();
    const cleo = phoneOf(linked, '12025550503');
    cleo.addressing = 'hidden';
    await unheard(FIND_PHONE, () => cleo.text('Who am I?'));
    await rows(line.t, `update accounts set environment = 'elsewhere' where store_id = $1`, [linked.storeId]);
    expect(await lookAfter(MINUTE, FIND_PHONE)).toBe(0);
  });

  it('the sweeper\'s own is rung again by every process that runs jobs', async () => {
    const timers = jest.spyOn(globalThis, 'setInterval');
    const housekeeping = line.t.app.get(Housekeeping, { strict: false });
    const enqueue = line.t.jobs.enqueue.bind(line.t.jobs);
    jest.spyOn(line.t.jobs, 'enqueue').mockImplementation(async (job, payload, options) => (job.name === SWEEP.name ? undefined : enqueue(job, payload, options)));
    await housekeeping.start();
    await line.settled();
    jest.mocked(line.t.jobs.enqueue).mockRestore();
    const sweeps = jest.spyOn(line.t.app.get(Sweeper, { strict: false }), 'sweep').mockResolvedValue();
    const everyMinute = timers.mock.calls.find(([, ms]) => ms === MINUTE)?.[0] as () => void;
    everyMinute();
    await line.settled();
    expect(sweeps).toHaveBeenCalledTimes(1);
  });

  it('what happens once an hour is rung again by every process, and happens once all the same', async () => {
    const timers = jest.spyOn(globalThis, 'setInterval');
    await line.t.app.get(Housekeeping, { strict: false }).start();
    await line.settled();
    const runs = [jest.spyOn(line.t.app.get(StockFalls, { strict: false }), 'purge'), jest.spyOn(line.t.app.get(BillingChecks, { strict: false }), 'run')];
    const everyHour = timers.mock.calls.find(([, ms]) => ms === HOUR)?.[0] as () => void;
    for (let process = 0; process < 3; process += 1) everyHour();
    await line.settled();
    for (const run of runs) expect(run).not.toHaveBeenCalled();
  });

  it('what nobody waits for any more is forgotten: receipts after an hour, answers to STOP after a day', async () => {
    const talk = await aTalk(line);
    await unheard(MARK_READ, () => talk.phone.text('Hello?'));
    await unheard(CONFIRM_CONSENT, () => talk.phone.text('STOP'));
    const open = async () => (await rows<{ receipts: number; answers: number }>(line.t, `select (select count(*)::int from open_receipts) as receipts,
      (select count(*)::int from consent_facts where answer_due_at is not null) as answers`))[0];
    const retain = async () => {
      await line.t.jobs.enqueue(RETAIN, {});
      await line.settled();
    };
    await retain();
    expect(await open()).toEqual({ receipts: 1, answers: 1 });
    line.t.clock.advance(HOUR + MINUTE);
    await retain();
    expect(await open()).toEqual({ receipts: 0, answers: 1 });
    line.t.clock.advance(24 * HOUR);
    await retain();
    expect(await open()).toEqual({ receipts: 0, answers: 0 });
  });
});
