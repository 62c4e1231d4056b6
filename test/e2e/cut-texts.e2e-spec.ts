import { aTalk } from '../support/talks.js';
import { type Line, openLine, rows } from '../support/shop.js';

/** At an odd place every cut at an even one falls between the halves of an emoji. */
const ODD = `x${'😀'.repeat(300)}`;
/** Half a character, or what stands for one. */
const HALF_OR_NONE = /\\ud[89a-f]|\uFFFD/iu;

describe('texts that are cut inside a character', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());

  it('a customer who writes emoji is read, listed and answered', async () => {
    const talk = await aTalk(line, ODD);
    const thread = await talk.thread();
    const { body } = await talk.owner.get(`${talk.owner.storePath}/conversations`).expect(200);
    expect(HALF_OR_NONE.test(JSON.stringify(body))).toBe(false);
    expect(thread.findLast(({ direction }) => direction === 'in')?.text).toBe(ODD);
    expect(thread[0]).toMatchObject({ direction: 'out', author: 'assistant' });
    expect(await rows(line.t, `select 1 from webhook_events where state <> 'done'`)).toEqual([]);
  });

  it('the one who asks for a person after them gets one', async () => {
    const talk = await aTalk(line, ODD);
    await talk.phone.text('I want to talk to a person');
    await line.settled();
    expect(await talk.get()).toMatchObject({ handler: 'waiting' });
    const { body } = await talk.owner.get(`${talk.path}/brief`).expect(200);
    expect(body).toMatchObject({ wish: expect.stringMatching(/😀$/u) });
    expect(HALF_OR_NONE.test(JSON.stringify(body))).toBe(false);
  });
});
