import { type MessageContent, type OutboundContent, publicId } from '#contracts';
import { AssistantSettingsService } from '../../apps/api/src/modules/ai/settings/assistant-settings.service.js';
import { Products } from '../../apps/api/src/modules/catalog/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { behave } from '../support/behaviour.js';
import { type AssistantWorld, assistantWorld, type KeptAnswer } from '../support/assistant-world.js';

let test: TestApp;
let world: AssistantWorld;
beforeAll(async () => {
  test = await startApp();
  world = await assistantWorld(test);
});
afterAll(() => test.close());

const answer = (...args: Parameters<AssistantWorld['turn']>): Promise<KeptAnswer> => world.answer(world.turn(...args));
async function reply(...args: Parameters<AssistantWorld['turn']>): Promise<OutboundContent[]> {
  const given = await answer(...args);
  if (given.kind !== 'reply') throw new Error(`${given.kind}: ${given.reason}`);
  return given.messages;
}
const tap = (id: string, title = 'A choice'): MessageContent => ({ kind: 'choice', id, title, of: 'list' });
const set = (changes: Parameters<AssistantSettingsService['update']>[1]): Promise<unknown> => test.app.get(AssistantSettingsService).update(world.storeId, changes);

describe('the built-in assistant', () => {
  it('R58: welcomes with buttons', async () => {
    expect(await reply('Hello')).toEqual([{
      kind: 'buttons', body: 'Hello! Welcome to Corner Shop. How can I help you?',
      buttons: [{ id: 'action:menu', title: 'View menu' }, { id: 'action:hand_off', title: 'Talk to a person' }],
    }]);
  });

  it('R57: shows one product with photo, price and stock, whatever the spelling', async () => {
    const { blueShirt } = world.products;
    expect(await reply('do you have a blu shrit?')).toEqual([{
      kind: 'buttons', body: '*Blue Shirt*\n$20.00 · In stock: 7\nSoft cotton.', header: { media: { kind: 'image', mediaId: blueShirt.images[0]?.mediaId } },
      buttons: [{ id: `order:${blueShirt.id}`, title: 'Order this' }, { id: 'action:menu', title: 'View menu' }, { id: 'action:hand_off', title: 'Talk to a person' }],
    }]);
  });

  it('R59: offers a list when several products fit', async () => {
    const [list] = await reply('do you have shirts?');
    expect(list).toMatchObject({ kind: 'list', body: 'This is what I found:', button: 'Choose' });
    const rows = list?.kind === 'list' ? list.sections.flatMap((section) => section.rows) : [];
    expect(rows).toContainEqual({ id: `product:${world.products.redShirt.id}`, title: 'Red Shirt', description: 'from $25.00 · In stock: 1' });
    expect(rows.map((row) => row.title)).toEqual(expect.arrayContaining(['Blue Shirt', 'Red Shirt', 'Talk to a person']));
    expect(rows).toHaveLength(3);
  });

  it.each([
    ['do you have wine?', 'I am sorry, we do not have exactly that. The closest we have:'], ['¿tienen vino?', 'Lo siento, no tenemos exactamente eso. Lo más parecido que tenemos:'], ['vous avez du vin ?', 'Désolé, nous n’avons pas exactement cela. Ce que nous avons de plus proche :'],
    ['vocês têm vinho?', 'Desculpe, não temos exatamente isso. O mais parecido que temos:'], ['هل عندكم نبيذ؟', 'عذراً، ليس لدينا ذلك بالضبط. أقرب ما لدينا:'],
  ])('says that it does not have what was asked for, before what comes closest: %s', async (asked, before) => {
    const { storeId } = world;
    const glasses = await test.app.get(Products).create(storeId, { title: 'Wine glasses', status: 'active', variants: [{ price: { amount: 3400, currency: 'USD' } }] });
    try {
      expect(await reply(asked)).toMatchObject([{ body: expect.stringMatching(new RegExp(`^${before.replace('?', '\\?')}\\n\\*Wine glasses\\*`)) as string }]);
    } finally {
      await test.app.get(Products).remove(storeId, glasses.id);
    }
  });
  it('says so above a list and with a photo, too', async () => {
    expect(await reply('snowboard shirts')).toMatchObject([{ kind: 'list', body: 'I am sorry, we do not have exactly that. The closest we have:' }]);
    expect(await reply('blue golf shirt')).toMatchObject([{ kind: 'buttons', body: 'I am sorry, we do not have exactly that. The closest we have:\n\n*Blue Shirt*\n$20.00 · In stock: 7\nSoft cotton.' }]);
    expect(await reply('gorgeous blue shirt')).toMatchObject([{ kind: 'buttons', body: '*Blue Shirt*\n$20.00 · In stock: 7\nSoft cotton.' }]);
  });

  it('R59: shows the product that was picked from the list', async () => {
    expect(await reply(tap(`product:${world.products.redShirt.id}`))).toMatchObject([{ kind: 'buttons', body: '*Red Shirt*\nfrom $25.00 · In stock: 1\nLinen.' }]);
  });

  it('never offers to order what is sold out', async () => {
    expect(await reply('coffee mug')).toMatchObject([{ body: '*Coffee Mug*\n$9.00 · Out of stock\nHolds 300 ml.', buttons: [{ id: 'action:menu' }, { id: 'action:hand_off' }] }]);
  });

  it('says that a product is gone, and never shows drafts', async () => {
    expect(await reply(tap(`product:${world.products.lamp.id}`))).toMatchObject([{ body: 'I am sorry, this product is no longer available.' }]);
    expect(JSON.stringify(await reply('show me everything'))).not.toContain('Secret Lamp');
  });

  it('R54: answers from the knowledge base', async () => {
    expect(await reply('How long does shipping take?')).toMatchObject([{ body: 'Shipping takes 3 days and costs $4.50. It is free of charge above $50.' }]);
    expect(await reply('when are you open?')).toMatchObject([{ body: expect.stringContaining('9:00 to 18:00') as string }]);
  });

  it('understands what "it" is, and a number where the list was text', async () => {
    const shown = world.message('customer', tap(`product:${world.products.blueShirt.id}`, 'Blue Shirt'));
    expect(await reply('how much is it?', { history: [shown] })).toMatchObject([{ body: expect.stringContaining('$20.00') as string }]);
    const plain = { ...world.turn('x').capabilities };
    delete (plain as { buttons?: unknown }).buttons;
    delete (plain as { list?: unknown }).list;
    const [list] = await reply('do you have shirts?', { capabilities: plain });
    expect(list).toMatchObject({ kind: 'text', text: expect.stringMatching(/1\. .* Shirt[\s\S]*Answer with a number\./) as string });
    const second = /2\. (\w+ Shirt)/.exec(list?.kind === 'text' ? list.text : '')?.[1];
    for (const said of ['2', 'how much is the second one?']) expect(await reply(said, { history: [world.message('assistant', list as OutboundContent)] })).toMatchObject([{ body: expect.stringContaining(`*${second ?? 'none'}*`) as string }]);
  });

  it.each(['how much is the second one?', '¿cuánto cuesta la segunda?', 'كم سعر الثاني؟', 'the last product'])('knows a thing by its place in the list that was shown: %s', async (asked) => {
    const [list] = await reply('do you have shirts?');
    const titles = list?.kind === 'list' ? list.sections.flatMap(({ rows }) => rows.map(({ title }) => title)) : [];
    expect(await reply(asked, { history: [world.message('assistant', list as OutboundContent)] })).toMatchObject([{ body: expect.stringContaining(`*${titles[1] ?? 'none'}*`) as string }]);
  });

  it('keeps to the price that the customer names', async () => {
    expect(await reply('a shirt under 22 dollars')).toMatchObject([{ body: expect.stringContaining('*Blue Shirt*') as string }]);
    expect(await reply('a shirt under 10 dollars')).toMatchObject([{ body: expect.stringContaining('I do not know that') as string }]);
  });

  it('says that it is a machine, and gives complaints to a person', async () => {
    expect(await reply('Are you a robot?')).toMatchObject([{ body: expect.stringContaining('automatic assistant of Corner Shop') as string }]);
    expect(await answer('my shirt arrived broken')).toMatchObject({ kind: 'hand_off', reason: 'The customer has a problem or a complaint' });
  });

  it('admits what it does not know', async () => {
    expect(await reply('zzqx wvut')).toMatchObject([{ body: 'I am sorry, I do not know that. You can look at our menu or talk to a person.' }]);
  });

  it.each([
    ['Hola, buenas tardes, mira, es que mi hermana me regaló algo el año pasado y de qué marca era eso no lo sé, pero quería saber si tenéis alguna camisa azul que no sea muy gruesa y que llegue antes del viernes', '*Blue Shirt*'],
    ['Hola, ¿hacéis envíos a Canarias? Es que mi primo dice que sí pero yo eso no lo sé y quería confirmarlo antes de pedir nada', 'Enviamos a Canarias en 5 días.'],
    ['Hi there, my sister gave me something nice last year and what brand it was I do not know, but I wonder whether you still have the red shirt because hers fits so well', '*Red Shirt*'],
  ])('finds what is wanted in a long voice note, also in one that does not know something: %s', async (transcript, body) => {
    await world.knowledge({ title: 'Envíos', body: 'Enviamos a Canarias en 5 días.' });
    const given = await answer({ kind: 'audio', media: { voice: true }, transcript });
    expect(given).toMatchObject({ kind: 'reply', messages: [{ body: expect.stringContaining(body) as string }] });
    expect(await world.run(given.runId)).toMatchObject({ is_unanswered: false });
  });
  it('keeps to a price that is said in another clause', async () => {
    const [message] = await reply('Hi there, my sister gave me something nice last year and where she found it I do not know, but I wonder whether you still have the red shirt for my nephew, nothing over 22 dollars, because he grows so fast');
    expect(JSON.stringify(message)).not.toContain('Red Shirt');
  });
  it.each([
    ['Hola, mira, resulta que mi hermana cumple años. Estaba pensando en una camisa o algo así, la azul a ser posible, que no cueste más de 40 dólares. A ella le gusta mucho ese color. Y también quería saber si hacéis envíos a Canarias. Muchas gracias.', /^Enviamos a Canarias en 5 días\.\n\n.*Blue Shirt/su],
    ['Hi, my sister has her birthday next week and she is so hard to please. I was thinking of a shirt or something like that, in blue, it should not cost more than 25 dollars. Could you also tell me how long the shipping takes? Thanks so much', /^Shipping takes 3 days.*\n\n.*Blue Shirt/su],
  ])('answers the question of a long voice note and shows what it asks for: %s', async (transcript, said) => {
    await world.knowledge({ title: 'Envíos', body: 'Enviamos a Canarias en 5 días.' });
    const [message] = await reply(transcript);
    const { body, sections } = message as unknown as { body: string; sections?: unknown };
    expect(`${body}${JSON.stringify(sections ?? '')}`).toMatch(said);
  });
  it('a long story about nothing of the store finds nothing', async () => {
    expect(await reply('zzqx wvut, qqxz vvtu wwpp, que xxzq ttuv kkqz, pero wvut zzqx ppww, y xxqz vvtt qqkk')).toMatchObject([{ body: expect.stringMatching(/I do not know that|eso no lo sé/) as string }]);
  });
  it.each(['No sé', 'eso no lo sé', 'I don\'t know'])('shows what there is to who does not know: %s', async (said) => {
    expect(await reply(said)).toMatchObject([{ kind: 'list', sections: [{ rows: expect.arrayContaining([expect.objectContaining({ title: 'Blue Shirt' })]) as unknown }] }]);
  });

  it.each([
    ['¿Tienen menú?', 'Esto es lo que tenemos:'], ['Bonjour', 'Bonjour ! Bienvenue chez Corner Shop. Comment puis-je vous aider ?'],
    ['obrigado', 'De nada! Mais alguma coisa?'], ['مرحبا', 'مرحباً بك في Corner Shop! كيف يمكنني مساعدتك؟'],
  ])('answers in the language of: %s', async (said, body) => expect(await reply(said)).toMatchObject([{ body }]));

  it.each(['I want to talk to a person', 'quiero hablar con alguien', 'أريد التحدث مع موظف'])('R156: hands off: %s', async (said) => {
    expect(await answer(said)).toMatchObject({ kind: 'hand_off', reason: 'The customer asked for a person', messages: [{ kind: 'text' }] });
  });

  it('R156: hands off when the button is tapped, an order is wanted, or a keyword is written', async () => {
    expect(await answer(tap('action:hand_off'))).toMatchObject({ kind: 'hand_off', reason: 'The customer asked for a person' });
    const plain = { ...world.turn('x').capabilities };
    delete (plain as { buttons?: unknown }).buttons;
    // Without buttons nobody can confirm an order.
    expect(await answer(tap(`order:${world.products.blueShirt.id}`), { capabilities: plain })).toMatchObject({
      kind: 'hand_off', reason: 'The customer wants to order Blue Shirt', messages: [{ text: 'Good choice! A colleague will take your order for Blue Shirt right here.' }],
    });
    await behave(test, world.storeId, { handOffKeywords: ['allergic'] });
    expect(await answer('I am ALLERGIC to cotton')).toMatchObject({ kind: 'hand_off', reason: 'The customer wrote "allergic"' });
    await behave(test, world.storeId, { handOffKeywords: [] });
  });
});

