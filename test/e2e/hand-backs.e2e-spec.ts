import { type HandOffBrief, publicId } from '#contracts';
import { startSandbox, type Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk, type Talk, textMessage } from '../support/talks.js';

let claude: Sandbox;
let line: Line;
beforeAll(async () => {
  claude = await startSandbox();
  line = await openLine({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: claude.anthropicUrl });
});
afterAll(async () => {
  await line.close();
  await claude.close();
});
beforeEach(() => {
  claude.claude.clear();
  claude.claude.otherwise = 'refuse';
});

type Respond = Parameters<Sandbox['claude']['script']>[0][number]['respond'];
const script = (...steps: Respond[]): void => claude.claude.script(steps.map((respond) => ({ respond })));
const call = (name: string, input: Record<string, unknown>) => ({ type: 'tool_use', name, input }) as const;
const REFUND = [call('hand_off', { reason: 'Wants a refund for the lantern', message: 'A colleague will look into it.' })];
const said = async (talk: Talk): Promise<string[]> => (await talk.thread()).filter(({ direction }) => direction === 'out').map(({ author, text }) => `${author}: ${text}`);
const write = async (talk: Talk, text: string): Promise<void> => {
  await talk.phone.text(text);
  await line.settled();
};
const giveBack = async (talk: Talk, answerWaiting = false): Promise<void> => {
  await talk.owner.post(`${talk.path}/return-to-ai`, { answer_waiting: answerWaiting }).expect(200);
  await line.settled();
};
/** A customer was handed off, a person wrote, and gave the conversation back. */
async function aReturnedTalk(): Promise<Talk> {
  script(REFUND);
  const talk = await aTalk(line, 'My lantern broke, I want my money back');
  await talk.owner.post(`${talk.path}/messages`, textMessage('We refund the $39.00 by card.')).expect(201);
  await line.settled();
  await giveBack(talk);
  return talk;
}

describe('R156: the person who goes on', () => {
  it('gets a brief: wish, what was tried, cart, mood, open promise', async () => {
    const [mug] = await rows<{ id: string }>(line.t, "select v.id from product_variants v join products p on p.store_id = v.store_id and p.id = v.product_id where v.store_id = $1 and p.title = 'Blue Ceramic Mug'", [line.shop.storeId]);
    script([call('search_products', { query: 'mug' }), call('set_cart_line', { variant_id: publicId('variant', mug?.id ?? ''), quantity: 2 })], 'Two mugs are in your cart.', [call('search_knowledge', { query: 'engraving' })], REFUND);
    const talk = await aTalk(line, 'two mugs please');
    await write(talk, 'Engrave them with my name, this is urgent!');
    const [event] = (await talk.history()).filter(({ type }) => type === 'handed_off');
    expect(event).toMatchObject({ actor: 'assistant', detail: { reason: 'Wants a refund for the lantern' } });
    expect((event?.detail as { brief?: HandOffBrief } | undefined)?.brief).toMatchObject({
      wish: 'two mugs please\nEngrave them with my name, this is urgent!', tried: [{ what: 'searched_knowledge', about: 'engraving' }],
      cart: { lines: [{ title: 'Blue Ceramic Mug', quantity: 2 }], total: '$25.00' }, mood: 'hurried', promise: null,
    });
    // One closing message, and none after it.
    expect(await said(talk)).toEqual(['assistant: A colleague will look into it.', 'assistant: Two mugs are in your cart.']);
  });
});

