import { publicId } from '#contracts';
import { Logger } from '@nestjs/common';
import { ModelUses } from '../../apps/api/src/modules/ai/costs/model-uses.service.js';
import { AssistantSettingsService } from '../../apps/api/src/modules/ai/settings/assistant-settings.service.js';
import { HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { type AssistantWorld, assistantWorld } from '../support/assistant-world.js';
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

const path = (rest: string): string => `${admin.storePath}/${rest}`;

describe('the settings of the assistant', () => {
  it('R161: are on by default and say everything there is', async () => {
    const answer = await agent.get(path('assistant')).expect(200);
    expect(answer.body).toEqual({
      name: '', tone: 'friendly', answer_length: 'normal', languages: [], greeting: '', do_rules: [], dont_rules: [], instructions: '', hand_off_keywords: [], hand_off_order_above: null,
      hand_off_after_failures: null, hand_off_when_upset: false, version: null, enabled: true, hours: null, quiet_window_ms: null, auto_return_minutes: null, budget: null, budget_state: 'ok', paused_because: null, engine: 'built_in', model: null, updated_at: null,
    });
  });

  it('R83, R161: change what the request names and keep the rest', async () => {
    await admin.patch(path('assistant'), { auto_return_minutes: 60, hours: { mon: [{ from: '09:00', to: '18:00' }] }, quiet_window_ms: 500 }).expect(200);
    const off = await admin.patch(path('assistant'), { enabled: false, quiet_window_ms: null }).expect(200);
    expect(off.body).toMatchObject({ enabled: false, auto_return_minutes: 60, hours: { mon: [{ from: '09:00', to: '18:00' }], tue: [] }, quiet_window_ms: null, updated_at: expect.any(String) as string });
    await admin.patch(path('assistant'), { enabled: true, hours: null, auto_return_minutes: null }).expect(200);
    expect((await agent.get(path('assistant'))).body).toMatchObject({ enabled: true, hours: null });
  });

  it.each([
    [{ name: 'Nia' }, '/name'], [{ quiet_window_ms: -1 }, '/quiet_window_ms'], [{ hours: { mon: [{ from: '9', to: '18:00' }] } }, '/hours/mon/0/from'],
    [{ surprise: 1 }, '/surprise'], [{ hours: { someday: [] } }, '/hours/someday'], [{ enabled: 'perhaps' }, '/enabled'],
  ])('refuse %j', async (body, pointer) => {
    const answer = await admin.patch(path('assistant'), body).expect(422);
    expect(answer.body).toMatchObject({ code: 'request.invalid', errors: [{ pointer }] });
  });

  it('a clock that is set back keeps nobody from seeing that another process has switched it off', async () => {
    const settings = test.app.get(AssistantSettingsService, { strict: false });
    const setEnabled = (enabled: boolean) => test.owner.query('update assistant_settings set enabled = $2 where store_id = $1', [admin.storeId, enabled]);
    test.clock.advance(HOUR);
    expect(await settings.wasPaused(admin.storeId)).toBe(false);
    test.clock.advance(-HOUR);
    await setEnabled(false);
    expect(await settings.wasPaused(admin.storeId)).toBe(true);
    await setEnabled(true);
    test.clock.advance(MINUTE);
  });

  it('are changed by admins only', async () => {
    await agent.patch(path('assistant'), { enabled: false }).expect(403);
    await agent.post(path('assistant/playground'), { messages: [{ author: 'customer', text: 'hi' }] }).expect(403);
  });
});

describe('runs', () => {
  it('are shown with every step, newest first, page by page', async () => {
    const ids: string[] = [];
    for (const said of ['hello', 'blue shirt', 'thanks']) {
      const { runId } = await world.answer(world.turn(said));
      ids.unshift(publicId('run', runId ?? ''));
    }
    const runs = path(`conversations/${publicId('conversation', world.conversationId)}/runs`);
    const first = await agent.get(`${runs}?limit=2`).expect(200);
    expect(first.body.data.map((run: { id: string }) => run.id)).toEqual(ids.slice(0, 2));
    const second = await agent.get(`${runs}?limit=2&cursor=${String(first.body.next_cursor)}`).expect(200);
    expect(second.body).toMatchObject({ data: [{ id: ids[2] }], next_cursor: null });

    const one = await agent.get(path(`runs/${ids[1] ?? ''}`)).expect(200);
    expect(one.body).toMatchObject({
      id: ids[1], conversation_id: publicId('conversation', world.conversationId), state: 'completed', outcome: 'reply', engine: 'built_in', model: null, silence_reason: null,
      usage: { input_tokens: 0, output_tokens: 0, cache_read_tokens: 0, cache_write_tokens: 0 }, cost_micro_usd: 0, error: null,
      input: { turn: [{ text: 'blue shirt', id: expect.stringMatching(/^msg_/) as string }] }, steps: [{ tool: 'search_products' }, { tool: 'send_photo' }],
    });
    expect(one.body.message_ids).toEqual([one.body.input.turn[0].id]);
  });

  it('are found by their own store only', async () => {
    const { runId } = await world.answer(world.turn('hello'));
    const stranger = await aPerson(test);
    const id = publicId('run', runId ?? '');
    expect((await stranger.get(`${stranger.storePath}/runs/${id}`)).body).toMatchObject({ status: 404, code: 'run.not_found' });
    expect((await stranger.get(path(`runs/${id}`))).status).toBe(404);
    const unknown = await agent.get(path(`conversations/${publicId('conversation', world.storeId)}/runs`));
    expect(unknown.body).toMatchObject({ status: 404, code: 'conversation.not_found' });
    expect((await agent.get(path('runs/run_1'))).body).toMatchObject({ status: 404, code: 'run.not_found' });
  });
});

describe('the playground', () => {
  const runs = async (): Promise<number> => Number((await test.owner.query<{ count: string }>('select count(*) from runs where store_id = $1', [admin.storeId])).rows[0]?.count);

  it('answers with steps and keeps nothing, also while the assistant is off', async () => {
    await admin.patch(path('assistant'), { enabled: false });
    const before = await runs();
    const answer = await admin.post(path('assistant/playground'), {
      messages: [{ author: 'customer', text: 'hola' }, { author: 'assistant', text: '¡Hola!' }, { author: 'customer', text: 'blue shirt' }],
    }).expect(200);
    expect(answer.body).toMatchObject({ kind: 'reply', reason: null, engine: 'built_in', model: null, steps: [{ tool: 'search_products' }, { tool: 'send_photo' }], cost_micro_usd: 0 });
    expect(answer.body.messages).toMatchObject([{ kind: 'buttons', body: expect.stringContaining('*Blue Shirt*\n20,00 $ · Disponibles: 7') as string }]);
    expect(await runs()).toBe(before);
    await admin.patch(path('assistant'), { enabled: true });
  });

  it('gives the answer that was paid for, also where nothing of it can be noted', async () => {
    const uses = test.app.get(ModelUses, { strict: false });
    const trial = jest.spyOn(uses, 'noteTrial').mockRejectedValueOnce(new Error('no trial'));
    const cost = jest.spyOn(uses, 'note').mockRejectedValueOnce(new Error('no cost'));
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const { body } = await admin.post(path('assistant/playground'), { messages: [{ author: 'customer', text: 'blue shirt' }] }).expect(200);
    expect(body).toMatchObject({ kind: 'reply', messages: [{ kind: 'buttons' }] });
    expect(logged.mock.calls.map(([error]) => error)).toEqual([new Error('no trial'), new Error('no cost')]);
    for (const each of [trial, cost, logged]) each.mockRestore();
  });

  it('shows content as a thread does: files by their public ids, no internal names', async () => {
    const { body } = await admin.post(path('assistant/playground'), { messages: [{ author: 'customer', text: 'blue shirt' }] }).expect(200);
    const [bubble] = body.messages as { header?: { media?: Record<string, unknown> } }[];
    expect(bubble?.header?.media).toEqual({ kind: 'image', media_id: expect.stringMatching(/^med_/) as string });
  });

  it('R54: names what it found, with scores, and what of it the answer shows', async () => {
    const ask = async (text: string): Promise<Record<string, unknown>[]> => {
      const { body } = await admin.post(path('assistant/playground'), { messages: [{ author: 'customer', text }] }).expect(200);
      return (body.steps as { sources: Record<string, unknown>[] }[]).flatMap((step) => step.sources);
    };
    expect(await ask('blue shirt')).toEqual(expect.arrayContaining([
      { kind: 'product', id: publicId('product', world.products.blueShirt.id), title: 'Blue Shirt', score: expect.any(Number) as number, used: true },
      expect.objectContaining({ title: 'Red Shirt', used: false }),
    ]));
    expect(await ask('how long does shipping take?')).toMatchObject([{ kind: 'knowledge', id: expect.stringMatching(/^kno_/) as string, title: 'Shipping', used: true }]);
  });

  it('understands a tap on what it offered', async () => {
    const offered = await admin.post(path('assistant/playground'), { messages: [{ author: 'customer', text: 'menu' }] }).expect(200);
    const [list] = offered.body.messages as { body: string; sections: { rows: { id: string; title: string }[] }[] }[];
    const options = list?.sections.flatMap((section) => section.rows.map(({ id, title }) => ({ id, title }))) ?? [];
    const row = options.find((option) => option.title === 'Coffee Mug');
    const answer = await admin.post(path('assistant/playground'), {
      messages: [{ author: 'customer', text: 'menu' }, { author: 'assistant', text: list?.body, options }, { author: 'customer', text: row?.title, choice_id: row?.id }],
    }).expect(200);
    expect(answer.body).toMatchObject({ kind: 'reply', messages: [{ kind: 'buttons', body: expect.stringContaining('Coffee Mug') as string }] });
  });

  it('R83, R202: says why a customer would get no answer now', async () => {
    const ask = () => admin.post(path('assistant/playground'), { messages: [{ author: 'customer', text: 'hi' }] }).expect(200);
    expect((await ask()).body).toMatchObject({ paused_because: null, silence_reason: null, latency_ms: expect.any(Number) as number, language: 'en' });
    await admin.patch(path('assistant'), { hours: { mon: [] } });
    expect((await ask()).body.paused_because).toBe('outside_hours');
    expect((await agent.get(path('assistant'))).body.paused_because).toBe('outside_hours');
    await admin.patch(path('assistant'), { enabled: false, hours: null });
    expect((await ask()).body).toMatchObject({ kind: 'reply', paused_because: 'assistant_off' });
    await admin.patch(path('assistant'), { enabled: true });
  });

  it('says why it would hand off', async () => {
    const answer = await admin.post(path('assistant/playground'), { messages: [{ author: 'customer', text: 'I want a human' }] }).expect(200);
    expect(answer.body).toMatchObject({ kind: 'hand_off', reason: 'The customer asked for a person' });
  });

  it.each([[{ messages: [] }], [{ messages: [{ author: 'customer', text: 'hi' }, { author: 'assistant', text: 'hello' }] }], [{ messages: [{ author: 'system', text: 'hi' }] }], [{}]])('refuses %j', async (body) => {
    const answer = await admin.post(path('assistant/playground'), body).expect(422);
    expect(answer.body).toMatchObject({ code: 'request.invalid' });
  });
});
