import { startApp, type TestApp } from '../support/app.js';
import { untilBlocked } from '../support/locks.js';
import { aColleague, aPerson, personOf } from '../support/login.js';
import { OneTimeLinks, SetupLink } from '../../apps/api/src/modules/stores/index.js';
import { PasswordResetsService } from '../../apps/api/src/modules/stores/login/passwords/password-resets.service.js';
import { DAY, HOUR } from '../../apps/api/src/platform/clock/clock.js';

const PASSWORD = 'correct horse battery';
const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

describe('logging in', () => {
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
      expect(ascending(tries.map((answer) => answer.status))).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
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
      expect(ascending(answers.map((answer) => answer.status))).toEqual([204, 410, 410]);
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

  describe('links', () => {
    it('a login link logs in once, and not by being opened', async () => {
      const person = await aPerson(app);
      const link = await app.app.get(OneTimeLinks, { strict: false }).create('login', person.userId);
      const { pathname } = new URL(link);
      const token = pathname.split('/').at(-1);
      // As a mail scanner does.
      for (const path of [pathname, pathname, `/api/v1/auth/login-links/${token}`]) expect((await app.http().get(path)).headers['set-cookie']).toBeUndefined();
      const redeem = () => app.http().post('/api/v1/auth/login-links').send({ token });
      const opened = await redeem();
      expect([opened.status, opened.body.user.email]).toEqual([201, person.email]);
      const cookie = (opened.headers['set-cookie'] as unknown as string[])[0]?.split(';')[0] ?? '';
      expect((await app.http().get('/api/v1/me').set('cookie', cookie)).body.user.email).toBe(person.email);
      expect((await redeem()).body.code).toBe('link.invalid');
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
    // Both stand in the middle of their work before either may finish it.
    await app.owner.query('begin');
    await app.owner.query('lock table stores in share mode');
    const opening = Promise.all(links.map((link, index) => open(link, `first${index}@example.com`)));
    await untilBlocked(app.owner, 2);
    await app.owner.query('commit');
    const answers = await opening;
    expect(ascending(answers.map((answer) => answer.status))).toEqual([201, 410]);
    const { rows } = await app.owner.query('select from stores');
    expect(rows).toHaveLength(1);
    const winner = answers.find((answer) => answer.status === 201);
    if (!winner) throw new Error('nobody came in');
    expect((winner.headers['set-cookie'] as unknown as string[])[0]).toContain('Secure');
    const closed = await app.http().post('/api/v1/auth/registrations').send({ name: 'Eve', email: 'eve@example.com', password: PASSWORD, store: { name: 'Eve' } });
    expect(closed.body.code).toBe('registration.closed');
    const owner = personOf(app, winner);
    expect((await owner.post('/api/v1/stores', { name: 'Second Store' })).status).toBe(201);
    const agent = await aColleague(app, owner, 'agent');
    expect((await agent.post('/api/v1/stores', { name: 'Third Store' })).body.code).toBe('registration.closed');
  });
});
