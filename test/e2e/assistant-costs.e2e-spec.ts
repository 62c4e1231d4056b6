import { v7 } from 'uuid';
import { toolOutcomes } from '../../apps/sandbox/src/claude/request.js';
import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { Spending } from '../../apps/api/src/modules/ai/costs/spending.service.js';
import { Subscriptions } from '../../apps/api/src/modules/billing/index.js';
import { DAY } from '../../apps/api/src/platform/clock/clock.js';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { aConversation } from '../support/factories.js';
import type { Person } from '../support/login.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

let claude: Sandbox;
let line: Line;
let owner: Person;
beforeAll(async () => {
  claude = await startSandbox();
  line = await openLine({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: claude.anthropicUrl, QUIET_WINDOW_MS: '0' });
  ({ owner } = line.shop);
});
afterAll(async () => {
  await line.close();
  await claude.close();
});

interface Costs { readonly days: { date: string; answers: number; cost_micro_usd: number; input_tokens: number; cache_read_tokens: number }[]; readonly kinds: { kind: string; cost_micro_usd: number }[]; readonly costliest: { conversation_id: string; customer_name: string; cost_micro_usd: number }[]; readonly today_micro_usd: number; readonly month_micro_usd: number; readonly budget_state: string }
const at = (rest: string): string => `${owner.storePath}/${rest}`;
const costs = async (query = ''): Promise<Costs> => (await owner.get(at(`assistant/costs${query}`)).expect(200)).body as Costs;
const budget = (more: object = {}) => ({ day_micro_usd: null, month_micro_usd: null, soft_percent: 80, at_soft: 'warn', at_hard: 'built_in', ...more });
const setBudget = (value: object | null) => owner.patch(at('assistant'), { budget: value }).expect(200);
/** How the latest answer came about, as the health page tells it. */
const latest = async (): Promise<object> => ((await owner.get(at('assistant/summary')).expect(200)).body as { latest: object }).latest;
const engineOf = async (conversation: string): Promise<{ engine: string; outcome: string; steps: { kind: string; state?: string }[] }[]> => rows(line.t, 'select engine, outcome, steps from runs where conversation_id = $1 order by id', [conversation]);

describe('what the assistant costs', () => {
  it('is counted from runs: by day, by conversation, and for each answer', async () => {
    const talk = await aTalk(line, 'do you have a blue mug?');
    const { days, costliest, today_micro_usd: today, month_micro_usd: month } = await costs();
    expect(days).toHaveLength(30);
    const last = days.at(-1);
    const [run] = await rows<{ cost: number }>(line.t, 'select cost_micro_usd as cost from runs where conversation_id = $1', [talk.uuid]);
    expect(run?.cost).toBeGreaterThan(0);
    expect(last).toMatchObject({ answers: 1, cost_micro_usd: run?.cost });
    expect([today, month]).toEqual([run?.cost, run?.cost]);
    expect(costliest).toMatchObject([{ conversation_id: talk.id, customer_name: talk.phone.customer.name, cost_micro_usd: run?.cost }]);
    expect((await owner.get(`${talk.path}/assistant-cost`).expect(200)).body).toMatchObject({ answers: 1, cost_micro_usd: run?.cost, input_tokens: last?.input_tokens });
    expect((await costs('?days=7')).days).toHaveLength(7);
    await owner.get(at('assistant/costs?days=91')).expect(422);
  });

  it('counts tries in the playground and saved tests too, with no answer to a customer', async () => {
    const before = await costs();
    const { body } = await owner.post(at('assistant/playground'), { messages: [{ author: 'customer', text: 'do you have a blue mug?' }] }).expect(200);
    expect(body.cost_micro_usd).toBeGreaterThan(0);
    const after = await costs();
    expect(after.today_micro_usd - before.today_micro_usd).toBeCloseTo(body.cost_micro_usd, 6);
    expect(after.days.at(-1)).toMatchObject({ answers: before.days.at(-1)?.answers });
    expect(after.costliest).toEqual(before.costliest);
    const saved = (await owner.post(at('assistant/tests'), { title: 'Mug', messages: [{ author: 'customer', text: 'do you have a blue mug?' }], expectations: [{ kind: 'says', text: 'mug' }] }));
    expect(saved.status).toBe(201);
    await owner.post(at(`assistant/tests/${saved.body.id}/runs`), {});
    expect((await costs()).today_micro_usd).toBeGreaterThan(after.today_micro_usd);
    expect((await costs()).kinds.map(({ kind }) => kind).toSorted()).toEqual(['answer', 'playground', 'test']);
    expect(await rows(line.t, 'select kind from model_uses where store_id = $1 order by id', [owner.storeId])).toEqual([{ kind: 'playground' }, { kind: 'test' }]);
  });

  it('a day is the store\'s: what was answered yesterday there counts for yesterday', async () => {
    const [zone] = await rows<{ timezone: string }>(line.t, 'select timezone from stores where id = $1', [owner.storeId]);
    const before = await costs();
    const [talk] = await rows<{ conversation_id: string }>(line.t, 'select conversation_id from runs where store_id = $1 limit 1', [owner.storeId]);
    await line.t.owner.query(`insert into runs (store_id, id, conversation_id, message_ids, state, outcome, input, steps, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost_micro_usd, started_at)
      values ($1, $2, $3, '{}', 'completed', 'reply', '{}', '[]', 10, 5, 0, 0, 77, (date_trunc('day', $4::timestamptz at time zone $5) at time zone $5) - interval '1 minute')`, [owner.storeId, newId(), talk?.conversation_id, line.t.clock.now(), zone?.timezone]);
    const after = await costs();
    expect(after.today_micro_usd).toBe(before.today_micro_usd);
    expect(after.days.at(-2)).toMatchObject({ answers: 1, cost_micro_usd: 77, input_tokens: 10 });
    await line.t.owner.query('delete from runs where cost_micro_usd = 77 and store_id = $1', [owner.storeId]);
  });
});

