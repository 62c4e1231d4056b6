import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { publishBehaviour } from '../support/behaviour.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

/** Of input tokens. Read ones cost a twentieth. */
const LEAST_SHARE = 0.8;

let claude: Sandbox;
let line: Line;
beforeAll(async () => {
  claude = await startSandbox();
  line = await openLine({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: claude.anthropicUrl, QUIET_WINDOW_MS: '0' });
});
afterAll(async () => {
  await line.close();
  await claude.close();
});

interface Usage { readonly engine: string; readonly input_tokens: number; readonly cache_read_tokens: number; readonly cache_write_tokens: number; readonly cost_micro_usd: number }
/** The share of each answer's input tokens that came from the cache. */
const shares = async (conversationId: string): Promise<number[]> => {
  const runs = await rows<Usage>(line.t, 'select engine, input_tokens, cache_read_tokens, cache_write_tokens, cost_micro_usd from runs where conversation_id = $1 order by id', [conversationId]);
  expect(new Set(runs.map(({ engine }) => engine))).toEqual(new Set(['claude']));
  return runs.map((run) => run.cache_read_tokens / (run.input_tokens + run.cache_read_tokens + run.cache_write_tokens));
};
const percent = (share: number): string => `${Math.round(share * 100)} %`;

describe('the prompt cache, from the webhook to the model', () => {
  it(`a second turn reads at least ${percent(LEAST_SHARE)} of its input from the cache, and so does every later one`, async () => {
    await publishBehaviour(line.shop.owner, { do_rules: ['Mention the lantern'], instructions: 'We are a family shop.' });
    const talk = await aTalk(line, 'hello');
    for (const words of ['do you have a blue mug?', 'and red ones?', 'how long does shipping take?', 'a bowl, perhaps?', 'show me a photo of the blue mug', 'something for tea?', 'do you have plates?', 'is the blue mug dishwasher safe?', 'and a blue cup?', 'hello again', 'a green mug?']) {
      await talk.phone.text(words);
      await line.settled();
    }
    const [, ...later] = await shares(talk.uuid);
    process.stdout.write(`Read from the prompt cache, second turn: ${percent(later[0] ?? 0)}; turns 2 to ${later.length + 1}: ${later.map(percent).join(', ')}\n`);
    expect(later).toHaveLength(11);
    expect(Math.min(...later)).toBeGreaterThanOrEqual(LEAST_SHARE);
    // R160: the ten messages before the turn, and no more: five of the customer's and five answers.
    const read = claude.claude.requests.map(({ messages }) => JSON.stringify(messages)).findLast((messages) => !messages.includes('tool_result')) ?? '';
    expect([...read.matchAll(/<customer_message[^>]*>([^<]*)</g)].map(([, words]) => words)).toEqual(['something for tea?', 'do you have plates?', 'is the blue mug dishwasher safe?', 'and a blue cup?', 'hello again', 'a green mug?']);
  });

  it('another customer\'s first turn reads tools and instructions, whatever they are called and wherever they live', async () => {
    const talk = await aTalk(line, 'do you have a blue mug?');
    const [first = 0] = await shares(talk.uuid);
    process.stdout.write(`Read from the prompt cache, another customer's first turn: ${percent(first)}\n`);
    expect(first).toBeGreaterThanOrEqual(LEAST_SHARE);
  });

  it('a new version of the behaviour is written once, then read', async () => {
    const talk = await aTalk(line, 'hello');
    await publishBehaviour(line.shop.owner, { greeting: 'Ahoy!' });
    for (const words of ['do you have a blue mug?', 'and red ones?']) {
      await talk.phone.text(words);
      await line.settled();
    }
    const [, changed = 1, after = 0] = await shares(talk.uuid);
    expect(changed).toBeLessThan(1);
    expect(after).toBeGreaterThanOrEqual(LEAST_SHARE);
  });
});