describe('kinds that nobody reads', () => {
  it('R62: gives one polite word about videos and documents in a conversation, then stays silent', async () => {
    const video: MessageContent = { kind: 'video', media: {} };
    expect(await reply(video)).toMatchObject([{ body: expect.stringContaining('cannot open videos and documents') as string }]);
    expect(await answer({ kind: 'document', media: {} })).toMatchObject({ kind: 'silent', runId: null, reason: 'unsupported_kind' });
    expect(await reply([video, 'blue shirt'])).toMatchObject([{ body: expect.stringContaining('*Blue Shirt*') as string }]);
  });
  it('R60, R61: asks for words when a voice note or a photo cannot be read', async () => {
    expect(await reply({ kind: 'audio', media: { voice: true } })).toMatchObject([{ body: expect.stringContaining('Please type') as string }]);
    expect(await reply({ kind: 'image', media: {} })).toMatchObject([{ body: expect.stringContaining('tell me in words') as string }]);
  });
});

describe('silence and its reasons', () => {
  it('R161, R202: is off', async () => {
    await set({ enabled: false });
    expect(await answer('hello')).toMatchObject({ kind: 'silent', runId: null, reason: 'assistant_off' });
    await set({ enabled: true });
    expect((await answer('hello')).kind).toBe('reply');
  });
  it('R202: is outside its hours', async () => {
    await set({ hours: {} });
    expect(await answer('hello')).toMatchObject({ kind: 'silent', runId: null, reason: 'outside_hours' });
    await set({ hours: null });
  });
  it('R203: is superseded before it began', async () => {
    const given = await answer('hello', { signal: AbortSignal.abort() });
    expect(given).toMatchObject({ kind: 'silent', reason: 'superseded' });
    expect(await world.run(given.runId)).toMatchObject({ state: 'dropped', silence_reason: 'superseded' });
  });
});

