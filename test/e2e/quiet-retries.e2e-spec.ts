import { parsePublicId, publicId } from '#contracts';
import { Governor } from '../../apps/api/src/modules/sending/governor.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { anApprovedTemplate, type Bulks, bulksOf } from '../support/bulk.js';
import { type Notifying, openNotifying } from '../support/notifying.js';
import { rows } from '../support/shop.js';
import { textMessage } from '../support/talks.js';

interface Shown { readonly id: string; readonly conversation_id: string; readonly status: string; readonly attempt_count: number; readonly waits: { readonly code: string; readonly until: string } | null }

/** Whose first try was in the evening, and whose second one would be at night. */
describe('messages of many that are tried again keep their recipients\' quiet hours', () => {
  let n: Notifying;
  let bulks: Bulks;
  let people = 0;
  const NIGHT = { quiet_from: 21 * 60, quiet_until: 8 * 60 };
  beforeAll(async () => {
    n = await openNotifying();
    bulks = bulksOf(n.line, await anApprovedTemplate(n.line, n.shop));
  });
  afterAll(() => n.line.close());
  beforeEach(() => advance((24 * 60 + 20 * 60 + 50 - minuteThere()) % (24 * 60) * MINUTE));
  afterEach(async () => {
    n.line.sandbox.chaos.clear();
    await rows(n.line.t, 'update pace_buckets set held_until = null, held_code = null where store_id = $1', [n.shop.storeId]);
    expect(n.line.sandbox.unplanned).toEqual([]);
  });

  const hourThere = (at: Date): string => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Kolkata', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  const minuteThere = (): number => {
    const [hours = 0, minutes = 0] = hourThere(n.line.t.clock.now()).split(':').map(Number);
    return hours * 60 + minutes;
  };
  const advance = (ms: number): void => {
    for (const clock of [n.line.t.clock, n.line.sandbox]) clock.advance(ms);
  };
  /** In India. */
  const aNumber = (): string => `9198${12_000_000 + (people += 1)}`;
  const gotTemplates = (waId: string): number => bulks.sentTo([waId]).length;
  const gotTexts = (waId: string): string[] => n.line.sandbox.meta.sent.flatMap(({ customer, body }) => {
    const { text } = body as { text?: { body: string } };
    return customer.waId === waId && text ? [text.body] : [];
  });
  const messagePath = ({ id, conversation_id: conversation }: Shown): string => n.at(`conversations/${conversation}/messages/${id}`);
  /** The message of many to this person. */
  const theMessage = async (waId: string): Promise<Shown> => {
    const [row] = await rows<{ id: string; conversation_id: string }>(n.line.t, `select m.id, m.conversation_id from messages m join conversations v on v.id = m.conversation_id join customers c on c.id = v.customer_id where c.phone = $1 and m.kind = 'template'`, [`+${waId}`]);
    const path = n.at(`conversations/${publicId('conversation', row?.conversation_id ?? '')}/messages/${publicId('message', row?.id ?? '')}`);
    return (await n.shop.owner.get(path).expect(200)).body;
  };
  const reportFailure = async (waId: string): Promise<void> => {
    const sent = n.line.sandbox.meta.sent.filter(({ customer }) => customer.waId === waId).at(-1);
    await n.line.sandbox.meta.reportStatus(sent?.id ?? '', 'failed', { code: 131016, details: '' });
    await n.line.settled();
  };
  const withoutReports = async (work: () => Promise<unknown>): Promise<void> => {
    n.line.sandbox.meta.unsubscribe(n.shop.businessId, n.shop.appId);
    await work();
    await n.line.settled();
    n.line.sandbox.meta.subscribe(n.shop.businessId, n.shop.appId);
  };

  const aBulk = async (waId: string): Promise<void> => {
    const bulk = await bulks.draft([waId], NIGHT);
    await bulks.start(bulk);
  };
  const aNotification = async (waId: string): Promise<void> => {
    await n.aConversation(waId);
    const name = `news_${people}`;
    await n.aRule({ trigger: 'custom_event', event_name: name, ...NIGHT });
    await n.shop.owner.post(n.at('notification-events'), { name, customer: `+${waId}` }).expect(202);
  };

  it.each([['bulk message', aBulk], ['notification', aNotification]])('of a %s, reported as failed in the evening: the second try waits for the morning, and what people write does not wait for it', async (_what, send) => {
    const waId = aNumber();
    await withoutReports(() => send(waId));
    expect(gotTemplates(waId)).toBe(1);
    await reportFailure(waId);
    expect(await theMessage(waId)).toMatchObject({ status: 'queued', attempt_count: 1, waits: null });
    await n.later(20 * MINUTE);
    const asleep = await theMessage(waId);
    expect(asleep).toMatchObject({ status: 'queued', attempt_count: 1, waits: { code: 'quiet_hours' } });
    expect(hourThere(new Date(asleep.waits?.until ?? ''))).toBe('08:00');
    expect(gotTemplates(waId)).toBe(1);
    await n.line.sandbox.phone({ waId, name: 'Night owl' }).with(n.shop.numberId).text('are you there?');
    await n.line.settled();
    await n.shop.owner.post(n.at(`conversations/${asleep.conversation_id}/messages`), textMessage('We are')).expect(201);
    await n.line.settled();
    expect(gotTexts(waId)).toContain('We are');
    await n.later(10 * HOUR);
    expect(gotTemplates(waId)).toBe(1);
    await n.later(HOUR);
    expect(await theMessage(waId)).toMatchObject({ status: 'delivered', attempt_count: 2, waits: null });
    expect(gotTemplates(waId)).toBe(2);
  });

  it.each([['bulk message', aBulk], ['notification', aNotification]])('of a %s whose number was held over the evening: the first try waits for the morning', async (_what, send) => {
    const waId = aNumber();
    n.line.sandbox.chaos.set({ throughput: 1 });
    await send(waId);
    await n.line.settled();
    await rows(n.line.t, `update pace_buckets set held_until = $2 where store_id = $1 and scope = 'number'`, [n.shop.storeId, new Date(n.line.t.clock.now().getTime() + 15 * MINUTE)]);
    await n.later(20 * MINUTE);
    expect(await theMessage(waId)).toMatchObject({ status: 'queued', attempt_count: 0, waits: { code: 'quiet_hours' } });
    await n.later(11 * HOUR);
    expect(await theMessage(waId)).toMatchObject({ status: 'delivered', attempt_count: 1 });
    expect(gotTemplates(waId)).toBe(1);
  });

  describe('behind a limit of their number', () => {
    const LIMIT = { code: 'meta.130429' };
    const hold = (ms: number) => n.line.t.app.get(Governor, { strict: false }).hold(n.shop.storeId, n.shop.accountId, ms, LIMIT.code.slice('meta.'.length));
    const lookAgain = async ({ id, conversation_id: conversation }: Shown): Promise<void> => {
      await rows(n.line.t, 'update messages set next_attempt_at = null where store_id = $1 and id = $2', [n.shop.storeId, parsePublicId('message', id)]);
      await n.line.t.app.get(MessagePipeline).deliver({ storeId: n.shop.storeId, conversationId: parsePublicId('conversation', conversation) ?? '' });
      await n.line.settled();
    };
    /** At ten past nine in the evening. */
    const asleep = async (waId: string): Promise<Shown> => {
      n.line.sandbox.chaos.set({ throughput: 1 });
      await aBulk(waId);
      await n.line.settled();
      await rows(n.line.t, `update pace_buckets set held_until = $2 where store_id = $1 and scope = 'number'`, [n.shop.storeId, new Date(n.line.t.clock.now().getTime() + 15 * MINUTE)]);
      await n.later(20 * MINUTE);
      const message = await theMessage(waId);
      expect(message).toMatchObject({ status: 'queued', attempt_count: 0, waits: { code: 'quiet_hours' } });
      return message;
    };

    it('sleep does not count: it fails when the number has kept it for 24 hours of the days', async () => {
      const waId = aNumber();
      const message = await asleep(waId);
      await hold(72 * HOUR);
      const stateAfter = async (ms: number): Promise<Shown> => {
        advance(ms);
        await lookAgain(message);
        return theMessage(waId);
      };
      expect(await stateAfter(11 * HOUR)).toMatchObject({ status: 'queued', waits: LIMIT });
      expect(await stateAfter(13 * HOUR)).toMatchObject({ status: 'queued', waits: { code: 'quiet_hours' } });
      expect(await stateAfter(11 * HOUR)).toMatchObject({ status: 'queued', waits: LIMIT });
      expect(await stateAfter(9 * HOUR)).toMatchObject({ status: 'queued', waits: LIMIT });
      expect(await stateAfter(2 * HOUR)).toMatchObject({ status: 'failed', failure: LIMIT, waits: null });
      expect(gotTemplates(waId)).toBe(0);
    });

    it('what sleeps says so, also while what is written in its conversation is kept', async () => {
      const waId = aNumber();
      const message = await asleep(waId);
      await n.line.sandbox.phone({ waId, name: 'Night owl' }).with(n.shop.numberId).text('are you there?');
      await n.line.settled();
      await hold(HOUR);
      const { body: answer } = await n.shop.owner.post(n.at(`conversations/${message.conversation_id}/messages`), textMessage('We are')).expect(201);
      await n.line.settled();
      expect((await n.shop.owner.get(messagePath(answer)).expect(200)).body).toMatchObject({ status: 'queued', waits: LIMIT });
      const still = await theMessage(waId);
      expect(still.waits).toEqual(message.waits);
    });
  });

  it.each([['bulk message', aBulk], ['notification', aNotification]])('of a %s: what a person sends again at night goes at night', async (_what, send) => {
    const waId = aNumber();
    await withoutReports(() => send(waId));
    const sent = n.line.sandbox.meta.sent.filter(({ customer }) => customer.waId === waId).at(-1);
    await n.line.sandbox.meta.reportStatus(sent?.id ?? '', 'failed', { code: 131026, details: '' });
    await n.line.settled();
    const failed = await theMessage(waId);
    expect(failed).toMatchObject({ status: 'failed' });
    advance(2 * HOUR);
    await n.shop.owner.post(`${messagePath(failed)}/retry`).expect(201);
    await n.line.settled();
    expect(await theMessage(waId)).toMatchObject({ status: 'delivered', attempt_count: 2 });
  });
});
