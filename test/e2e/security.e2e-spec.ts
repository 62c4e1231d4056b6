import { parsePublicId, publicId } from '#contracts';
import { SecurityEvents } from '../../apps/api/src/modules/security/index.js';
import { diagnose } from '../../apps/api/src/cli/doctor.js';
import { EdgeRetention } from '../../apps/api/src/modules/stores/index.js';
import { DAY, HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { LiveEvents } from '../../apps/api/src/platform/live/live-events.js';
import { startApp, type TestApp } from '../support/app.js';
import { untilBlocked } from '../support/locks.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

interface Shown { id: string; kind: string; account_id: string | null; source: string; detail: Record<string, unknown>; count: number; first_at: string; last_at: string }

describe('security events', () => {
  let app: TestApp;
  let events: SecurityEvents;
  beforeAll(async () => {
    app = await startApp({ ROLE: 'api', TRUST_PROXY_HOPS: '1' });
    events = app.app.get(SecurityEvents, { strict: false });
    // Groups end with the hour: every test starts well inside one.
    app.clock.advance(HOUR - (app.clock.now().getTime() % HOUR));
  });
  afterAll(() => app.close());

  const list = async (person: Person, query = '') => (await person.get(`${person.storePath}/security-events${query}`)).body as { data: Shown[]; next_cursor: string | null; prev_cursor: string | null };

  it('R164: a merchant reads who tried to log in, with address and count', async () => {
    const owner = await aPerson(app, { password: 'correct horse battery' });
    for (let i = 0; i < 7; i += 1) await app.http().post('/api/v1/auth/sessions').set('x-forwarded-for', '203.0.113.9').send({ email: owner.email, password: 'wrong password' });
    const { data } = await list(owner);
    expect(data.map(({ kind, source, count, detail }) => ({ kind, source, count, detail }))).toEqual([
      { kind: 'login.rate_limited', source: '203.0.113.9', count: 2, detail: { email: owner.email } },
      { kind: 'login.failed', source: '203.0.113.9', count: 5, detail: { email: owner.email } },
    ]);
  });

  it('R64: five thousand forgeries from one source are one row that counts them', async () => {
    const owner = await aPerson(app);
    const accountId = newId();
    for (let i = 0; i < 5000; i += 1) events.record({ storeId: owner.storeId, accountId, kind: 'webhook.bad_signature', source: '198.51.100.7', detail: { n: i } });
    const { data } = await list(owner);
    expect(data).toMatchObject([{ kind: 'webhook.bad_signature', account_id: publicId('account', accountId), count: 5000, detail: { n: 4999 } }]);
    events.record({ storeId: owner.storeId, accountId, kind: 'webhook.bad_signature', source: '198.51.100.7' });
    expect((await list(owner)).data).toMatchObject([{ id: data[0]?.id, count: 5001 }]);
  });

  it('groups by kind, account, source and hour', async () => {
    const owner = await aPerson(app);
    const note = { storeId: owner.storeId, accountId: newId(), kind: 'webhook.bad_signature' as const, source: '198.51.100.8' };
    events.record(note);
    events.record(note);
    events.record({ ...note, kind: 'webhook.missing_signature' });
    events.record({ ...note, accountId: newId() });
    events.record({ ...note, source: '198.51.100.9' });
    app.clock.advance(HOUR);
    events.record(note);
    expect((await list(owner)).data.map(({ count }) => count).toSorted((a, b) => a - b)).toEqual([1, 1, 1, 1, 2]);
  });

  it('two processes that note the same add up', async () => {
    const owner = await aPerson(app);
    const other = new SecurityEvents(app.db, app.clock, app.app.get(LiveEvents));
    const sources = Array.from({ length: 100 }, (_, i) => `198.51.100.${i}`);
    const record = (into: SecurityEvents, order: readonly string[]) => {
      for (const source of order) into.record({ storeId: owner.storeId, kind: 'webhook.malformed', source });
    };
    record(events, sources);
    await events.flush();
    // Both stand in the middle of their rows before either may go on.
    await app.owner.query('begin');
    await app.owner.query('select from security_events where store_id = $1 and source = $2 for update', [owner.storeId, sources[50]]);
    record(events, sources);
    record(other, sources.toReversed());
    const flushing = Promise.all([events.flush(), other.flush()]);
    await untilBlocked(app.owner, 2);
    await app.owner.query('commit');
    await flushing;
    const { rows } = await app.owner.query('select count(*)::int as rows, min(count) as least, max(count) as most from security_events where store_id = $1', [owner.storeId]);
    expect(rows[0]).toEqual({ rows: 100, least: 3, most: 3 });
  });

  it('keeps what the database would not take, and writes it later', async () => {
    const owner = await aPerson(app);
    events.record({ storeId: owner.storeId, kind: 'webhook.malformed', source: 'first' });
    await events.flush();
    await app.owner.query('alter table security_events rename to security_events_away');
    events.record({ storeId: owner.storeId, kind: 'webhook.malformed', source: 'first' });
    await events.flush();
    events.record({ storeId: owner.storeId, kind: 'webhook.malformed', source: 'first' });
    await app.owner.query('alter table security_events_away rename to security_events');
    expect((await list(owner)).data).toMatchObject([{ source: 'first', count: 3 }]);
  });

  it('a hostile source neither throws nor keeps its neighbours out', async () => {
    const owner = await aPerson(app);
    const hostile = ['\u0000', '\ud800', 'x'.repeat(100_000), `'; drop table security_events; --`, '<script>'];
    for (const source of hostile) events.record({ storeId: owner.storeId, kind: 'webhook.malformed', source, detail: { [source]: source } });
    events.record({ storeId: owner.storeId, kind: 'webhook.malformed', source: 'neighbour' });
    const { data } = await list(owner);
    expect(data).toHaveLength(hostile.length + 1);
    expect(Math.max(...data.map(({ source }) => source.length))).toBeLessThanOrEqual(200);
  });

  it('a flood from invented addresses stays a bounded number of rows, and every one is counted', async () => {
    const flooded = await startApp({ ROLE: 'api' });
    const note = { storeId: newId(), kind: 'webhook.bad_signature' as const };
    const floodedEvents = flooded.app.get(SecurityEvents, { strict: false });
    for (let i = 0; i < 6000; i += 1) floodedEvents.record({ ...note, source: `2001:db8::${i.toString(16)}` });
    // Closing the application writes what waits.
    await flooded.app.close();
    const { rows } = await flooded.owner.query('select count(*)::int as rows, sum(count)::int as noted from security_events where store_id = $1', [note.storeId]);
    expect(rows[0]).toEqual({ rows: 2001, noted: 6000 });
    await flooded.owner.end();
  });

  it('R64: other stores and lower roles see nothing of it; events without a store are for the operator only', async () => {
    const owner = await aPerson(app);
    const other = await aPerson(app);
    const agent = await aColleague(app, owner, 'agent');
    events.record({ storeId: owner.storeId, kind: 'webhook.bad_signature', source: 'mine' });
    events.record({ kind: 'webhook.unknown_number', source: 'number 4711' });
    expect((await list(owner)).data.map(({ source }) => source)).toEqual(['mine']);
    expect((await list(other)).data).toEqual([]);
    expect((await agent.get(`${owner.storePath}/security-events`)).body.code).toBe('access.denied');
    // Not even a transaction of the app's role without a store sees them.
    const rows: unknown[] = await app.db.outsideStores((tx) => tx.query('select * from security_events'));
    expect(rows).toEqual([]);
  });

  it('the doctor counts what concerned no store in the last day', async () => {
    const security = async () => (await diagnose(app.app)).find(({ part }) => part === 'security');
    for (const source of ['203.0.113.1', '203.0.113.1', '203.0.113.2']) events.record({ kind: 'webhook.bad_verify_token', source });
    events.record({ storeId: (await aPerson(app)).storeId, kind: 'webhook.bad_verify_token', source: '203.0.113.3' });
    const found = await security();
    expect([found?.ok, found?.detail]).toEqual([true, expect.stringContaining('3 webhook.bad_verify_token')]);
    app.clock.advance(DAY + HOUR);
    expect(await security()).toEqual({ part: 'security', ok: true, detail: 'nothing of the last day that concerns no store' });
  });

  it('pages newest first, in both directions, and filters', async () => {
    const owner = await aPerson(app);
    const accountId = newId();
    for (let i = 0; i < 5; i += 1) {
      events.record({ storeId: owner.storeId, kind: i % 2 === 0 ? 'webhook.malformed' : 'webhook.bad_signature', source: `source ${i}`, ...(i === 4 ? { accountId } : {}) });
      await events.flush();
    }
    const sources = (page: { data: Shown[] }) => page.data.map(({ source }) => source);
    const first = await list(owner, '?limit=2');
    const second = await list(owner, `?limit=2&cursor=${first.next_cursor}`);
    const last = await list(owner, `?limit=2&cursor=${second.next_cursor}`);
    expect([sources(first), sources(second), sources(last)]).toEqual([['source 4', 'source 3'], ['source 2', 'source 1'], ['source 0']]);
    expect([first.prev_cursor, last.next_cursor]).toEqual([null, null]);
    expect(sources(await list(owner, `?limit=2&cursor=${last.prev_cursor}`))).toEqual(['source 2', 'source 1']);
    expect(sources(await list(owner, '?kind=webhook.bad_signature'))).toEqual(['source 3', 'source 1']);
    expect(sources(await list(owner, `?account_id=${publicId('account', accountId)}`))).toEqual(['source 4']);
    expect((await owner.get(`${owner.storePath}/security-events?kind=nonsense`)).status).toBe(422);
    expect((await owner.get(`${owner.storePath}/security-events?limit=101`)).status).toBe(422);
  });

  it('the first of a group is a live event of its store', async () => {
    const owner = await aPerson(app);
    for (let i = 0; i < 3; i += 1) {
      events.record({ storeId: owner.storeId, kind: 'webhook.malformed', source: 'live' });
      await events.flush();
    }
    const { rows } = await app.owner.query(`select data from live_events where store_id = $1 and type = 'security.recorded'`, [owner.storeId]);
    expect(rows).toHaveLength(1);
    expect(parsePublicId('security_event', rows[0].data.security_event_id)).toBeDefined();
  });

  it('what members and keys go through is noted, without secrets', async () => {
    const owner = await aPerson(app);
    const agent = await aColleague(app, owner, 'agent');
    const members = await owner.get(`${owner.storePath}/members`);
    const agentId = members.body.data.find((member: { user: { email: string } }) => member.user.email === agent.email).id as string;
    await owner.patch(`${owner.storePath}/members/${agentId}`, { role: 'admin' });
    await owner.delete(`${owner.storePath}/members/${agentId}`);
    const invitation = await owner.post(`${owner.storePath}/invitations`, { email: 'guest@example.com', role: 'agent' });
    const key = await owner.post(`${owner.storePath}/api-keys`, { name: 'Shop', scopes: ['messages:send'] });
    await owner.delete(`${owner.storePath}/api-keys/${key.body.id}`);
    const { data } = await list(owner);
    expect(data.map(({ kind }) => kind).toSorted()).toEqual(['api_key.created', 'api_key.revoked', 'member.invited', 'member.removed', 'member.role_changed']);
    expect(JSON.stringify(data)).not.toContain(key.body.value);
    expect(JSON.stringify(data)).not.toContain(invitation.body.link.split('/').at(-1));
  });

  it('goes after 90 days', async () => {
    const owner = await aPerson(app);
    events.record({ storeId: owner.storeId, kind: 'webhook.malformed', source: 'old' });
    await events.flush();
    app.clock.advance(91 * DAY);
    events.record({ storeId: owner.storeId, kind: 'webhook.malformed', source: 'new' });
    await events.flush();
    await app.app.get(EdgeRetention, { strict: false }).purge();
    const { rows } = await app.owner.query('select source from security_events where store_id = $1', [owner.storeId]);
    expect(rows).toEqual([{ source: 'new' }]);
  });
});