describe('R156: the assistant to which a conversation was given back', () => {
  it('begins with what the person decided, and may repeat it', async () => {
    const talk = await aReturnedTalk();
    script('As my colleague wrote, we refund the $39.00 by card.');
    await write(talk, 'so what now?');
    expect((await said(talk))[0]).toBe('assistant: As my colleague wrote, we refund the $39.00 by card.');
    const read = JSON.stringify(claude.claude.requests.at(-1)?.messages);
    expect(read).toMatch(/handed_back at=.*because=.*Wants a refund for the lantern.*colleague_message.*We refund the \$39\.00 by card/);
    expect(read).not.toContain('My lantern broke');
  });

  it('knows the words with which somebody took it without a hand-off', async () => {
    script('Hello!');
    const talk = await aTalk(line, 'is anybody there?');
    await talk.owner.post(`${talk.path}/messages`, textMessage('We keep the lantern for you until Friday.')).expect(201);
    await line.settled();
    await giveBack(talk);
    script('We keep the lantern for you until Friday.');
    await write(talk, 'until when?');
    expect((await said(talk))[0]).toBe('assistant: We keep the lantern for you until Friday.');
    const read = JSON.stringify(claude.claude.requests.at(-1)?.messages);
    expect(read).toContain('We keep the lantern for you until Friday.');
    expect(read).not.toContain('is anybody there?');
  });

  it('does not hand off again for the same reason', async () => {
    const talk = await aReturnedTalk();
    script(REFUND);
    await write(talk, 'ok, thank you');
    expect(await talk.get()).toMatchObject({ handler: 'ai' });
    expect((await said(talk))[0]).toBe('assistant: My colleague has looked at this, and I am here for you again. What else can I do for you?');
    const [run] = await rows<{ steps: { kind: string; rule?: string }[] }>(line.t, 'select steps from runs where store_id = $1 and conversation_id = $2 order by id desc limit 1', [line.shop.storeId, talk.uuid]);
    expect(run?.steps).toContainEqual(expect.objectContaining({ kind: 'guardrail', rule: 'loop' }));
  });

  it('does not hand off what was waiting when it got it back, whatever the reason', async () => {
    script(REFUND);
    const talk = await aTalk(line, 'I want my money back for the lamp');
    await write(talk, 'hello? anybody?');
    script([call('hand_off', { reason: 'The customer is impatient' })]);
    await giveBack(talk, true);
    expect(await talk.get()).toMatchObject({ handler: 'ai' });
    expect((await talk.history()).filter(({ type }) => type === 'handed_off')).toHaveLength(1);
  });

  it('hands off again for a new wish, and whenever the customer asks for a person, with one closing message each', async () => {
    const talk = await aReturnedTalk();
    script([call('hand_off', { reason: 'Wants to buy in bulk', message: 'A colleague knows more about that.' })]);
    await write(talk, 'and can I buy 500 lanterns?');
    expect(await talk.get()).toMatchObject({ handler: 'waiting', hand_off_reason: 'Wants to buy in bulk' });
    expect((await said(talk)).filter((text) => text.startsWith('assistant: A colleague'))).toHaveLength(2);
    await giveBack(talk);
    script([call('hand_off', { reason: 'Wants to buy in bulk', message: 'A colleague knows more about that.' })]);
    await write(talk, 'hm');
    expect(await talk.get()).toMatchObject({ handler: 'ai' });
    await talk.phone.tap('Talk to a person');
    await line.settled();
    expect(await talk.get()).toMatchObject({ handler: 'waiting', hand_off_reason: 'The customer asked for a person' });
    expect((await said(talk))[0]).toBe('assistant: I am passing you on to a colleague. Someone will answer you here.');
    expect((await talk.history()).filter(({ type }) => type === 'handed_off')).toHaveLength(3);
  });
});

describe('R155: back to the assistant by itself', () => {
  const sweep = (): Promise<void> => line.t.app.get(Sweeper, { strict: false }).sweep();
  const wait = (minutes: number | null): Promise<unknown> => line.shop.owner.patch(`${line.shop.owner.storePath}/assistant`, { auto_return_minutes: minutes }).expect(200);
  /** A person has the last word. */
  const anAnsweredTalk = async (): Promise<Talk> => {
    script('Hello!');
    const talk = await aTalk(line, 'hello there');
    await talk.owner.post(`${talk.path}/messages`, textMessage('It is in the window on the left.')).expect(201);
    await line.settled();
    return talk;
  };

  it('happens once a person has said nothing for as long as the store wants, and not when the customer waits', async () => {
    const [answered, waiting, recent] = [await anAnsweredTalk(), await anAnsweredTalk(), await anAnsweredTalk()];
    await write(waiting, 'I cannot see it');
    line.t.clock.advance(31 * MINUTE);
    await recent.owner.post(`${recent.path}/messages`, textMessage('Did you find it?')).expect(201);
    await line.settled();
    await sweep();
    expect(await answered.get()).toMatchObject({ handler: 'human' });
    await wait(30);
    const { handler_version: before } = await answered.get();
    await sweep();
    expect(await answered.get()).toMatchObject({ handler: 'ai', handler_version: before + 1, assignee_id: null });
    expect((await answered.history())[0]).toMatchObject({ type: 'returned_to_ai', actor: 'system', actor_id: null });
    expect([await waiting.get(), await recent.get()]).toMatchObject([{ handler: 'human' }, { handler: 'human' }]);
    await wait(null);
  });

  it.each([4, 10_081, 1.5])('refuses %s minutes', async (minutes) => {
    const refused = await line.shop.owner.patch(`${line.shop.owner.storePath}/assistant`, { auto_return_minutes: minutes }).expect(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/auto_return_minutes' }]);
  });
});
