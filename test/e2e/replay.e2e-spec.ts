import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AccountEditor } from '../../apps/api/src/modules/accounts/index.js';
import { SecurityEvents } from '../../apps/api/src/modules/security/index.js';
import { IncomingEvents } from '../../apps/api/src/modules/webhooks/intake/incoming-events.js';
import { Quarantine } from '../../apps/api/src/modules/webhooks/refused/quarantine.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { startApp, type TestApp } from '../support/app.js';
import { deliver, randomFrom, shuffled } from '../support/bodies.js';
import { rowsOf, stateOf } from '../support/replays.js';
import { aStore, listen, WEBHOOK_ENV } from '../support/webhooks.js';

const FIXTURES = join(__dirname, '../../libs/providers/meta/fixtures');
/** What an account takes as a number's or a business's id; some recorded bodies are Meta's own tests with the id 0. */
const ID = /^\d{5,20}$/;
const SECRET = 'app-secret-of-the-replay';

/** How many orders are tried; more with REPLAY_SEEDS=12. */
const SEEDS = Array.from({ length: Number(process.env['REPLAY_SEEDS'] ?? 2) }, (_none, index) => index + 1);
/** Bodies that are read together: by the seed few, one or many. */
const BATCHES = [7, 20, 1];

/** Promise 2 for everything that Meta is known to post. */
describe('every recorded webhook, shuffled', () => {
  let t: TestApp;
  let origin: string;
  let bodies: string[];
  async function begin(recorded: readonly string[]): Promise<void> {
    bodies = [...recorded];
    t = await startApp(WEBHOOK_ENV);
    origin = await listen(t);
    const storeId = await aStore(t);
    for (const [index, { numberId, businessId }] of receiversOf(bodies).entries()) {
      const fields = { phoneNumberId: numberId, businessAccountId: businessId, accessToken: `access-token-${index}`, appSecret: SECRET, verifyToken: `pv_replay-${index}`, url: WEBHOOK_ENV.OUTBOUND_ALLOW };
      await t.app.get(AccountEditor, { strict: false }).create(storeId, { provider: 'meta', name: `Number ${index}`, fields, status: 'active' }, 'Ada');
    }
    await t.app.get(SecurityEvents, { strict: false }).flush();
  }
  afterEach(() => t.close());

  const count = async (sql: string): Promise<number> => Number((await t.owner.query<{ n: string }>(sql)).rows[0]?.n);
  /** Delivers all bodies in the order that the seed gives, several batches of them, and reads them. */
  async function replay(seed: number): Promise<void> {
    const order = shuffled(bodies, randomFrom(seed));
    const size = BATCHES[(seed - 1) % BATCHES.length] ?? 1;
    for (let from = 0; from < order.length; from += size) {
      const answers = await Promise.all(order.slice(from, from + size).map((body) => deliver(origin, body, SECRET)));
      expect(new Set(answers)).toEqual(new Set([200]));
      await t.app.get(IncomingEvents, { strict: false }).flush();
      await t.app.get(MessagePipeline).ingest();
    }
    await t.app.get(Quarantine, { strict: false }).flush();
  }
  const lost = async (): Promise<string[]> => {
    const { rows } = await t.owner.query<{ body: Buffer }>('select body from webhook_events union all select body from quarantined_events');
    const kept = new Set(rows.map(({ body }) => body.toString()));
    return bodies.filter((body) => !kept.has(body));
  };

  it.each(SEEDS)('R53, R191: all are kept, the second delivery in another order changes nothing, and nothing is worth a warning (seed %i)', async (seed) => {
    await begin(await recordedBodies());
    expect(bodies.length).toBeGreaterThan(60);
    await replay(seed);
    await t.app.get(SecurityEvents, { strict: false }).flush();
    expect(await lost()).toEqual([]);
    const first = await rowsOf(t);
    expect(first['messages']?.length).toBeGreaterThan(20);

    await replay(seed + 1000);
    const second = await rowsOf(t);
    for (const table of Object.keys(first)) expect({ [table]: second[table] }).toEqual({ [table]: first[table] });
    expect(await count(`select count(*) as n from webhook_events where state <> 'done'`)).toBe(0);
    expect(t.warnings).toEqual([]);
  }, 60_000);

  it('promise 2: whatever the order, the same is known in the end', async () => {
    let before: Record<string, unknown[]> | undefined;
    for (const [index, seed] of SEEDS.entries()) {
      if (index > 0) await t.close();
      await begin(await bodiesOfOneStory());
      await replay(seed);
      const state = await stateOf(t);
      expect(state['messages']?.length).toBeGreaterThan(20);
      for (const name of Object.keys(state)) expect({ seed, [name]: apart(name, state[name], before?.[name]) }).toEqual({ seed, [name]: apart(name, before?.[name] ?? state[name], state[name]) });
      before ??= state;
    }
  }, SEEDS.length * 30_000);
});

/** What two threads of one person show each for itself is not compared with what one shows. */
function apart(name: string, rows: unknown[] | undefined, other: unknown[] | undefined): unknown {
  if (name !== 'threads') return rows;
  const isSplit = (index: number): boolean => [rows, other].some((each) => (each?.[index] as { unread?: unknown } | undefined)?.unread === null);
  return rows?.map((row, index) => (isSplit(index) ? { ...row as object, unread: null, preview: null } : row));
}

async function recordings(): Promise<string[]> {
  const names = (await readdir(FIXTURES)).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(FIXTURES, name), 'utf8')) as { payload?: unknown; raw?: string }));
  return files.map(({ payload, raw }) => raw ?? JSON.stringify(payload));
}
async function recordedBodies(): Promise<string[]> {
  const bodies = await recordings();
  // Once more with ids that no other file has: most files use the same few.
  return [...bodies, ...bodies.map((body, index) => body.replaceAll(/wamid\.([\w=]+)/g, `wamid.$1${index}`))];
}
/** As one business would get them: messages with ids and seconds of their own, and one person under one id until it changes. */
async function bodiesOfOneStory(): Promise<string[]> {
  return (await recordings()).map((body, index) => body
    .replaceAll('DE.84512907733120045581', 'DE.1')
    .replaceAll(/"id":"(wamid\.SU4[\w=]+)"/g, `"id":"$1${index}"`)
    // A file of an imported message comes with the second of its message.
    .replaceAll('1763720400', String(1_763_720_400 + (body.includes('"history"') ? 0 : index))));
}

/** The numbers that the bodies name with their business accounts, and one number for every business account without any. */
function receiversOf(bodies: readonly string[]): { numberId: string; businessId: string }[] {
  const numbers = new Map<string, string>();
  const businesses = new Set<string>();
  for (const body of bodies) {
    for (const entry of listOf(parsed(body), 'entry')) {
      const { id } = entry as { id?: unknown };
      if (typeof id !== 'string') continue;
      if (ID.test(id)) businesses.add(id);
      for (const change of listOf(entry, 'changes')) {
        const numberId = (change as { value?: { metadata?: { phone_number_id?: unknown } } }).value?.metadata?.phone_number_id;
        if (typeof numberId === 'string' && ID.test(numberId)) numbers.set(numberId, ID.test(id) ? id : `8${numberId}`);
      }
    }
  }
  const served = new Set(numbers.values());
  return [
    ...[...numbers].map(([numberId, businessId]) => ({ numberId, businessId })),
    ...[...businesses].filter((id) => !served.has(id)).map((businessId) => ({ numberId: `9${businessId}`, businessId })),
  ];
}
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
function listOf(value: unknown, key: string): unknown[] {
  const list = (value as Record<string, unknown> | null | undefined)?.[key];
  return Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item !== null) : [];
}
