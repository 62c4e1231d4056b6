import { startApp, type TestApp } from '../support/app.js';
import { aColleague, aPerson, personOf } from '../support/login.js';
import { OneTimeLinks, SetupLink } from '../../apps/api/src/modules/stores/index.js';
import { PasswordResetsService } from '../../apps/api/src/modules/stores/login/password-resets.service.js';
import { DAY, HOUR } from '../../apps/api/src/platform/clock/clock.js';

const PASSWORD = 'correct horse battery';

describe('people and their stores', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ ROLE: 'api', TRUST_PROXY_HOPS: '1' });
  });
  afterAll(() => app.close());

  let registered = 0;
  const register = async (fields: Record<string, unknown> = {}) => {
    registered += 1;
    return app.http().post('/api/v1/auth/registrations').set('x-forwarded-for', `198.51.100.${registered}`)
      .send({ name: 'Ana', email: `ana${registered}@example.com`, password: PASSWORD, store: { name: 'Corner Books' }, ...fields });
  };
  const logInWith = (email: string, password: string, ip = '203.0.113.1') =>
    app.http().post('/api/v1/auth/sessions').set('x-forwarded-for', ip).send({ email, password });

  describe('registration', () => {
    it('R154, R162: makes a person, a store on a seven-day trial, and its owner', async () => {
      const answer = await register({ email: 'Maria@Example.com', store: { name: 'Café Zoë', timezone: 'Europe/Lisbon', currency: 'eur', locale: 'pt-pt', country: 'pt' } });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        user: { email: 'maria@example.com', name: 'Ana' },
        stores: [{ role: 'owner', store: { name: 'Café Zoë', slug: 'cafe-zoe', timezone: 'Europe/Lisbon', currency: 'EUR', locale: 'pt-PT', country: 'PT', subscription_status: 'trial' } }],
      });
      const trialMs = Date.parse(answer.body.stores[0].store.trial_ends_at) - Date.parse(answer.body.stores[0].store.created_at);
      expect(trialMs).toBe(7 * DAY);
      const [cookie] = answer.headers['set-cookie'] as unknown as string[];
      expect(cookie).toMatch(/^parley_session=[\w-]{43}; .*Path=\/.*HttpOnly.*SameSite=Lax/);
      expect(cookie).not.toContain('Secure');
      const me = await personOf(app, answer).get('/api/v1/me');
      expect(me.body).toEqual(answer.body);
    });

    it('refuses an address that is taken, and leaves no store behind', async () => {
      await register({ email: 'taken@example.com' });
      const second = await register({ email: 'TAKEN@example.com', store: { name: 'Never Made' } });
      expect([second.status, second.body.code]).toEqual([409, 'user.email_taken']);
      const { rows } = await app.owner.query(`select from stores where name = 'Never Made'`);
      expect(rows).toHaveLength(0);
    });

    it('two stores of one name get different slugs, also at once', async () => {
      const answers = await Promise.all(Array.from({ length: 4 }, () => register({ store: { name: 'Same Name' } })));
      const slugs = answers.map((answer) => answer.body.stores[0].store.slug as string);
      expect(new Set(slugs).size).toBe(4);
      expect(slugs.filter((slug) => slug === 'same-name')).toHaveLength(1);
    });

    it.each([
      ['timezone', 'Mars/Olympus'], ['timezone', '+02:00'], ['currency', 'XXQ'], ['locale', 'not a locale'], ['country', 'QQ'],
    ])('refuses %s %s and names the field', async (field, value) => {
      const answer = await register({ store: { name: 'Shop', [field]: value } });
      expect([answer.status, answer.body.code, answer.body.errors?.[0]?.pointer]).toEqual([422, 'request.invalid', `/${field}`]);
    });

    it('keeps SQL, HTML and NUL bytes in names as plain text', async () => {
      const name = `'); drop table stores; -- <script>alert(1)</script>\u0000`;
      const answer = await register({ store: { name } });
      expect(answer.status).toBe(201);
      expect(answer.body.stores[0].store.name).toBe(name.replace('\u0000', ''));
    });

    it('stores neither the password nor the session token', async () => {
      const answer = await register();
      const token = personOf(app, answer).cookie.split('=')[1];
      const { rows: users } = await app.owner.query('select password_hash from users where email = $1', [answer.body.user.email]);
      expect(users[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      const { rows: sessions } = await app.owner.query('select from sessions where token_hash = $1', [token]);
      expect(sessions).toHaveLength(0);
    });
  });

  describe('login', () => {
    it('answers a wrong password and an unknown address alike', async () => {
      const person = await aPerson(app, { password: PASSWORD });
      const wrong = await logInWith(person.email, 'not the password');
      const unknown = await logInWith('nobody@example.com', 'not the password');
      const plain = ({ status, body }: { status: number; body: Record<string, unknown> }) => ({ status, ...body, request_id: undefined });
      expect(plain(wrong)).toEqual(plain(unknown));
      expect(wrong.body.code).toBe('login.failed');
      const right = await logInWith(person.email.toUpperCase(), PASSWORD);
      expect(right.status).toBe(201);
    });

    it('refuses the sixth wrong try of one person from one address, tells how long, and lets the right password in afterwards', async () => {
      const person = await aPerson(app, { password: PASSWORD });
      // Simultaneous, so that counting after the check would let all of them through.
      const tries = await Promise.all(Array.from({ length: 8 }, () => logInWith(person.email, 'wrong password', '203.0.113.50')));
      expect(tries.map((answer) => answer.status).toSorted()).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
      const refused = await logInWith(person.email, PASSWORD, '203.0.113.50');
      expect([refused.status, refused.body.code]).toEqual([429, 'login.rate_limited']);
      const wait = Number(refused.headers['retry-after']);
      expect(wait).toBeGreaterThan(0);
      const elsewhere = await logInWith(person.email, PASSWORD, '203.0.113.51');
      expect(elsewhere.status).toBe(201);
      app.clock.advance(wait * 1000);
      expect((await logInWith(person.email, PASSWORD, '203.0.113.50')).status).toBe(201);
    });

    it('limits one address over many people', async () => {
      const answers = [];
      for (let i = 0; i < 51; i += 1) answers.push((await logInWith(`guess${i}@example.com`, 'wrong password', '203.0.113.60')).status);
      expect(answers.slice(0, 50).every((status) => status === 401)).toBe(true);
      expect(answers[50]).toBe(429);
    });

    it('logging in many times is no attack', async () => {
      const person = await aPerson(app, { password: PASSWORD });
      for (let i = 0; i < 7; i += 1) expect((await logInWith(person.email, PASSWORD, '203.0.113.70')).status).toBe(201);
    });

    it('logout ends the session at once', async () => {
      const person = await aPerson(app);
      expect((await person.get('/api/v1/me')).status).toBe(200);
      const out = await person.delete('/api/v1/auth/sessions/current');
      expect(out.status).toBe(204);
      expect((out.headers['set-cookie'] as unknown as string[])[0]).toMatch(/^parley_session=;/);
      expect((await person.get('/api/v1/me')).body.code).toBe('login.required');
    });

    it('a session lasts 30 days after its last use', async () => {
      const used = await aPerson(app);
      const unused = await aPerson(app);
      app.clock.advance(29 * DAY);
      const renewed = await used.get('/api/v1/me');
      expect(renewed.status).toBe(200);
      expect((renewed.headers['set-cookie'] as unknown as string[])[0]).toContain('parley_session=');
      app.clock.advance(2 * DAY);
      expect((await used.get('/api/v1/me')).status).toBe(200);
      expect((await unused.get('/api/v1/me')).status).toBe(401);
    });
  });

  describe('sessions and passwords', () => {
    it('lists my sessions and ends one of them, never one of somebody else', async () => {
      const person = await aPerson(app, { password: PASSWORD });
      const other = personOf(app, await logInWith(person.email, PASSWORD));
      const stranger = await aPerson(app);
      const list = await person.get('/api/v1/me/sessions');
      expect(list.body.data.map((session: { current: boolean }) => session.current).toSorted()).toEqual([false, true]);
      const id = list.body.data.find((session: { current: boolean }) => !session.current).id as string;
      expect((await stranger.delete(`/api/v1/me/sessions/${id}`)).body.code).toBe('session.not_found');
      expect((await other.get('/api/v1/me')).status).toBe(200);
      expect((await person.delete(`/api/v1/me/sessions/${id}`)).status).toBe(204);
      expect((await other.get('/api/v1/me')).status).toBe(401);
    });

    it('a new password ends the other sessions and needs the old one', async () => {
      const person = await aPerson(app, { password: PASSWORD });
      const other = personOf(app, await logInWith(person.email, PASSWORD));
      const wrong = await person.put('/api/v1/me/password', { current_password: 'something else', new_password: 'a new password' });
      expect([wrong.status, wrong.body.code]).toEqual([422, 'password.wrong']);
      expect((await person.put('/api/v1/me/password', { current_password: PASSWORD, new_password: 'short' })).status).toBe(422);
      expect((await person.put('/api/v1/me/password', { current_password: PASSWORD, new_password: 'a new password' })).status).toBe(204);
      expect((await person.get('/api/v1/me')).status).toBe(200);
      expect((await other.get('/api/v1/me')).status).toBe(401);
      expect((await logInWith(person.email, PASSWORD)).status).toBe(401);
      expect((await logInWith(person.email, 'a new password')).status).toBe(201);
    });

    const resetLinks = () => app.warnings.flatMap((line) => /\/reset\/([\w-]+)/.exec(line)?.[1] ?? []);
    const askForReset = async (email: string) => {
      const answer = await app.http().post('/api/v1/auth/password-resets').set('x-forwarded-for', '203.0.113.80').send({ email });
      await app.app.get(PasswordResetsService, { strict: false }).settled();
      return answer;
    };

    it('a reset link comes by log without a mail server, works once, and ends every session', async () => {
      const person = await aPerson(app, { password: PASSWORD });
      const before = resetLinks().length;
      const asked = await askForReset(person.email);
      const unknown = await askForReset('nobody-at-all@example.com');
      expect([asked.status, asked.text, unknown.status, unknown.text]).toEqual([202, '', 202, '']);
      expect(resetLinks()).toHaveLength(before + 1);
      const token = resetLinks().at(-1);
      const redeem = () => app.http().post('/api/v1/auth/password-resets/redeem').send({ token, password: 'brand new password' });
      const answers = await Promise.all([redeem(), redeem(), redeem()]);
      expect(answers.map((answer) => answer.status).toSorted()).toEqual([204, 410, 410]);
      expect((await person.get('/api/v1/me')).status).toBe(401);
      expect((await logInWith(person.email, 'brand new password')).status).toBe(201);
    });

    it('a reset link ends after half an hour, and with the next new password', async () => {
      const person = await aPerson(app, { password: PASSWORD });
      await askForReset(person.email);
      const late = resetLinks().at(-1);
      app.clock.advance(HOUR);
      expect((await app.http().post('/api/v1/auth/password-resets/redeem').send({ token: late, password: 'brand new password' })).body.code).toBe('link.invalid');
      await askForReset(person.email);
      const withdrawn = resetLinks().at(-1);
      expect(withdrawn).not.toBe(late);
      await person.put('/api/v1/me/password', { current_password: PASSWORD, new_password: 'a new password' });
      expect((await app.http().post('/api/v1/auth/password-resets/redeem').send({ token: withdrawn, password: 'brand new password' })).body.code).toBe('link.invalid');
    });
  });

  describe('the stores of a person', () => {
    it('makes a further store, changes it, and refuses unknown fields', async () => {
      const person = await aPerson(app);
      const created = await person.post('/api/v1/stores', { name: 'Second', currency: 'BRL', timezone: 'America/Sao_Paulo', country: 'BR', locale: 'pt-BR' });
      expect(created.status).toBe(201);
      const path = `/api/v1/stores/${created.body.id}`;
      expect((await person.get(path)).body).toEqual(created.body);
      const changed = await person.patch(path, { name: 'Renamed' });
      expect(changed.body).toEqual({ ...created.body, name: 'Renamed' });
      expect((await person.patch(path, { currency: 'nope' })).status).toBe(422);
      expect((await person.patch(path, { slug: 'mine' })).status).toBe(422);
      expect((await person.get(path)).body.name).toBe('Renamed');
      const list = await person.get('/api/v1/stores');
      expect(list.body.data.map((item: { role: string; store: { id: string } }) => [item.role, item.store.id])).toContainEqual(['owner', created.body.id]);
    });
  });

  describe('members', () => {
    const members = async (person: Awaited<ReturnType<typeof aPerson>>) => (await person.get(`${person.storePath}/members`)).body.data as { id: string; role: string; user: { email: string } }[];
    const memberOf = async (person: Awaited<ReturnType<typeof aPerson>>, email: string) => `${person.storePath}/members/${(await members(person)).find((member) => member.user.email === email)?.id}`;

    it('R154: owners decide about owners, admins about everybody else, agents about nobody', async () => {
      const owner = await aPerson(app);
      const admin = await aColleague(app, owner, 'admin');
      const agent = await aColleague(app, owner, 'agent');
      const [ownerPath, agentPath] = [await memberOf(owner, owner.email), await memberOf(owner, agent.email)];
      for (const [by, path, role, status] of [
        [admin, agentPath, 'admin', 200], [admin, agentPath, 'owner', 403], [admin, ownerPath, 'agent', 403], [owner, agentPath, 'agent', 200], [agent, agentPath, 'admin', 403],
      ] as const) expect((await by.patch(path, { role })).status).toBe(status);
      expect((await admin.delete(ownerPath)).status).toBe(403);
      expect((await agent.delete(ownerPath)).status).toBe(403);
      expect((await agent.delete(agentPath)).status).toBe(204);
      expect((await agent.get(owner.storePath)).body.code).toBe('store.not_found');
    });

    it('a role change holds from the next request on', async () => {
      const owner = await aPerson(app);
      const agent = await aColleague(app, owner, 'agent');
      expect((await agent.patch(owner.storePath, { name: 'Mine' })).status).toBe(403);
      await owner.patch(await memberOf(owner, agent.email), { role: 'admin' });
      expect((await agent.patch(owner.storePath, { name: 'Mine' })).status).toBe(200);
    });

    it('keeps one owner when two step down at the same moment', async () => {
      for (let round = 0; round < 5; round += 1) {
        const first = await aPerson(app);
        const second = await aColleague(app, first, 'owner');
        const paths = [await memberOf(first, first.email), await memberOf(first, second.email)] as const;
        const answers = await Promise.all([first.patch(paths[0], { role: 'agent' }), second.delete(paths[1])]);
        const statuses = answers.map((answer) => answer.status);
        expect(statuses.filter((status) => status === 409)).toHaveLength(1);
        const { rows } = await app.owner.query(`select role from members where store_id = $1 and role = 'owner'`, [first.storeId]);
        expect(rows).toHaveLength(1);
      }
    });

    it('keeps one owner when two demote each other at the same moment', async () => {
      const first = await aPerson(app);
      const second = await aColleague(app, first, 'owner');
      const paths = [await memberOf(first, first.email), await memberOf(first, second.email)] as const;
      await Promise.all([first.patch(paths[1], { role: 'admin' }), second.patch(paths[0], { role: 'admin' })]);
      const { rows } = await app.owner.query(`select from members where store_id = $1 and role = 'owner'`, [first.storeId]);
      expect(rows).toHaveLength(1);
    });

    it('the last owner cannot leave or step down', async () => {
      const owner = await aPerson(app);
      const path = await memberOf(owner, owner.email);
      expect((await owner.delete(path)).body.code).toBe('member.last_owner');
      expect((await owner.patch(path, { role: 'admin' })).body.code).toBe('member.last_owner');
    });

    it('pages through members in both directions', async () => {
      const owner = await aPerson(app);
      for (let i = 0; i < 4; i += 1) await aColleague(app, owner, 'agent');
      const page = async (query: string) => (await owner.get(`${owner.storePath}/members?limit=2${query}`)).body as { data: { id: string }[]; next_cursor: string | null; prev_cursor: string | null };
      const first = await page('');
      const second = await page(`&cursor=${first.next_cursor}`);
      const third = await page(`&cursor=${second.next_cursor}`);
      const all = [...first.data, ...second.data, ...third.data].map((member) => member.id);
      expect(new Set(all).size).toBe(5);
      expect(third.next_cursor).toBeNull();
      expect((await page(`&cursor=${third.prev_cursor}`)).data).toEqual(second.data);
      expect((await owner.get(`${owner.storePath}/members?cursor=junk`)).body.code).toBe('cursor.invalid');
    });
  });

  describe('invitations', () => {
    const invite = (by: Awaited<ReturnType<typeof aPerson>>, email: string, role = 'agent') => by.post(`${by.storePath}/invitations`, { email, role });
    const tokenOf = (answer: { body: { link: string } }) => answer.body.link.split('/').at(-1);
    const accept = (token: string | undefined, body: object) => app.http().post(`/api/v1/auth/invitations/${token}/accept`).send(body);

    it('a new person joins once, also when the link is used twice at the same moment', async () => {
      const owner = await aPerson(app);
      const token = tokenOf(await invite(owner, 'new-person@example.com', 'admin'));
      const shown = await app.http().get(`/api/v1/auth/invitations/${token}`);
      expect(shown.body).toMatchObject({ email: 'new-person@example.com', role: 'admin' });
      const answers = await Promise.all([1, 2, 3].map(() => accept(token, { name: 'New Person', password: PASSWORD })));
      expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 404, 404]);
      const joined = answers.find((answer) => answer.status === 201);
      expect(joined?.body.stores).toMatchObject([{ role: 'admin' }]);
      const { rows } = await app.owner.query('select from members where store_id = $1', [owner.storeId]);
      expect(rows).toHaveLength(2);
      expect((await app.http().get(`/api/v1/auth/invitations/${token}`)).body.code).toBe('invitation.not_found');
    });

    it('somebody with a login joins with their password or their session, and nobody else does', async () => {
      const owner = await aPerson(app);
      const guest = await aPerson(app, { password: PASSWORD });
      const token = tokenOf(await invite(owner, guest.email));
      expect((await accept(token, { password: 'not the password' })).body.code).toBe('login.failed');
      const stranger = await aPerson(app);
      expect((await stranger.post(`/api/v1/me/invitations/${token}/accept`)).body.code).toBe('invitation.not_found');
      expect((await guest.get(owner.storePath)).status).toBe(404);
      expect((await guest.post(`/api/v1/me/invitations/${token}/accept`)).status).toBe(204);
      expect((await guest.get(owner.storePath)).status).toBe(200);
      expect((await invite(owner, guest.email)).body.code).toBe('member.exists');
      const second = await aPerson(app);
      const other = tokenOf(await invite(second, guest.email));
      expect((await accept(other, { password: PASSWORD })).body.stores).toHaveLength(3);
    });

    it('can be listed, sent again, revoked, and run out', async () => {
      const owner = await aPerson(app);
      const first = await invite(owner, 'slow@example.com');
      const again = await owner.post(`${owner.storePath}/invitations/${first.body.id}/resend`);
      expect((await accept(tokenOf(first), { name: 'Slow', password: PASSWORD })).status).toBe(404);
      const list = await owner.get(`${owner.storePath}/invitations`);
      expect(list.body.data.map((item: { id: string }) => item.id)).toEqual([again.body.id]);
      expect(JSON.stringify(list.body)).not.toContain(tokenOf(again));
      expect((await owner.delete(`${owner.storePath}/invitations/${again.body.id}`)).status).toBe(204);
      expect((await owner.delete(`${owner.storePath}/invitations/${again.body.id}`)).status).toBe(404);
      expect((await accept(tokenOf(again), { name: 'Slow', password: PASSWORD })).status).toBe(404);
      const late = tokenOf(await invite(owner, 'late@example.com'));
      app.clock.advance(8 * DAY);
      expect((await accept(late, { name: 'Late', password: PASSWORD })).status).toBe(404);
    });

    it('one invitation per address stays open when two are written at the same moment', async () => {
      const owner = await aPerson(app);
      const answers = await Promise.all([1, 2, 3].map(() => invite(owner, 'thrice@example.com')));
      expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
      expect((await owner.get(`${owner.storePath}/invitations`)).body.data).toHaveLength(1);
    });

    it('only owners invite owners', async () => {
      const owner = await aPerson(app);
      const admin = await aColleague(app, owner, 'admin');
      const agent = await aColleague(app, owner, 'agent');
      expect((await invite(admin, 'boss@example.com', 'owner')).status).toBe(403);
      expect((await invite(admin, 'boss@example.com', 'admin')).status).toBe(201);
      expect((await invite(agent, 'boss@example.com')).status).toBe(403);
    });
  });

  describe('links', () => {
    it('a login link logs in once and leads into the app', async () => {
      const person = await aPerson(app);
      const link = await app.app.get(OneTimeLinks, { strict: false }).create('login', person.userId);
      const path = new URL(link).pathname;
      const opened = await app.http().get(path);
      expect([opened.status, opened.headers['location']]).toEqual([303, '/']);
      const cookie = (opened.headers['set-cookie'] as unknown as string[])[0]?.split(';')[0] ?? '';
      expect((await app.http().get('/api/v1/me').set('cookie', cookie)).body.user.email).toBe(person.email);
      expect((await app.http().get(path)).body.code).toBe('link.invalid');
    });

    it('a link of one kind opens no other door', async () => {
      const person = await aPerson(app);
      const link = await app.app.get(OneTimeLinks, { strict: false }).create('login', person.userId);
      const answer = await app.http().post('/api/v1/auth/password-resets/redeem').send({ token: link.split('/').at(-1), password: 'brand new password' });
      expect(answer.body.code).toBe('link.invalid');
    });

    it('there is no setup link once there is somebody', async () => {
      await aPerson(app);
      expect(await app.app.get(SetupLink, { strict: false }).ensure()).toBeUndefined();
    });
  });
});

