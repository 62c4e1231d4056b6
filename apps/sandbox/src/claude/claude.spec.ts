import Anthropic from '@anthropic-ai/sdk';
import { sha256Of } from '../meta/media-library.js';
import { sampleFile } from '../phone/samples.js';
import { startSandbox, type Sandbox } from '../sandbox.js';

const MODEL = 'claude-sonnet-5-5';
const SEARCH: Anthropic.Tool = { name: 'search_products', input_schema: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] } };
const OPTIONS: Anthropic.Tool = { name: 'show_options', input_schema: { type: 'object', properties: { product_ids: { type: 'array' } } } };
const HAND_OFF: Anthropic.Tool = { name: 'hand_off', input_schema: { type: 'object', properties: { reason: { type: 'string' }, message: { type: 'string' } } } };

describe('the Messages API stand-in', () => {
  let sandbox: Sandbox;
  let client: Anthropic;
  beforeAll(async () => {
    sandbox = await startSandbox();
    client = new Anthropic({ apiKey: 'test', baseURL: sandbox.anthropicUrl, maxRetries: 0 });
  });
  beforeEach(() => { sandbox.claude.clear(); sandbox.chaos.clear(); });
  afterAll(async () => { await sandbox.close(); });
  const ask = (messages: Anthropic.MessageParam[], more: Partial<Anthropic.MessageCreateParamsNonStreaming> = {}) =>
    client.messages.create({ model: MODEL, max_tokens: 500, messages, ...more });
  const raw = async (body: unknown, headers: Record<string, string> = { 'x-api-key': 'k', 'anthropic-version': '2023-06-01' }) => {
    const response = await fetch(`${sandbox.anthropicUrl}/v1/messages`, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as { type: string; error?: { type: string; message: string } } };
  };
  const user = (content: unknown) => ({ role: 'user', content });
  const used = { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name: 'search_products', input: {} }] };
  const result = (id: string) => ({ type: 'tool_result', tool_use_id: id, content: '{}' });

  it.each([
    ['no model', { model: undefined }, 'model: Field required'],
    ['no max_tokens', { max_tokens: undefined }, 'max_tokens: Field required'],
    ['max_tokens of zero', { max_tokens: 0 }, 'max_tokens'],
    ['no messages', { messages: [] }, 'at least one message'],
    ['an assistant first', { messages: [{ role: 'assistant', content: 'x' }] }, 'first message must use the "user" role'],
    ['a system role', { messages: [{ role: 'system', content: 'x' }] }, 'Unexpected role "system"'],
    ['empty text', { messages: [user([{ type: 'text', text: '' }])] }, 'text content blocks must be non-empty'],
    ['an unanswered tool call', { messages: [user('x'), used, user('y')], tools: [SEARCH] }, 'without `tool_result` blocks immediately after: toolu_1'],
    ['a result behind text', { messages: [user('x'), used, user([{ type: 'text', text: 'y' }, result('toolu_1')])], tools: [SEARCH] }, 'without `tool_result` blocks immediately after'],
    ['a result without its call', { messages: [user('x'), { role: 'assistant', content: 'a' }, user([result('toolu_9')])], tools: [SEARCH] }, 'unexpected `tool_use_id`'],
    ['tool blocks without tools', { messages: [user('x'), used, user([result('toolu_1')])] }, 'must define tools'],
    ['equal tool names', { messages: [user('x')], tools: [SEARCH, SEARCH] }, 'Tool names must be unique'],
    ['an unknown field', { surprise: 1 }, 'surprise: Extra inputs are not permitted'],
    ['five cache marks', { messages: [user(Array.from({ length: 5 }, () => ({ type: 'text', text: 'x', cache_control: { type: 'ephemeral' } })))] }, 'maximum of 4 blocks with cache_control'],
    ['trailing space in a prefill', { messages: [user('x'), { role: 'assistant', content: 'So ' }] }, 'trailing whitespace'],
  ])('refuses %s', async (_what, change, message) => {
    const { status, body } = await raw({ model: MODEL, max_tokens: 10, messages: [user('hi')], ...change });
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: 'error', error: { type: 'invalid_request_error', message: expect.stringContaining(message) } });
  });

  const image = (source: object, more: object = {}) => ({ messages: [user([{ type: 'image', source, ...more }])] });
  const png = sampleFile('image').bytes.toString('base64');
  it.each([
    ['an address', { type: 'url', url: 'https://example.com/a.png' }, "type 'url'"],
    ['another type', { type: 'base64', media_type: 'image/heic', data: png }, "Input should be 'image/jpeg'"],
    ['the wrong type', { type: 'base64', media_type: 'image/jpeg', data: png }, 'appears to be a image/png image'],
    ['no picture', { type: 'base64', media_type: 'image/png', data: Buffer.from('hello!').toString('base64') }, 'Could not process image'],
    ['no base64', { type: 'base64', media_type: 'image/png', data: '%%%%' }, 'Invalid base64'],
    ['more than 5 MB of base64', { type: 'base64', media_type: 'image/png', data: 'A'.repeat(5 * 1024 * 1024 + 4) }, 'image exceeds 5 MB maximum: 5242884 bytes > 5242880 bytes'],
    ['a further member', { type: 'base64', media_type: 'image/png', data: png, name: 'x' }, 'Extra inputs'],
  ])('refuses a picture with %s', async (_what, source, message) => {
    const { status, body } = await raw({ model: MODEL, max_tokens: 10, ...image(source) });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ type: 'invalid_request_error', message: expect.stringContaining(message) });
  });

  it('sees what the sandbox wrote into a picture or what it was told, and counts pixels as tokens', async () => {
    const tool: Anthropic.Tool = { name: 'describe', input_schema: { type: 'object', properties: { description: {}, search_words: {}, text_in_photo: {} } } };
    const look = (data: string) => ask([{ role: 'user', content: [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data } }] }], { tools: [tool], tool_choice: { type: 'tool', name: 'describe' } });
    const mug = sampleFile('image', '', { description: 'A mug', words: 'mug', text: 'Café' }).bytes;
    const answer = await look(mug.toString('base64'));
    expect(answer.content).toMatchObject([{ name: 'describe', input: { description: 'A mug', search_words: 'mug', text_in_photo: 'Café' } }]);
    expect(answer.usage.input_tokens).toBeLessThan(200);
    sandbox.claude.eyes.tell(sha256Of(mug, 'hex'), { description: 'A cup' });
    expect((await look(mug.toString('base64'))).content).toMatchObject([{ input: { description: 'A cup', search_words: 'A cup', text_in_photo: '' } }]);
  });

  it('knows system messages, and no sampling parameters, from version 2026-10-21 on', async () => {
    const newer = { 'x-api-key': 'k', 'anthropic-version': '2026-10-21' };
    const body = { model: MODEL, max_tokens: 10, messages: [user('hi'), { role: 'system', content: 'Be brief.' }] };
    expect((await raw(body, newer)).status).toBe(200);
    expect((await raw({ ...body, temperature: 0.5 }, newer)).body.error?.message).toContain('temperature');
    expect((await raw({ ...body, messages: [user('hi')], temperature: 0.5 })).status).toBe(200);
  });

  it('asks for the key and the version, and knows no other models', async () => {
    const body = { model: MODEL, max_tokens: 10, messages: [user('hi')] };
    expect((await raw(body, { 'anthropic-version': '2023-06-01' })).body.error).toMatchObject({ type: 'authentication_error' });
    expect((await raw(body, { 'x-api-key': 'k' })).body.error?.message).toContain('anthropic-version');
    expect((await raw({ ...body, model: 'gpt' })).status).toBe(404);
    sandbox.claude.apiKeys = ['right'];
    expect((await raw(body)).status).toBe(401);
  });

  it('sells by itself: searches, shows a list by product ids, then speaks', async () => {
    const tools = [SEARCH, OPTIONS, HAND_OFF];
    const messages: Anthropic.MessageParam[] = [{ role: 'user', content: 'red shoes' }];
    const products = JSON.stringify({ products: [{ id: 'prod_1', title: 'Runner' }, { id: 'prod_2', title: 'Walker' }] });
    const steps: string[] = [];
    for (let round = 0; round < 4; round++) {
      const answer = await ask(messages, { tools });
      messages.push({ role: 'assistant', content: answer.content });
      const call = answer.content.find((block) => block.type === 'tool_use');
      steps.push(call ? `${call.name} ${JSON.stringify(call.input)}` : answer.stop_reason!);
      if (!call) break;
      messages.push({ role: 'user', content: [{ type: 'tool_result', tool_use_id: call.id, content: products }] });
    }
    expect(steps).toEqual(['search_products {"query":"red shoes"}', 'show_options {"product_ids":["prod_1","prod_2"]}', 'end_turn']);
  });

  it('hands over when asked for a person, and names products by reference when the prompt says so', async () => {
    const person = await ask([{ role: 'user', content: 'I want to talk to a human' }], { tools: [SEARCH, HAND_OFF] });
    expect(person.content[0]).toMatchObject({ type: 'tool_use', name: 'hand_off' });
    const found = await ask([
      { role: 'user', content: 'shoes' },
      { role: 'assistant', content: [{ type: 'tool_use', id: 't1', name: 'search_products', input: { query: 'shoes' } }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: '{"products":[{"id":"prod_1","title":"Runner"}]}' }] },
    ], { tools: [SEARCH], system: 'Write {{price:ID}} for a price.' });
    expect(found.content).toMatchObject([{ type: 'text', text: 'We have {{product:prod_1}} for {{price:prod_1}}. {{stock:prod_1}}' }]);
  });

  it('follows its script by last words and tool results, and says when no step fits', async () => {
    sandbox.claude.otherwise = 'refuse';
    sandbox.claude.script([
      { when: { text: 'price', tool: false }, respond: [{ type: 'tool_use', name: 'search_products', input: { query: 'x' } }] },
      { when: { tool: 'search_products', result: /nothing/ }, respond: 'Sold out.', stopReason: 'max_tokens' },
    ]);
    const first = await ask([{ role: 'user', content: 'What PRICE?' }], { tools: [SEARCH] });
    const call = first.content[0] as Anthropic.ToolUseBlock;
    const second = await ask([
      { role: 'user', content: 'What PRICE?' }, { role: 'assistant', content: first.content },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: call.id, content: 'nothing found' }] },
    ], { tools: [SEARCH] });
    expect([first.stop_reason, second.content[0], second.stop_reason]).toEqual(['tool_use', expect.objectContaining({ text: 'Sold out.' }), 'max_tokens']);
    expect(sandbox.claude.scriptDone).toBe(true);
    await expect(ask([{ role: 'user', content: 'again' }])).rejects.toThrow(/no step/);
  });

  it('counts what it read from and wrote to the prompt cache, up to the marks', async () => {
    const system = (text: string): Anthropic.TextBlockParam[] => [{ type: 'text', text: text.repeat(1000), cache_control: { type: 'ephemeral' } }];
    const first = (await ask([{ role: 'user', content: 'one' }], { system: system('shop ') })).usage;
    const second = (await ask([{ role: 'user', content: 'two' }], { system: system('shop ') })).usage;
    const other = (await ask([{ role: 'user', content: 'two' }], { system: system('mall ') })).usage;
    sandbox.advance(5 * 60_000);
    const late = (await ask([{ role: 'user', content: 'two' }], { system: system('shop ') })).usage;
    const written = first.cache_creation_input_tokens!;
    expect(written).toBeGreaterThan(1024);
    expect(first.cache_read_input_tokens).toBe(0);
    expect(second).toMatchObject({ cache_read_input_tokens: written, cache_creation_input_tokens: 0, input_tokens: first.input_tokens });
    expect(other).toMatchObject({ cache_read_input_tokens: 0, cache_creation_input_tokens: written });
    expect(late.cache_read_input_tokens).toBe(0);
  });

  it('caches nothing below the length that the model asks for, and reads nothing that stands in another message', async () => {
    const cached = (text: string): Anthropic.TextBlockParam[] => [{ type: 'text', text: text.repeat(1600), cache_control: { type: 'ephemeral' } }];
    for (const [model, isCached] of [['claude-sonnet-5-5', true], ['claude-haiku-4-5', false], ['claude-opus-4-5', false]] as const) {
      const { usage } = await ask([{ role: 'user', content: 'one' }], { model, system: cached('size ') });
      expect([model, usage.cache_creation_input_tokens! > 0]).toEqual([model, isCached]);
    }
    await ask([{ role: 'user', content: cached('word ') }]);
    const moved = await ask([{ role: 'user', content: 'hello' }, { role: 'assistant', content: 'hi' }, { role: 'user', content: cached('word ') }]);
    expect(moved.usage.cache_read_input_tokens).toBe(0);
  });

  it('streams the same message in pieces', async () => {
    sandbox.claude.script([{ respond: [{ type: 'text', text: 'A sentence that is longer than one piece.' }, { type: 'tool_use', name: 'search_products', input: { query: 'a rather long query' } }] }]);
    const stream = client.messages.stream({ model: MODEL, max_tokens: 500, messages: [{ role: 'user', content: 'x' }], tools: [SEARCH] });
    const message = await stream.finalMessage();
    expect(message.content).toMatchObject([{ text: 'A sentence that is longer than one piece.' }, { name: 'search_products', input: { query: 'a rather long query' } }]);
    expect(message.stop_reason).toBe('tool_use');
  });

  it.each([['claude429', 429, 'rate_limit_error'], ['claude529', 529, 'overloaded_error'], ['claude500', 500, 'api_error']] as const)('fails once by %s', async (kind, status, type) => {
    sandbox.chaos.set({ [kind]: 1 });
    await expect(ask([{ role: 'user', content: 'x' }])).rejects.toMatchObject({ status, error: { error: { type } } });
    await expect(ask([{ role: 'user', content: 'x' }])).resolves.toBeDefined();
  });

  it('hangs when told to', async () => {
    sandbox.chaos.set({ claudeHang: 1 });
    await expect(client.messages.create({ model: MODEL, max_tokens: 5, messages: [{ role: 'user', content: 'x' }] }, { timeout: 100 })).rejects.toThrow(/timed out/);
  });
});
