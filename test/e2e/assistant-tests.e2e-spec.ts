import { publicId } from '#contracts';
import { aColleague, type Person } from '../support/login.js';
import { type Line, openLine } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

let line: Line;
let owner: Person;
beforeAll(async () => {
  line = await openLine({ QUIET_WINDOW_MS: '0' });
  ({ owner } = line.shop);
});
afterAll(() => line.close());

const path = (rest = ''): string => `${owner.storePath}/assistant/tests${rest}`;
const asking = (text: string, more: object = {}) => ({ title: text, messages: [{ author: 'customer', text }], expectations: [], ...more });
const run = async (id: string, behaviour?: string) => (await owner.post(path(`/${id}/runs`), { behaviour }).expect(200)).body as { result: { passed: boolean; checks: boolean[]; revision: number; behaviour: string }; answer: { kind: string } };

describe('saved tests of the assistant', () => {
  it('R160: are run against the draft, and keep how it went until they are changed', async () => {
    const test = (await owner.post(path(), asking('hello', { expectations: [{ kind: 'says', text: 'ahoy' }, { kind: 'answers' }, { kind: 'does_not_say', text: 'discount' }] })).expect(201)).body as { id: string; last_result: unknown };
    expect(test.last_result).toBeNull();
    expect((await run(test.id)).result).toMatchObject({ passed: false, checks: [false, true, true], behaviour: 'draft', revision: 0 });
    await owner.patch(`${owner.storePath}/assistant/draft`, { greeting: 'Ahoy!' }).expect(200);
    expect((await run(test.id)).result).toMatchObject({ passed: true, checks: [true, true, true], revision: 1 });
    expect((await run(test.id, 'published')).result).toMatchObject({ passed: false, behaviour: 'published' });
    expect((await owner.get(path(`/${test.id}`)).expect(200)).body).toMatchObject({ last_result: { passed: false, behaviour: 'published' } });
    await owner.patch(path(`/${test.id}`), asking('hello there', { note: 'A sailor' })).expect(200);
    expect((await owner.get(path()).expect(200)).body.data).toMatchObject([{ id: test.id, title: 'hello there', note: 'A sailor', expectations: [], last_result: null }]);
    await owner.delete(path(`/${test.id}`)).expect(204);
    await owner.get(path(`/${test.id}`)).expect(404);
  });

  it('a conversation becomes one, without who the customer is, with what the answer stood on', async () => {
    const talk = await aTalk(line, 'hello, I am Writer, call me at +34 611 22 33 44 or w@example.com');
    await talk.phone.text('do you have a blue mug?');
    await line.settled();
    const thread = await talk.thread();
    const question = thread.find(({ text }) => text === 'do you have a blue mug?');
    const given = (await owner.post(path('/suggestions'), { message_id: question?.id }).expect(200)).body as { messages: { author: string; text: string }[]; expectations: { kind: string; text: string }[] };
    expect(given).toMatchObject({ title: 'do you have a blue mug?', messages: [{ author: 'customer', text: 'hello, I am [name], call me at [number] or [e-mail]' }, { author: 'assistant' }, { author: 'customer', text: 'do you have a blue mug?' }] });
    expect(given.expectations).toMatchObject([{ kind: 'shows_product', text: 'Blue Ceramic Mug' }]);
    // The answer leads to the same test as its question.
    expect((await owner.post(path('/suggestions'), { message_id: thread[0]?.id }).expect(200)).body).toEqual(given);
    const saved = (await owner.post(path(), { ...given, title: 'Mugs for w@example.com' }).expect(201)).body as { id: string; title: string };
    expect(saved.title).toBe('Mugs for [e-mail]');
    expect(await run(saved.id)).toMatchObject({ result: { passed: true, checks: [true] }, answer: { kind: 'reply' } });
  });

  it('a hand-off is expected where there was one', async () => {
    const talk = await aTalk(line, 'I want to talk to a person');
    const [newest] = await talk.thread();
    expect((await owner.post(path('/suggestions'), { message_id: newest?.id }).expect(200)).body.expectations).toEqual([{ kind: 'hands_off' }]);
    await owner.post(path('/suggestions'), { message_id: publicId('message', owner.storeId) }).expect(404);
  });

  it.each([
    [asking('x', { expectations: [{ kind: 'says' }] }), '/expectations/0/text'], [asking('x', { expectations: [{ kind: 'shows_product' }] }), '/expectations/0/id'],
    [asking('x', { messages: [] }), '/messages'], [asking('x', { messages: [{ author: 'assistant', text: 'hi' }] }), '/messages'], [asking(''), '/title'], [asking('x', { expectations: [{ kind: 'dances' }] }), '/expectations/0/kind'],
  ])('refuses %j', async (body, pointer) => {
    expect(JSON.stringify((await owner.post(path(), body).expect(422)).body.errors)).toContain(`"pointer":"${pointer}"`);
  });

  it('agents look at them', async () => {
    const agent = await aColleague(line.t, owner, 'agent');
    await agent.get(path()).expect(200);
    await agent.post(path(), asking('x')).expect(403);
    await agent.post(path('/suggestions'), { message_id: publicId('message', owner.storeId) }).expect(403);
  });
});
