import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { type Linked, linkedPhones } from '../support/linked-phones.js';
import { type Line, openLine } from '../support/shop.js';

describe('notifications through a linked phone', () => {
  let line: Line;
  let linked: Linked;
  let rule = '';
  const at = (rest: string): string => `${linked.owner.storePath}/${rest}`;
  beforeAll(async () => {
    line = await openLine();
    linked = await linkedPhones(line).link();
    const { body: template } = await linked.owner.post(at('templates'), { account_id: linked.account, label: 'Parcel', language: 'en', category: 'utility', components: { body: 'Hello {{1}}, your parcel {{2}} has left.', buttons: [], samples: { 1: 'Ana', 2: 'A7' } } }).expect(201);
    rule = (await linked.owner.post(at('notification-rules'), { name: 'Parcel', enabled: true, trigger: 'custom_event', event_name: 'parcel.left', template_id: template.id, values: { 1: { column: 'name', fallback: 'friend' }, 2: { column: 'parcel' } } }).expect(201)).body.id;
  });
  afterAll(() => line.close());

  const tell = async (customer: string, data: object): Promise<void> => {
    await linked.owner.post(at('notification-events'), { name: 'parcel.left', customer, data }).expect(202);
    await line.settled();
  };
  const later = async (ms: number): Promise<void> => {
    for (const clock of [line.t.clock, line.sandbox]) clock.advance(ms);
    await line.t.app.get(Sweeper, { strict: false }).sweep();
    await line.settled();
  };
  const logged = async (): Promise<unknown[]> => ((await linked.owner.get(at(`notifications?rule_id=${rule}`)).expect(200)).body.data as { status: string; reason_code: string | null }[]).map(({ status, reason_code: code }) => [status, code]);
  const sent = (): (string | undefined)[] => line.sandbox.wasender.sent.map(({ body }) => (body as { text?: string }).text);

  it('R131, R209: are filled in here and go as plain text; without a value nothing goes', async () => {
    await tell('+12025550401', { parcel: 'A7' });
    await tell('+12025550402', { name: 'Eve' });
    expect(sent()).toEqual(['Hello friend, your parcel A7 has left.']);
    expect(await logged()).toEqual([['skipped', 'value_missing'], [expect.stringMatching(/sent|delivered/), null]]);
  });

  it('wait while the phone is not linked, an hour at most', async () => {
    await line.sandbox.wasender.setState(linked.session, 'logged_out');
    await line.settled();
    await tell('+12025550403', { parcel: 'OLD' });
    await later(50 * MINUTE);
    await tell('+12025550404', { parcel: 'NEW' });
    await later(20 * MINUTE);
    expect((await logged()).slice(0, 2)).toEqual([['pending', null], ['skipped', 'too_late']]);
    await line.sandbox.wasender.setState(linked.session, 'connected');
    await line.settled();
    await later(MINUTE);
    expect(sent()).toEqual(['Hello friend, your parcel A7 has left.', 'Hello friend, your parcel NEW has left.']);
    await later(HOUR);
    expect(sent()).toHaveLength(2);
  });
});
