import { ID_PREFIXES, publicId, SCOPES } from '#contracts';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { ACCESS, type AccessRule } from '../../apps/api/src/platform/http/access.js';
import { HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { aColleague, aPerson, logIn, type Person } from '../support/login.js';
import { addProbe } from '../support/probe.js';

interface Route { readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'; readonly path: string; readonly rule: AccessRule | undefined }

describe('access', () => {
  addProbe();
  let app: TestApp;
  let owner: Person;
  let stranger: Person;
  beforeAll(async () => {
    app = await startApp({ ROLE: 'api' });
    owner = await aPerson(app);
    stranger = await aPerson(app);
  });
  afterAll(() => app.close());

  /** Every route of the application, read from the controllers themselves. */
  function routes(): Route[] {
    const controllers = [...app.app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
    return controllers.flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as object;
      const prefix = String(Reflect.getMetadata('path', metatype));
      return Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor').flatMap((name): Route[] => {
        const handler: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
        if (typeof handler !== 'function') return [];
        const path: unknown = Reflect.getMetadata('path', handler);
        if (typeof path !== 'string') return [];
        const method = RequestMethod[Reflect.getMetadata('method', handler) as number]?.toLowerCase() as Route['method'];
        const rule = (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, metatype)) as AccessRule | undefined;
        return [{ method, path: `/${prefix}/${path}`.replaceAll(/\/+/g, '/').replace(/\/$/, ''), rule }];
      });
    });
  }
  const storeRoutes = () => routes().filter((route) => route.rule?.kind === 'store');
  const address = (route: Route, storePath: string) => route.path
    .replace('/api/v1/stores/:store_id', storePath)
    .replaceAll(/:(\w+)_id/g, (_text, kind: string) => (kind in ID_PREFIXES ? publicId(kind as keyof typeof ID_PREFIXES, newId()) : newId()))
    .replaceAll(/:\w+/g, 'x');

  it('every route names one rule', () => {
    expect(routes().length).toBeGreaterThan(30);
    const without = routes().filter((route) => route.rule === undefined).map((route) => `${route.method} ${route.path}`);
    expect(without).toEqual(['get /api/v1/stores/:store_id/probes/no-rule']);
  });

  it('every route of a store stands under /api/v1/stores/:store_id', () => {
    expect(storeRoutes().filter((route) => !route.path.startsWith('/api/v1/stores/:store_id'))).toEqual([]);
  });

  it('a route without a rule is refused, also to an owner', async () => {
    const answer = await owner.get(`${owner.storePath}/probes/no-rule`);
    expect([answer.status, answer.body.code]).toEqual([403, 'access.denied']);
  });

  /** All routes are more requests than one address may make in a minute. */
  const aMinuteLater = (): void => app.clock.advance(MINUTE);

  it('R154: a foreign login finds no store on any route', async () => {
    const found = [];
    for (const route of storeRoutes()) {
      const answer = await stranger[route.method](address(route, owner.storePath));
      if (answer.status !== 404 || answer.body.code !== 'store.not_found') found.push(`${route.method} ${route.path}: ${answer.status} ${answer.body.code}`);
    }
    expect(found).toEqual([]);
  });

  it('R154: a foreign API key with every scope finds no store on any route', async () => {
    const key = (await stranger.post(`${stranger.storePath}/api-keys`, { name: 'All', scopes: [...SCOPES] })).body.value as string;
    aMinuteLater();
    const found = [];
    for (const route of storeRoutes()) {
      const answer = await app.http()[route.method](address(route, owner.storePath)).set('authorization', `Bearer ${key}`).send(route.method === 'get' ? undefined : {});
      if (answer.status !== 404 || answer.body.code !== 'store.not_found') found.push(`${route.method} ${route.path}: ${answer.status} ${answer.body.code}`);
    }
    expect(found).toEqual([]);
  });

  it('nobody gets in anywhere without a login', async () => {
    aMinuteLater();
    const open = [];
    for (const route of routes().filter((item) => item.rule !== undefined && item.rule.kind !== 'public')) {
      const answer = await app.http()[route.method](address(route, owner.storePath));
      if (answer.status !== 401 || answer.body.code !== 'login.required') open.push(`${route.method} ${route.path}: ${answer.status}`);
    }
    expect(open).toEqual([]);
  });

  it('a member below the needed role is refused on every route that asks for more', async () => {
    const agent = await aColleague(app, owner, 'agent');
    aMinuteLater();
    const open = [];
    for (const route of storeRoutes().filter((item) => item.rule?.kind === 'store' && item.rule.role !== 'agent')) {
      const answer = await agent[route.method](address(route, owner.storePath));
      if (answer.status !== 403 || answer.body.code !== 'access.denied') open.push(`${route.method} ${route.path}: ${answer.status} ${answer.body.code}`);
    }
    expect(open).toEqual([]);
  });

  it('an API key without scopes that a route needs is refused on every route but those of its scope', async () => {
    const key = (await owner.post(`${owner.storePath}/api-keys`, { name: 'Reader', scopes: ['events:read'] })).body.value as string;
    aMinuteLater();
    const open = [];
    for (const route of storeRoutes()) {
      const scope = route.rule?.kind === 'store' ? route.rule.scope : undefined;
      if (scope === 'events:read') continue;
      const answer = await app.http()[route.method](address(route, owner.storePath)).set('authorization', `Bearer ${key}`);
      if (answer.status !== 403 || answer.body.code !== (scope === undefined ? 'access.denied' : 'scope.missing')) open.push(`${route.method} ${route.path}: ${answer.status} ${answer.body.code}`);
    }
    expect(open).toEqual([]);
  });

  it.each(['st_junk', 'acc_00000000000000000000000000', '%00', publicId('store', newId())])('the store %s is not found', async (id) => {
    const answer = await owner.get(`/api/v1/stores/${id}/members`);
    expect([answer.status, answer.body.code]).toEqual([404, 'store.not_found']);
  });

  describe('requests from other pages', () => {
    const rename = (set: Record<string, string>, person = owner) => {
      const request = app.http().patch(person.storePath).set('cookie', person.cookie).send({ name: 'Renamed' });
      for (const [name, value] of Object.entries(set)) request.set(name, value);
      return request;
    };

    it('a change needs the token of its own session', async () => {
      const sameUser = await logIn(app, owner);
      expect((await rename({})).body.code).toBe('csrf.refused');
      expect((await rename({ 'x-csrf-token': 'x'.repeat(64) })).body.code).toBe('csrf.refused');
      expect((await rename({ 'x-csrf-token': sameUser.csrf })).body.code).toBe('csrf.refused');
      expect((await rename({ 'x-csrf-token': owner.csrf })).status).toBe(200);
      expect((await app.http().get(owner.storePath).set('cookie', owner.cookie)).status).toBe(200);
    });

    it('a change from a foreign origin is refused even with the token, and so is a login', async () => {
      for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
        expect((await rename({ 'x-csrf-token': owner.csrf, origin })).body.code).toBe('csrf.refused');
        expect((await app.http().post('/api/v1/auth/sessions').set('origin', origin).send({ email: owner.email, password: 'whatever it is' })).body.code).toBe('csrf.refused');
      }
      expect((await rename({ 'x-csrf-token': owner.csrf, origin: 'http://127.0.0.1:3000' })).status).toBe(200);
      expect((await rename({ 'x-csrf-token': owner.csrf, origin: 'http://shop.test', host: 'shop.test' })).status).toBe(200);
    });

    it('API keys need no token', async () => {
      const key = (await owner.post(`${owner.storePath}/api-keys`, { name: 'Shop', scopes: ['messages:send'] })).body.value as string;
      const answer = await app.http().post(`${owner.storePath}/probes`).set('authorization', `Bearer ${key}`).set('idempotency-key', newId()).send({});
      expect(answer.status).toBe(201);
    });
  });

  describe('R180, its API keys', () => {
    const keysPath = () => `${owner.storePath}/api-keys`;
    const create = async (fields: object = {}) => (await owner.post(keysPath(), { name: 'Web shop', scopes: ['messages:send'], ...fields })).body as { id: string; value: string; prefix: string; last4: string };
    const use = (value: string) => app.http().post(`${owner.storePath}/probes`).set('authorization', `Bearer ${value}`).set('idempotency-key', newId()).send({});

    it('the value is shown once; the database and every list know only its hash and its ends', async () => {
      const key = await create();
      expect(key.value).toMatch(/^sk_[\w-]{43}$/);
      expect(key.value.startsWith(key.prefix) && key.value.endsWith(key.last4)).toBe(true);
      const list = await owner.get(keysPath());
      expect(JSON.stringify(list.body)).not.toContain(key.value);
      const { rows } = await app.owner.query('select * from api_keys');
      expect(JSON.stringify(rows)).not.toContain(key.value);
      const shown = () => owner.get(keysPath()).then((answer) => answer.body.data.find((item: { id: string }) => item.id === key.id));
      expect((await shown()).last_used_at).toBeNull();
      expect((await use(key.value)).status).toBe(201);
      expect((await shown()).last_used_at).toMatch(/^\d{4}-/);
    });

    it('a revoked key is refused at once and noticed', async () => {
      const key = await create();
      expect((await use(key.value)).status).toBe(201);
      expect((await owner.delete(`${keysPath()}/${key.id}`)).status).toBe(204);
      const refused = await use(key.value);
      expect([refused.status, refused.body.code]).toEqual([401, 'login.required']);
      const events = await owner.get(`${owner.storePath}/security-events?kind=api_key.refused`);
      expect(events.body.data[0]).toMatchObject({ kind: 'api_key.refused', detail: { reason: 'revoked', api_key_id: key.id } });
    });

    it('a rotated key goes on for the overlap, then only the new one works', async () => {
      const old = await create();
      const rotated = await owner.post(`${keysPath()}/${old.id}/rotate`, { overlap_hours: 2 });
      expect(rotated.body).toMatchObject({ name: 'Web shop', scopes: ['messages:send'] });
      expect([(await use(old.value)).status, (await use(rotated.body.value)).status]).toEqual([201, 201]);
      app.clock.advance(2 * HOUR);
      expect([(await use(old.value)).status, (await use(rotated.body.value)).status]).toEqual([401, 201]);
      expect((await owner.post(`${keysPath()}/${old.id}/rotate`)).body.code).toBe('api_key.not_found');
    });

    it('a key ends at its own time', async () => {
      const key = await create({ expires_at: app.clock.in(HOUR).toISOString() });
      expect((await use(key.value)).status).toBe(201);
      app.clock.advance(HOUR);
      expect((await use(key.value)).status).toBe(401);
    });

    it.each([[{ scopes: [] }], [{ scopes: ['everything'] }], [{ scopes: 'messages:send' }], [{ name: '' }], [{ expires_at: 'tomorrow' }]])('refuses %j', async (fields) => {
      expect((await owner.post(keysPath(), { name: 'Web shop', scopes: ['messages:send'], ...fields })).status).toBe(422);
    });

    it.each(['Bearer sk_unknown', 'Bearer ', 'Basic YTpi', 'sk_'])('refuses %j', async (authorization) => {
      const answer = await app.http().get(owner.storePath).set('authorization', authorization);
      expect([answer.status, answer.body.code]).toEqual([401, 'login.required']);
    });

    it('keys cannot make keys, and agents cannot see them', async () => {
      const key = await create({ scopes: [...SCOPES] });
      expect((await app.http().get(keysPath()).set('authorization', `Bearer ${key.value}`)).body.code).toBe('access.denied');
      const agent = await aColleague(app, owner, 'agent');
      expect((await agent.get(keysPath())).body.code).toBe('access.denied');
    });
  });

  describe('rate limits', () => {
    it('every answer tells quota and rest, and the 601st request of a minute is told to wait', async () => {
      const person = await aPerson(app);
      const first = await person.get('/api/v1/me');
      expect(first.headers['ratelimit-policy']).toBe('"default";q=600;w=60');
      expect(first.headers['ratelimit']).toMatch(/^"default";r=599;t=1$/);
      const refusals = [];
      // The bucket refills by the app's clock, which stands still between two reads of it only as long as a request takes.
      for (let i = 0; i < 2000 && refusals.length === 0; i += 1) {
        const answer = await person.get(`/api/v1/stores/st_junk`);
        if (answer.status === 429) refusals.push(answer);
      }
      expect(refusals[0]?.body.code).toBe('request.rate_limited');
      expect(Number(refusals[0]?.headers['retry-after'])).toBeGreaterThan(0);
      expect(refusals[0]?.headers['ratelimit']).toMatch(/^"default";r=0;t=60$/);
      expect((await owner.get('/api/v1/me')).status).toBe(200);
    });

    // The last of the file: it uses up the quota of the address.
    it('made-up keys and sessions have no quota of their own, not even on public routes', async () => {
      expect((await owner.get('/api/v1/me')).status).toBe(200);
      let status = 0;
      for (let i = 0; i < 2000 && status !== 429; i += 1) {
        // Each one is shown many times: it must not become known by that.
        const header = i % 2 === 0 ? { authorization: `Bearer sk_made_up_${i % 20}` } : { cookie: `parley_session=made_up_${i % 20}` };
        status = (await app.http().get('/api/v1/auth/invitations/none').set(header)).status;
      }
      expect(status).toBe(429);
      expect((await owner.get('/api/v1/me')).status).toBe(200);
    });
  });
});