describe('R202: the budget of the assistant', () => {
  it('warns near its end, and the model goes on', async () => {
    const { today_micro_usd: spent } = await costs();
    await setBudget(budget({ day_micro_usd: Math.ceil(spent / 0.9) }));
    expect((await owner.get(at('assistant'))).body).toMatchObject({ budget_state: 'soft', budget: { soft_percent: 80 } });
    const talk = await aTalk(line, 'do you have a blue mug?');
    expect((await engineOf(talk.uuid)).map(({ engine }) => engine)).toEqual(['claude']);
  });

  it('near its end the built-in assistant answers, where the store wants it, and the run says why', async () => {
    const { month_micro_usd: spent } = await costs();
    await setBudget(budget({ month_micro_usd: Math.ceil(spent / 0.9), at_soft: 'built_in' }));
    const talk = await aTalk(line, 'do you have a blue mug?');
    const [run] = await engineOf(talk.uuid);
    expect(run).toMatchObject({ engine: 'built_in', outcome: 'reply' });
    expect(run?.steps).toContainEqual({ kind: 'budget', state: 'soft' });
    expect(await latest()).toMatchObject({ engine: 'built_in', failed: false, stepped_in: false });
    expect((await talk.thread())[0]?.text).toContain('Blue Ceramic Mug');
  });

  it('used up, people go on, with the reason; never in silence', async () => {
    await setBudget(budget({ day_micro_usd: 1, at_hard: 'hand_off' }));
    expect((await owner.get(at('assistant'))).body).toMatchObject({ budget_state: 'hard' });
    const asked = claude.claude.requests.length;
    const talk = await aTalk(line, 'do you have a blue mug?');
    expect((await talk.get()).handler).toBe('waiting');
    expect((await talk.thread())[0]).toMatchObject({ author: 'assistant', text: expect.stringContaining('colleague') as string });
    expect(await talk.history()).toContainEqual(expect.objectContaining({ type: 'handed_off', detail: expect.objectContaining({ reason: 'The assistant\'s budget is used up' }) as unknown }));
    expect(claude.claude.requests).toHaveLength(asked);
  });

  it('used up, the built-in assistant answers, where the store wants that; without limits there is no budget', async () => {
    await setBudget(budget({ day_micro_usd: 0 }));
    const talk = await aTalk(line, 'do you have a blue mug?');
    expect((await engineOf(talk.uuid)).map(({ engine }) => engine)).toEqual(['built_in']);
    expect((await setBudget(budget())).body).toMatchObject({ budget: null, budget_state: 'ok' });
    await owner.patch(at('assistant'), { budget: budget({ soft_percent: 100 }) }).expect(422);
  });

  it('asks the database once a minute, not for every answer', async () => {
    const spending = line.t.app.get(Spending);
    const looked = jest.spyOn(spending, 'spent');
    await setBudget(budget({ day_micro_usd: 900_000_000_000 }));
    const talk = await aTalk(line, 'hello');
    for (const words of ['do you have a blue mug?', 'and a red one?', 'thanks']) {
      await talk.phone.text(words);
      await line.settled();
    }
    expect(looked).toHaveBeenCalledTimes(1);
    looked.mockRestore();
    await setBudget(null);
  });
});

