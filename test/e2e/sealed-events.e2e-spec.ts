import { linkedPhones } from '../support/linked-phones.js';
import { type Line, openLine, rows } from '../support/shop.js';

describe('events that lay sealed', () => {
  let line: Line;
  let { link, sealed, phoneOf } = {} as ReturnType<typeof linkedPhones>;
  beforeAll(async () => {
    line = await openLine();
    ({ link, sealed, phoneOf } = linkedPhones(line));
  });
  afterAll(() => line.close());

  it('R181: what comes between the proof of a phone and the release of what lay sealed waits for it, in the line\'s order', async () => {
    const linked = await link({ phoneNumber: '4915100000000' });
    await line.sandbox.wasender.post(linked.session, { event: 'session.status', data: { status: 'connected' } });
    await line.settled();
    for (const text of ['Do you have lanterns?', 'The small ones']) await phoneOf(linked, '12025550331').text(text);
    await line.settled();
    const asWritten = () => rows<{ text: string }>(line.t, 'select text from messages where store_id = $1 order by id', [linked.storeId]);
    expect(await asWritten()).toEqual([]);
    expect((await sealed(linked)).length).toBeGreaterThan(0);
    // The process that wrote the proof died before it released anything.
    await rows(line.t, `update linkages set verdict = 'own' where store_id = $1`, [linked.storeId]);
    await phoneOf(linked, '12025550331').text('Hello?');
    await line.settled();
    expect((await asWritten()).map(({ text }) => text)).toEqual(['Do you have lanterns?', 'The small ones', 'Hello?']);
    expect(await sealed(linked)).toEqual([]);
  });
});
