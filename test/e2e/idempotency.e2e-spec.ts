import { MINUTE, DAY } from '../../apps/api/src/platform/clock/clock.js';
import { EdgeRetention } from '../../apps/api/src/modules/stores/index.js';
import { Keyring } from '../../apps/api/src/platform/crypto/keyring.js';
import { IdempotencyKeys } from '../../apps/api/src/platform/http/idempotency-keys.js';
import { startApp, TEST_KEYS, type TestApp } from '../support/app.js';
import { aPerson, type Person } from '../support/login.js';
import { addProbe } from '../support/probe.js';

const probe = addProbe();

describe('idempotency keys', () => {
  let app: TestApp;
  let owner: Person;
  let path: string;
  beforeAll(async () => {
    app = await startApp({ ROLE: 'api' });
    owner = await aPerson(app);
    path = `${owner.storePath}/probes`;
  });
  afterAll(() => app.close());

  const act = (key: string, body: object = {}, person = owner) => person.post(`${person.storePath}/probes`, body).set('idempotency-key', key);

  it('a repetition gets the first answer, marked as such, and runs nothing', async () => {
    const first = await act('repeat', { data: { a: 'ü' } });
    const runs = probe.runs;
    const second = await act('repeat', { data: { a: 'ü' } });
    expect([first.status, first.headers['idempotency-replayed']]).toEqual([201, undefined]);
    expect([second.status, second.headers['idempotency-replayed'], second.body]).toEqual([201, 'true', first.body]);
    expect(probe.runs).toBe(runs);
  });

  it('of many at the same moment one runs', async () => {
    const before = probe.runs;
    const answers = await Promise.all(Array.from({ length: 10 }, () => act('crowd')));
    expect(probe.runs).toBe(before + 1);
    for (const answer of answers) expect([201, 409]).toContain(answer.status);
    expect(answers.filter((answer) => answer.status === 201 && answer.headers['idempotency-replayed'] === undefined)).toHaveLength(1);
  });

  it('a repetition while the first still runs is told to come back', async () => {
    const first = act('slow', { act: 'wait' }).then((answer) => answer);
    await probe.arrived;
    const second = await act('slow', { act: 'wait' });
    expect([second.status, second.body.code, second.headers['retry-after']]).toEqual([409, 'idempotency_key.in_flight', '1']);
    const other = await act('slow', { act: 'answer' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key.reused']);
    probe.open();
    const answer = await first;
    expect((await act('slow', { act: 'wait' })).body).toEqual(answer.body);
  });

  it('refuses the same key with another body', async () => {
    await act('other-body', { data: { a: 1 } });
    const reused = await act('other-body', { data: { a: 2 } });
    expect([reused.status, reused.body.code]).toEqual([422, 'idempotency_key.reused']);
  });

  it('a refused request leaves its key free, whoever refused it', async () => {
    expect((await act('refused', { act: 'refuse' })).body.code).toBe('window.closed');
    expect((await act('refused', { act: 'no such act' })).body.code).toBe('request.invalid');
    expect((await act('refused', { act: 'answer' })).status).toBe(201);
  });

  it('after a bug the key stays taken until nobody can still be at work, then the request runs again', async () => {
    expect((await act('bug', { act: 'break' })).status).toBe(500);
    const runs = probe.runs;
    expect((await act('bug', { act: 'break' })).body.code).toBe('idempotency_key.in_flight');
    app.clock.advance(MINUTE + 1);
    expect((await act('bug', { act: 'break' })).status).toBe(500);
    expect(probe.runs).toBe(runs + 1);
  });

  it('is forgotten after a day', async () => {
    const first = await act('day', { data: { n: 1 } });
    app.clock.advance(DAY + 1);
    const second = await act('day', { data: { n: 2 } });
    expect(second.status).toBe(201);
    expect(second.body.run).not.toBe(first.body.run);
    app.clock.advance(DAY + 1);
    await app.app.get(EdgeRetention, { strict: false }).purge();
    expect((await app.owner.query('select from idempotency_keys')).rows).toHaveLength(0);
  });

  it('stores do not share keys', async () => {
    const other = await aPerson(app);
    const [mine, theirs] = [await act('shared'), await act('shared', {}, other)];
    expect([theirs.status, theirs.headers['idempotency-replayed']]).toEqual([201, undefined]);
    expect(theirs.body.run).not.toBe(mine.body.run);
  });

  it('keeps answers sealed: a key shown once can be shown again to its maker only', async () => {
    const create = () => owner.post(`${owner.storePath}/api-keys`, { name: 'Shop', scopes: ['messages:send'] }).set('idempotency-key', 'make-key');
    const [first, second] = [await create(), await create()];
    expect(second.body).toEqual(first.body);
    const { rows } = await app.owner.query('select answer from idempotency_keys where key = $1', ['make-key']);
    expect(rows[0].answer).not.toContain(first.body.value);
    expect((await app.owner.query('select from api_keys where store_id = $1', [owner.storeId])).rows).toHaveLength(1);
  });

  it('answers are sealed anew when the keys change, and given again with the new one alone', async () => {
    const first = await act('before-the-change', { data: { n: 1 } });
    await act('still-under-way', { act: 'break' });
    const newKey = `k2:${'7'.repeat(64)}`;
    const keysOf = (...keys: string[]) => new IdempotencyKeys(app.db, app.clock, new Keyring(keys.join()));
    const sealed = async () => (await app.owner.query<{ answer: string }>('select answer from idempotency_keys where answer is not null')).rows.map(({ answer }) => answer.split('.')[0]);
    const { rows: [row] } = await app.owner.query<{ store_id: string; route: string; fingerprint: string }>(`select store_id, route, fingerprint from idempotency_keys where key = 'before-the-change'`);
    const again = { storeId: String(row?.store_id), route: String(row?.route), key: 'before-the-change', fingerprint: String(row?.fingerprint) };
    await expect(keysOf(newKey).claim(again)).rejects.toThrow('no key t1');

    const count = (await sealed()).length;
    expect(await keysOf(newKey, TEST_KEYS).rotate()).toEqual({ resealed: count, unreadable: 0 });
    expect(new Set(await sealed())).toEqual(new Set(['k2']));
    expect(await keysOf(newKey, TEST_KEYS).rotate()).toEqual({ resealed: 0, unreadable: 0 });
    expect(await keysOf(newKey).claim(again)).toEqual({ kind: 'replay', answer: { status: 201, body: first.body } });
    // The old key alone opens nothing of it any more, and leaves it as it is.
    expect(await keysOf(TEST_KEYS).rotate()).toEqual({ resealed: 0, unreadable: count });
    expect(await keysOf(TEST_KEYS, newKey).rotate()).toEqual({ resealed: count, unreadable: 0 });
  });

  it('API keys must send it where something is sent, people need not', async () => {
    const key = (await owner.post(`${owner.storePath}/api-keys`, { name: 'Shop', scopes: ['messages:send'] })).body.value as string;
    const byKey = () => app.http().post(path).set('authorization', `Bearer ${key}`).send({});
    expect((await byKey()).body.code).toBe('idempotency_key.required');
    expect((await byKey().set('idempotency-key', 'from-a-program')).status).toBe(201);
    expect((await owner.post(path)).status).toBe(201);
  });

  it.each(['', 'with space', 'x'.repeat(256), 'ünïcode'])('refuses the key %j', async (key) => {
    expect((await act(encodeURI('ok'))).status).toBe(201);
    const answer = await act(key === 'ünïcode' ? Buffer.from(key).toString('latin1') : key);
    expect([answer.status, answer.body.code]).toEqual([422, 'request.invalid']);
  });
});
