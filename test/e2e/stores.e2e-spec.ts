import { DAY } from '../../apps/api/src/platform/clock/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

const PASSWORD = 'correct horse battery';
const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

describe('stores and the people in them', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ ROLE: 'api' });
  });
  afterAll(() => app.close());

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
    const members = async (person: Person) => (await person.get(`${person.storePath}/members`)).body.data as { id: string; role: string; user: { email: string } }[];
    const memberOf = async (person: Person, email: string) => `${person.storePath}/members/${(await members(person)).find((member) => member.user.email === email)?.id}`;

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
    const invite = (by: Person, email: string, role = 'agent') => by.post(`${by.storePath}/invitations`, { email, role });
    const tokenOf = (answer: { body: { link: string } }) => answer.body.link.split('/').at(-1);
    const accept = (token: string | undefined, body: object) => app.http().post(`/api/v1/auth/invitations/${token}/accept`).send(body);

    it('a new person joins once, also when the link is used twice at the same moment', async () => {
      const owner = await aPerson(app);
      const token = tokenOf(await invite(owner, 'new-person@example.com', 'admin'));
      const shown = await app.http().get(`/api/v1/auth/invitations/${token}`);
      expect(shown.body).toMatchObject({ email: 'new-person@example.com', role: 'admin' });
      expect((await accept(token, { name: 'New Person', password: 'short' })).status).toBe(422);
      expect((await accept(token, { password: PASSWORD })).body.errors[0].pointer).toBe('/name');
      const answers = await Promise.all([1, 2, 3].map(() => accept(token, { name: 'New Person', password: PASSWORD })));
      expect(ascending(answers.map((answer) => answer.status))).toEqual([201, 404, 404]);
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
});
