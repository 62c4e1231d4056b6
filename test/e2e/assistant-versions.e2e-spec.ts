import { publicId } from '#contracts';
import { startApp, type TestApp } from '../support/app.js';
import { type AssistantWorld, assistantWorld } from '../support/assistant-world.js';
import { behave, publishBehaviour } from '../support/behaviour.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

let test: TestApp;
let admin: Person;
let agent: Person;
let world: AssistantWorld;
beforeAll(async () => {
  test = await startApp({ ROLE: 'api' });
  admin = await aPerson(test, { role: 'admin', storeName: 'Corner Shop' });
  agent = await aColleague(test, admin, 'agent');
  world = await assistantWorld(test, admin.storeId);
});
afterAll(() => test.close());

const path = (rest: string): string => `${admin.storePath}/assistant${rest}`;
const welcome = async (): Promise<unknown> => (await world.answer(world.turn('hello')) as { messages: unknown[] }).messages[0];

describe('draft and versions of the assistant', () => {
  it('R83, R160: customers keep the published behaviour until the draft is published', async () => {
    const before = await agent.get(path('/draft')).expect(200);
    expect(before.body).toMatchObject({ revision: 0, changes: [], findings: [], changed_at: null, behaviour: { tone: 'friendly', answer_length: 'normal' } });
    const draft = await admin.patch(path('/draft'), { greeting: 'Ahoy!', do_rules: ['Mention the lantern', '  '], dont_rules: ['Never mention the lantern'] }).expect(200);
    expect(draft.body).toMatchObject({ revision: 1, changes: ['greeting', 'do_rules', 'dont_rules'], changed_by_id: publicId('user', admin.userId), behaviour: { greeting: 'Ahoy!', do_rules: ['Mention the lantern'] }, findings: [{ code: 'contradiction', pointer: '/dont_rules/0', about: 'Mention the lantern' }] });
    expect((await agent.get(path(''))).body).toMatchObject({ version: null, greeting: '' });
    expect(await welcome()).toMatchObject({ body: 'Hello! Welcome to Corner Shop. How can I help you?' });

    const version = await admin.post(path('/versions'), { note: 'A sailor', revision: 1 }).expect(201);
    expect(version.body).toMatchObject({ number: 1, note: 'A sailor', restored_from: null, published_by_id: publicId('user', admin.userId), behaviour: { greeting: 'Ahoy!' } });
    expect((await agent.get(path(''))).body).toMatchObject({ version: 1, greeting: 'Ahoy!' });
    expect(await welcome()).toMatchObject({ body: 'Ahoy!' });
    expect((await agent.get(path('/draft'))).body).toMatchObject({ changes: [], behaviour: { greeting: 'Ahoy!' } });
  });

  it('every run says with which version it answered', async () => {
    const { runId } = await world.answer(world.turn('hello'));
    expect((await agent.get(`${admin.storePath}/runs/${publicId('run', runId ?? '')}`)).body).toMatchObject({ behaviour_version: 1, is_unanswered: false });
  });

  it('two people cannot overwrite each other\'s draft, and nothing is published twice', async () => {
    const { revision } = (await admin.get(path('/draft'))).body as { revision: number };
    await admin.patch(path('/draft'), { name: 'Nia', revision }).expect(200);
    expect((await admin.patch(path('/draft'), { name: 'Zoe', revision }).expect(409)).body.code).toBe('assistant.draft_changed');
    expect((await admin.post(path('/versions'), { revision }).expect(409)).body.code).toBe('assistant.draft_changed');
    expect((await admin.delete(path('/draft')).expect(200)).body).toMatchObject({ changes: [], behaviour: { name: '', greeting: 'Ahoy!' } });
    expect((await admin.post(path('/versions'), {}).expect(409)).body.code).toBe('assistant.nothing_to_publish');
    // Changed and changed back is not changed.
    await admin.patch(path('/draft'), { tone: 'playful' }).expect(200);
    expect((await admin.patch(path('/draft'), { tone: 'friendly' }).expect(200)).body.changes).toEqual([]);
  });

  it('an old version comes back as a new one, and the draft that somebody writes stays', async () => {
    await publishBehaviour(admin, { greeting: 'Good day!', tone: 'professional' });
    await admin.patch(path('/draft'), { instructions: 'Half-written' }).expect(200);
    const listed = await agent.get(path('/versions')).expect(200);
    const [second, first] = listed.body.data as { id: string; number: number }[];
    expect([second?.number, first?.number]).toEqual([2, 1]);
    const restored = await admin.post(path(`/versions/${first?.id ?? ''}/restorations`)).expect(201);
    expect(restored.body).toMatchObject({ number: 3, restored_from: 1, behaviour: { greeting: 'Ahoy!', tone: 'friendly' } });
    expect(await welcome()).toMatchObject({ body: 'Ahoy!' });
    expect((await admin.get(path('/draft'))).body).toMatchObject({ changes: ['tone', 'greeting', 'instructions'], behaviour: { instructions: 'Half-written' } });
    expect((await admin.get(path(`/versions/${String(restored.body.id)}`))).body).toEqual(restored.body);
    expect((await admin.post(path(`/versions/${String(restored.body.id)}/restorations`)).expect(409)).body.code).toBe('assistant.nothing_to_publish');
    await admin.get(path(`/versions/${publicId('assistant_version', admin.storeId)}`)).expect(404);
    await admin.delete(path('/draft')).expect(200);
  });

  it.each([
    [{ tone: 'rude' }, '/tone'], [{ instructions: 'x'.repeat(8001) }, '/instructions'], [{ surprise: 1 }, '/surprise'], [{ do_rules: ['x'.repeat(201)] }, '/do_rules'],
    [{ hand_off_after_failures: 0 }, '/hand_off_after_failures'], [{ hand_off_order_above: -1 }, '/hand_off_order_above'], [{ enabled: true }, '/enabled'],
  ])('refuses %j', async (body, pointer) => {
    expect((await admin.patch(path('/draft'), body).expect(422)).body.errors[0].pointer).toContain(pointer);
  });

  it('is changed by admins only', async () => {
    await agent.patch(path('/draft'), { name: 'x' }).expect(403);
    await agent.post(path('/versions'), {}).expect(403);
    await agent.delete(path('/draft')).expect(403);
  });

  it('the playground answers with the draft or with what is published', async () => {
    await admin.patch(path('/draft'), { greeting: 'Draft!' }).expect(200);
    const say = async (behaviour?: string): Promise<unknown> => (await admin.post(path('/playground'), { behaviour, messages: [{ author: 'customer', text: 'hello' }] }).expect(200)).body.messages[0].body;
    expect([await say('draft'), await say('published'), await say()]).toEqual(['Draft!', 'Ahoy!', 'Ahoy!']);
    await admin.delete(path('/draft')).expect(200);
  });
});