describe('R58, R86, R159: a whole sale with Claude', () => {
  const call = (name: string, input: Record<string, unknown>): { type: 'tool_use'; name: string; input: Record<string, unknown> } => ({ type: 'tool_use', name, input });
  const say = (text: string): { type: 'text'; text: string } => ({ type: 'text', text });
  /** Claude as it sells: every id comes out of a tool's answer, every figure from the server. */
  const sells = (): void => claude.claude.script([
    { when: { text: 'mug', tool: false }, respond: [call('search_products', { query: 'blue mug' })] },
    { when: { tool: 'search_products' }, respond: (request) => [call('set_cart_line', { variant_id: /"variants":\[\{"id":"(var_[^"]+)"/.exec(toolOutcomes(request).at(-1)?.text ?? '')?.[1], quantity: 2 })] },
    { when: { tool: 'set_cart_line' }, respond: 'Two mugs are in your cart. Where shall we send them?' },
    { when: { text: 'Main Street', tool: false }, respond: [call('set_delivery', { method: 'delivery', name: 'Ana Ruiz', address: '12 Main Street' })] },
    { when: { tool: 'set_delivery' }, respond: [say('Here is everything.'), call('ask_to_confirm', {})] },
  ]);

  it('goes from the search to the cart, the address, the button and the order; the server counts, and the stock is less', async () => {
    sells();
    const talk = await aTalk(line, 'two blue mugs please');
    await talk.phone.text('To Ana Ruiz, 12 Main Street');
    await line.settled();
    const [asked] = await talk.thread();
    expect(asked?.text).toContain('2 × Blue Ceramic Mug: $25.00\n*Total: $25.00*');
    expect(await rows(line.t, 'select status from orders where conversation_id = $1', [talk.uuid])).toEqual([{ status: 'draft' }]);
    const requests = claude.claude.requests.length;
    await talk.phone.tap('Confirm');
    await line.settled();
    expect((await talk.thread())[0]?.text).toContain('Your order number is');
    const { data: [order] } = (await owner.get(at('orders')).expect(200)).body as { data: { status: string; total: number; delivery: { address: string } }[] };
    expect(order).toMatchObject({ status: 'placed', total: 2500, delivery: { address: '12 Main Street' } });
    expect(await rows(line.t, 'select stock from product_variants where store_id = $1 and sku = $2', [owner.storeId, 'MUG-B'])).toEqual([{ stock: 5 }]);
    // The tap is the server's business, and no failure.
    expect(await latest()).toMatchObject({ engine: 'built_in', failed: false, stepped_in: false });
    expect(claude.claude.requests).toHaveLength(requests);
    const tools = (await rows<{ steps: { kind: string; tool?: string }[] }>(line.t, 'select steps from runs where conversation_id = $1 order by id', [talk.uuid])).flatMap(({ steps }) => steps.flatMap(({ tool }) => tool ?? []));
    expect(tools).toEqual(['search_products', 'set_cart_line', 'set_delivery', 'ask_to_confirm']);
  });

  it('says of an answer whether another engine stepped in for the model', async () => {
    claude.chaos.set({ claude529: true });
    await aTalk(line, 'do you have a blue mug?');
    claude.chaos.set({ claude529: false });
    expect(await latest()).toMatchObject({ engine: 'built_in', failed: false, stepped_in: true });
  });

  it('ends at the plan\'s limit with people and a reason, and Claude is asked nothing', async () => {
    const now = line.t.clock.now().getTime();
    const subscriptions = line.t.app.get(Subscriptions, { strict: false });
    const earlier = Array.from({ length: 20 }, (_each, day) => new Date(now - (1.5 + day) * DAY));
    for (let place = 0; place < 5; place += 1) await line.t.owner.query(`insert into runs (store_id, id, conversation_id, message_ids, state, outcome, input, steps, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, started_at)
      select $1, m.id, $2, '{}', 'completed', 'reply', '{}', '[]', 0, 0, 0, 0, m.at from unnest($3::uuid[], $4::timestamptz[]) as m (id, at)`, [owner.storeId, (await aConversation(line.t, owner.storeId)).id, earlier.map((when) => v7({ msecs: when.getTime() })), earlier]);
    await line.t.owner.query('update stores set trial_ends_at = $2 where id = $1', [owner.storeId, new Date(now + DAY)]);
    await subscriptions.change(owner.storeId, 'trial');
    await line.t.owner.query('update subscriptions set since = $2 where store_id = $1', [owner.storeId, new Date(now - 25 * DAY)]);
    sells();
    const requests = claude.claude.requests.length;
    const talk = await aTalk(line, 'two blue mugs please');
    expect(await talk.get()).toMatchObject({ handler: 'waiting', hand_off_reason: 'The plan\'s limit of AI conversations is reached' });
    expect((await talk.thread()).map(({ author, turn }) => [author, turn?.silence_reason])).toEqual([['assistant', undefined], ['customer', 'ai_conversation_limit']]);
    expect(claude.claude.requests).toHaveLength(requests);
  });
});
