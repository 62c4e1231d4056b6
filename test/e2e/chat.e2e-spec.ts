import { PhoneLine } from '../../apps/api/src/cli/chat-phone.js';
import { type Line, openLine } from '../support/shop.js';

/** Longer than the pause that otherwise ends an answer. */
const SLOW_MS = '3200';

describe('the customer of the terminal', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine({ QUIET_WINDOW_MS: SLOW_MS }); });
  afterAll(() => line.close());

  it('waits for the answer to what it said, also when the machine is slow', async () => {
    const phone = await PhoneLine.open(line.sandbox.url, { phone: '+34655123123', name: 'Ana' });
    const answers: string[] = [];
    const ended = new AbortController();
    const listening = (await phone.listen(ended.signal))((event) => {
      if (event.kind === 'bubble' && event.bubble.from === 'business') answers.push(event.bubble.type);
    });
    await phone.send({ kind: 'text', text: 'do you have a blue mug?' });
    await phone.quiet();
    expect(answers).not.toEqual([]);
    ended.abort();
    await listening;
    await line.settled();
  });

  it('is known by the number it says, also when it comes again', async () => {
    for (const words of ['hello', 'me again']) {
      const phone = await PhoneLine.open(line.sandbox.url, { phone: '+34 655 777 888', name: 'Eva' });
      await phone.send({ kind: 'text', text: words });
    }
    await line.settled();
    const { rows } = await line.t.owner.query<{ phone: string }>(`select phone from customers where profile_name = 'Eva'`);
    expect(rows).toEqual([{ phone: '+34655777888' }]);
  });
});