describe('R160: the built-in assistant keeps tone and length', () => {
  const body = async (said: string): Promise<unknown> => (await world.answer(world.turn(said)) as { messages: { body?: string }[] }).messages[0]?.body;

  it('in its own words', async () => {
    await behave(test, world.storeId, { greeting: '', tone: 'professional' });
    expect([await body('hello'), await body('gracias')]).toEqual(['Good day, and welcome to Corner Shop. How may I assist you?', 'No hay de qué. ¿Podemos ayudarle en algo más?']);
    await behave(test, world.storeId, { tone: 'playful' });
    expect(await body('مرحبا')).toContain('يا هلا');
    await behave(test, world.storeId, { tone: 'friendly' });
  });

  it('and in the shop\'s', async () => {
    expect(await body('blue shirt')).toBe('*Blue Shirt*\n$20.00 · In stock: 7\nSoft cotton.');
    expect(await body('how long does shipping take?')).toBe('Shipping takes 3 days and costs $4.50. It is free of charge above $50.');
    await world.knowledge({ title: 'Gift wrapping', body: 'We wrap gifts. It is free. Ask for it when you order. We use recycled paper.' });
    await behave(test, world.storeId, { answerLength: 'short' });
    expect(await body('blue shirt')).toBe('*Blue Shirt*\n$20.00 · In stock: 7');
    expect(await body('do you wrap gifts? gift wrapping')).toBe('We wrap gifts. It is free.');
    await behave(test, world.storeId, { answerLength: 'normal' });
  });
});

describe('R156: the store\'s own rules for handing off', () => {
  it.each(['This is unacceptable', 'Estoy furioso', 'C’est inadmissible', 'Isso é uma vergonha', 'Das ist eine Frechheit', 'هذا غير مقبول', 'यह धोखा है', 'where is it 😡'])('angry words, when the store wants it: %s', async (said) => {
    expect((await world.answer(world.turn(`${said}, blue shirt`))).kind).toBe('reply');
    await behave(test, world.storeId, { handOffWhenUpset: true });
    expect(await world.answer(world.turn(`${said}, blue shirt`))).toMatchObject({ kind: 'hand_off', reason: 'The customer is upset', brief: { mood: 'upset' } });
    expect((await world.answer(world.turn('blue shirt'))).kind).toBe('reply');
    await behave(test, world.storeId, { handOffWhenUpset: false });
  });

  it('answers in a row that knew nothing; one that knew begins anew', async () => {
    await behave(test, world.storeId, { handOffAfterFailures: 2 });
    const kinds: string[] = [];
    for (const said of ['zxqv wkrt', 'blue shirt', 'zxqv wkrt', 'plmb vrtq']) kinds.push((await world.answer(world.turn(said))).kind);
    expect(kinds).toEqual(['reply', 'reply', 'reply', 'hand_off']);
    const { runId, ...last } = await world.answer(world.turn('zxqv wkrt'));
    expect([last.kind, (await world.run(runId))['is_unanswered']]).toEqual(['reply', true]);
    expect(await world.answer(world.turn('plmb vrtq'))).toMatchObject({ reason: 'The assistant did not know 2 answers in a row' });
    await behave(test, world.storeId, { handOffAfterFailures: null });
  });
});