describe('a new installation', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ ROLE: 'api', REGISTRATION: 'invited', PUBLIC_URL: 'https://parley.example' });
  });
  afterAll(() => app.close());

  it('is opened by its setup link once, by one of two people who try at the same moment; registration stays closed', async () => {
    const setup = app.app.get(SetupLink, { strict: false });
    const links = [await setup.ensure(), await setup.ensure()];
    expect(links[0]).toMatch(/^https:\/\/parley\.example\/setup\/[\w-]{43}$/);
    const open = (link: string | undefined, email: string) => app.http().post('/api/v1/auth/setup')
      .send({ token: link?.split('/').at(-1), name: 'First', email, password: PASSWORD, store: { name: 'First Store' } });
    const answers = await Promise.all(links.map((link, index) => open(link, `first${index}@example.com`)));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 410]);
    const { rows } = await app.owner.query('select from stores');
    expect(rows).toHaveLength(1);
    const winner = answers.find((answer) => answer.status === 201);
    expect((winner?.headers['set-cookie'] as unknown as string[])[0]).toContain('Secure');
    const closed = await app.http().post('/api/v1/auth/registrations').send({ name: 'Eve', email: 'eve@example.com', password: PASSWORD, store: { name: 'Eve' } });
    expect(closed.body.code).toBe('registration.closed');
    if (!winner) throw new Error('nobody came in');
    const owner = personOf(app, winner);
    expect((await owner.post('/api/v1/stores', { name: 'Second Store' })).status).toBe(201);
    const agent = await aColleague(app, owner, 'agent');
    expect((await agent.post('/api/v1/stores', { name: 'Third Store' })).body.code).toBe('registration.closed');
  });
});
