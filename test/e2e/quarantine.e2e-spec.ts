import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AccountEditor } from '../../apps/api/src/modules/accounts/index.js';
import { BodyRotation, WebhookReplay } from '../../apps/api/src/modules/webhooks/index.js';
import { Quarantine } from '../../apps/api/src/modules/webhooks/refused/quarantine.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { Keyring } from '../../apps/api/src/platform/crypto/keyring.js';
import { startApp, TEST_KEYS, type TestApp } from '../support/app.js';
import { deliver, textBody } from '../support/bodies.js';
import { aStore, listen, post, WEBHOOK_ENV } from '../support/webhooks.js';

const CLI = join(__dirname, '../../dist/apps/api/src/cli.js');
const SECRET = 'secret-of-a-number-that-comes';
const NEW_KEY = `k2:${'6'.repeat(64)}`;
const LATE = { numberId: '777100', businessId: '777200' };
const OTHER = { numberId: '777300', businessId: '777400' };

describe('webhooks that came before their account', () => {
  let t: TestApp;
  let origin: string;
  beforeAll(async () => {
    if (!existsSync(CLI)) throw new Error(`There is no ${CLI}: build first (npm run build)`);
    t = await startApp(WEBHOOK_ENV);
    origin = await listen(t);
  });
  afterAll(() => t.close());
  const written = () => t.app.get(Quarantine, { strict: false }).flush();
  const cli = async (...args: string[]): Promise<string> => {
    await written();
    const env = { PATH: process.env['PATH'] ?? '', SECRET_KEYS: TEST_KEYS, DATA_DIR: t.env.DATA_DIR, DEMO: 'false', PARLEY_ENVIRONMENT: 'test', DATABASE_URL: t.database.url, DATABASE_APP_URL: t.database.appUrl };
    return new Promise((resolve, reject) => {
      execFile(process.execPath, [CLI, 'webhooks', ...args], { env, cwd: t.env.DATA_DIR }, (error, out, err) => (error ? reject(new Error(`${error.message} ${err}`)) : resolve(out)));
    });
  };
  const listed = () => t.app.get(WebhookReplay, { strict: false }).quarantined();
  const replayed = () => t.app.get(WebhookReplay, { strict: false }).replayQuarantined();
  const messages = async () => (await t.owner.query<{ external_id: string; store_id: string }>('select external_id, store_id from messages order by 1')).rows;

  it('wait in quarantine, where an operator sees them, and go to the account once it is there and its secret signed them', async () => {
    const [first, second, foreign] = [textBody(LATE, { from: '34600900001', id: 'wamid.early1' }), textBody(LATE, { from: '34600900001', id: 'wamid.early2' }), textBody(OTHER, { from: '34600900001', id: 'wamid.foreign' })];
    // A copy that somebody else signed takes nobody's place.
    await deliver(origin, first, 'a forger');
    for (const body of [first, first, second]) expect(await deliver(origin, body, SECRET)).toBe(200);
    await deliver(origin, first, 'a forger');
    await deliver(origin, textBody(LATE, { from: '34600900001', id: 'wamid.forged' }), 'a forger');
    await deliver(origin, foreign, SECRET);
    await deliver(origin, '{}', SECRET);
    const waiting = await listed();
    expect(waiting.map(({ reason, count, isClaimed }) => [reason, count, isClaimed])).toEqual([['unknown_number', 2, false], ['unknown_number', 2, false], ['unknown_number', 1, false], ['unknown_number', 1, false], ['unknown_number', 1, false], ['malformed', 1, false]]);
    expect(waiting[0]?.names).toEqual([LATE.numberId, LATE.businessId]);
    expect(await replayed()).toEqual({ accepted: 0, refused: 6 });

    const storeId = await aStore(t);
    const fields = { phoneNumberId: LATE.numberId, businessAccountId: LATE.businessId, accessToken: 'access-token', appSecret: SECRET, verifyToken: 'pv_late', url: WEBHOOK_ENV.OUTBOUND_ALLOW };
    await t.app.get(AccountEditor, { strict: false }).create(storeId, { provider: 'meta', name: 'Late', fields, status: 'active' }, 'Ada');
    expect(await cli('quarantine')).toContain('an account takes it now');
    expect(JSON.parse(await cli('replay', '--quarantined', '--json'))).toEqual({ accepted: 2, refused: 4 });
    await t.app.get(MessagePipeline).ingest();
    const read = [{ external_id: 'wamid.early1', store_id: storeId }, { external_id: 'wamid.early2', store_id: storeId }];
    expect(await messages()).toEqual(read);

    // What is posted or replayed once more changes nothing.
    expect(await deliver(origin, first, SECRET)).toBe(200);
    expect(await replayed()).toEqual({ accepted: 0, refused: 4 });
    await t.app.get(MessagePipeline).ingest();
    expect(await messages()).toEqual(read);
    expect((await listed()).map(({ isClaimed }) => isClaimed)).toEqual([false, false, false, false]);
  }, 120_000);

  it('stay while they name another account, too, which finds its part once it is there', async () => {
    const numbers = [{ numberId: '888100', businessId: '888200' }, { numberId: '888300', businessId: '888400' }];
    const both = JSON.parse(textBody(numbers[0]!, { from: '34600900002', id: 'wamid.one' })) as { entry: unknown[] };
    both.entry.push(...(JSON.parse(textBody(numbers[1]!, { from: '34600900003', id: 'wamid.other' })) as { entry: unknown[] }).entry);
    await deliver(origin, JSON.stringify(both), SECRET);
    await written();
    const connected: string[] = [];
    for (const { numberId, businessId } of numbers) {
      const storeId = await aStore(t);
      connected.push(storeId);
      const fields = { phoneNumberId: numberId, businessAccountId: businessId, accessToken: 'access-token', appSecret: SECRET, verifyToken: `pv_${numberId}`, url: WEBHOOK_ENV.OUTBOUND_ALLOW };
      await t.app.get(AccountEditor, { strict: false }).create(storeId, { provider: 'meta', name: 'Part', fields, status: 'active' }, 'Ada');
      expect(await replayed()).toMatchObject({ accepted: 1 });
      await t.app.get(MessagePipeline).ingest();
    }
    expect((await messages()).filter(({ store_id: storeId }) => connected.includes(storeId))).toEqual([{ external_id: 'wamid.one', store_id: connected[0] }, { external_id: 'wamid.other', store_id: connected[1] }]);
    expect((await listed()).flatMap(({ names }) => names)).not.toContain(numbers[0]?.numberId);
  });

  it('keep no signature that could be read, and none that is endless', async () => {
    const secret = 'the-secret-itself-as-signature';
    await post(origin, '{"event":"x"}', { 'x-webhook-signature': secret, 'x-hub-signature-256': `sha256=${'0'.repeat(5_000)}` }, 'wasender/nobody');
    await written();
    const { rows } = await t.owner.query<{ signature: string }>('select q::text as text, signature from quarantined_events q where body = $1', [Buffer.from('{"event":"x"}')]);
    expect(rows).toHaveLength(1);
    expect([JSON.stringify(rows).includes(secret), (rows[0]?.signature.length ?? 0) < 500]).toEqual([false, true]);
    expect(await t.app.get(WebhookReplay, { strict: false }).replayQuarantined()).toMatchObject({ accepted: 0 });
  });

  it('have their signatures sealed anew when the keys change, and come in with the new one alone', async () => {
    const number = { numberId: '999100', businessId: '999200' };
    await deliver(origin, textBody(number, { from: '34600900004', id: 'wamid.rotated' }), SECRET);
    await written();
    const read = async () => (await t.owner.query<{ signature: string }>('select signature from quarantined_events where convert_from(body, \'utf8\') like $1', ['%wamid.rotated%'])).rows;
    const rotateWith = (...keys: string[]) => new BodyRotation(t.db, new Keyring(keys.join())).rotate();
    // Those of the other tests are there, too.
    const { resealed, unreadable } = await rotateWith(NEW_KEY, TEST_KEYS);
    expect([resealed > 0, unreadable]).toEqual([true, 0]);
    expect(await read()).toEqual([{ signature: expect.stringMatching(/^k2\./) }]);
    expect(await rotateWith(NEW_KEY, TEST_KEYS)).toEqual({ resealed: 0, unreadable: 0 });
    // The old key alone opens nothing of it any more, and leaves it as it is.
    expect(await rotateWith(TEST_KEYS)).toEqual({ resealed: 0, unreadable: resealed });
    expect(await rotateWith(TEST_KEYS, NEW_KEY)).toEqual({ resealed, unreadable: 0 });
    const storeId = await aStore(t);
    const fields = { phoneNumberId: number.numberId, businessAccountId: number.businessId, accessToken: 'access-token', appSecret: SECRET, verifyToken: 'pv_rotated', url: WEBHOOK_ENV.OUTBOUND_ALLOW };
    await t.app.get(AccountEditor, { strict: false }).create(storeId, { provider: 'meta', name: 'Rotated', fields, status: 'active' }, 'Ada');
    expect(await replayed()).toMatchObject({ accepted: 1 });
    expect(await read()).toEqual([]);
  });
});
