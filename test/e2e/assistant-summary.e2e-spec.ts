import { type Line, openLine } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

describe('what the assistant did lately', () => {
  let line: Line;
  beforeAll(async () => {
    line = await openLine();
  });
  afterAll(() => line.close());

  it('R202: is counted by outcome, and its silences by reason', async () => {
    const { owner } = line.shop;
    const summary = async () => (await owner.get(`${owner.storePath}/assistant/summary`).expect(200)).body;
    expect(await summary()).toEqual({ days: 7, answered: 0, handed_off: 0, median_ms: null, cost_micro_usd: 0, silent: [], latest: null });
    await aTalk(line, 'do you have a blue mug?');
    await aTalk(line, 'let me talk to a human');
    await owner.patch(`${owner.storePath}/assistant`, { enabled: false }).expect(200);
    await aTalk(line, 'hello?');
    await aTalk(line, 'anybody there?');
    expect(await summary()).toEqual({ days: 7, answered: 1, handed_off: 1, median_ms: expect.any(Number) as number, cost_micro_usd: 0, silent: [{ reason: 'assistant_off', count: 2 }], latest: { at: expect.any(String) as string, engine: 'built_in', failed: false, stepped_in: false } });
  });
});
