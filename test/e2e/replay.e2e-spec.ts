import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AccountEditor } from '../../apps/api/src/modules/accounts/index.js';
import { SecurityEvents } from '../../apps/api/src/modules/security/index.js';
import { IncomingEvents } from '../../apps/api/src/modules/webhooks/intake/incoming-events.js';
import { Quarantine } from '../../apps/api/src/modules/webhooks/refused/quarantine.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { startApp, type TestApp } from '../support/app.js';
import { deliver, randomFrom, shuffled } from '../support/bodies.js';
import { aStore, listen, WEBHOOK_ENV } from '../support/webhooks.js';

const FIXTURES = join(__dirname, '../../libs/providers/meta/fixtures');
/** What an account takes as a number's or a business's id; some recorded bodies are Meta's own tests with the id 0. */
const ID = /^\d{5,20}$/;
const SECRET = 'app-secret-of-the-replay';

/** Promise 2 for everything that Meta is known to post. */
describe('every recorded webhook, delivered twice and shuffled', () => {
  let t: TestApp;
  let origin: string;
  let storeId: string;
  let bodies: string[];
  beforeAll(async () => {
    t = await startApp(WEBHOOK_ENV);
    origin = await listen(t);
    storeId = await aStore(t);
    bodies = await recordedBodies();
    for (const [index, { numberId, businessId }] of receiversOf(bodies).entries()) {
      const fields = { phoneNumberId: numberId, businessAccountId: businessId, accessToken: `access-token-${index}`, appSecret: SECRET, verifyToken: `pv_replay-${index}`, url: WEBHOOK_ENV.OUTBOUND_ALLOW };
      await t.app.get(AccountEditor, { strict: false }).create(storeId, { provider: 'meta', name: `Number ${index}`, fields, status: 'active' }, 'Ada');
    }
  });
  afterAll(() => t.close());

  const count = async (sql: string): Promise<number> => Number((await t.owner.query<{ n: string }>(sql)).rows[0]?.n);
  /** Delivers all bodies in the order that the seed gives, several batches of them, and reads them. */
  async function replay(seed: number): Promise<void> {
    const order = shuffled(bodies, randomFrom(seed));
    for (let from = 0; from < order.length; from += 20) {
      const answers = await Promise.all(order.slice(from, from + 20).map((body) => deliver(origin, body, SECRET)));
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
  const dump = async (): Promise<Record<string, unknown[]>> => {
    const tables = ['customers', 'customer_identities', 'conversations', 'episodes', 'messages', 'message_facts', 'message_revisions', 'reactions', 'notices', 'media', 'live_events'];
    const rows: Record<string, unknown[]> = {};
    for (const table of tables) rows[table] = (await t.owner.query<{ row: string }>(`select t::text as row from ${table} t order by 1`)).rows.map(({ row }) => row);
    return rows;
  };

  it('R53, R191: all are kept, the second delivery changes nothing, and nothing is worth a warning', async () => {
    expect(bodies.length).toBeGreaterThan(60);
    await replay(1);
    await t.app.get(SecurityEvents, { strict: false }).flush();
    expect(await lost()).toEqual([]);
    const first = await dump();
    expect(first['messages']?.length).toBeGreaterThan(20);

    await replay(2);
    const second = await dump();
    for (const table of Object.keys(first)) expect({ [table]: second[table] }).toEqual({ [table]: first[table] });
    expect(await count(`select count(*) as n from webhook_events where state <> 'done'`)).toBe(0);
    expect(t.warnings).toEqual([]);
  });
});

async function recordedBodies(): Promise<string[]> {
  const names = (await readdir(FIXTURES)).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(FIXTURES, name), 'utf8')) as { payload?: unknown; raw?: string }));
  const bodies = files.map(({ payload, raw }) => raw ?? JSON.stringify(payload));
  // Once more with ids that no other file has: most files use the same few.
  return [...bodies, ...bodies.map((body, index) => body.replaceAll(/wamid\.([\w=]+)/g, `wamid.$1${index}`))];
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