describe('the record of a run', () => {
  it('keeps what went in, every tool call and what came out', async () => {
    const turn = world.turn('blue shirt', { history: [world.message('assistant', 'Hello!')] });
    const given = await world.answer(turn);
    expect(await world.run(given.runId)).toMatchObject({
      state: 'completed', outcome: 'reply', engine: 'built_in', model: null, cost_micro_usd: 0, error: null, conversation_id: world.conversationId, message_ids: turn.messages.map((message) => message.id),
      input: { prompt_version: expect.any(String) as string, turn: [{ author: 'customer', text: 'blue shirt' }], history: [{ author: 'assistant', text: 'Hello!' }] },
      steps: [{ kind: 'tool', tool: 'search_products', arguments: { query: 'blue shirt' }, ok: true, result: expect.stringContaining('Blue Shirt') as string }, { kind: 'tool', tool: 'send_photo' }],
    });
  });
  it('R203: says when its answer was dropped', async () => {
    const { runId } = await world.answer(world.turn('hello'), { keptAs: ['dropped'] });
    expect(await world.run(runId)).toMatchObject({ state: 'dropped', silence_reason: 'superseded', settled_at: expect.any(Date) as Date });
  });
  it('stays as it was settled first', async () => {
    const { runId } = await world.answer(world.turn('hello'), { keptAs: ['sent', 'dropped'] });
    expect(await world.run(runId)).toMatchObject({ state: 'completed', silence_reason: null });
  });
  it('tells open screens', async () => {
    const { runId } = await answer('hello');
    const { rows } = await test.owner.query('select type from live_events where store_id = $1 and data->>\'id\' = $2 order by id', [world.storeId, publicId('run', runId ?? '')]);
    expect(rows).toEqual([{ type: 'run.started' }, { type: 'run.completed' }]);
  });
});

describe('the quiet window of a store', () => {
  it('is the installation\'s until the store has its own', async () => {
    const messages = [world.message('customer', 'Do you have blue shirts?')];
    expect(await world.assistant.quietWindowMs(world.storeId, messages)).toBe(0);
    await set({ quietWindowMs: 2000 });
    expect(await world.assistant.quietWindowMs(world.storeId, messages)).toBe(2000);
    expect((await world.assistant.brief(world.storeId)).settings.quietWindowMs).toBe(2000);
    await set({ quietWindowMs: null });
  });
});
