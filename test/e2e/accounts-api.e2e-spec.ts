import { newId } from '../../apps/api/src/platform/database/ids.js';
import { parsePublicId, publicId } from '../../libs/contracts/src/index.js';
import { PROVIDERS } from '../../libs/providers/src/index.js';
import { startSandbox, type Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { SecurityEvents } from '../../apps/api/src/modules/security/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { pigeon } from '../support/pigeon.js';

describe('accounts over HTTP', () => {
  let sandbox: Sandbox;
  let test: TestApp;
  let owner: Person;

  beforeAll(async () => {
    sandbox = await startSandbox({ autoSubscribed: true });
    test = await startApp({ OUTBOUND_ALLOW: sandbox.url, ROLE: 'api', LOG_LEVEL: 'trace' }, { providers: [...PROVIDERS, pigeon] });
    owner = await aPerson(test);
  });
  afterAll(async () => {
    await test.close();
    await sandbox.close();
  });

  const aBody = (name: string, over: Record<string, unknown> = {}) => {
    const number = sandbox.meta.addNumber();
    const { phoneNumberId, businessAccountId, accessToken, appSecret } = number;
    return { provider: 'meta', name, fields: { phoneNumberId, businessAccountId, accessToken, appSecret, url: sandbox.url, ...over } };
  };

  it('R94, R100, R123, R130: the forms of all providers come from their data', async () => {
    const answer = await owner.get('/api/v1/providers').expect(200);
    expect(answer.body.data).toMatchObject([
      { id: 'meta', powers: ['handshake', 'mark_read', 'media', 'check', 'subscribe', 'templates'], rules: { becomes_default_outgoing: false }, capabilities: { buttons: { max: 3 } } },
      { id: 'wasender', powers: ['mark_read', 'media', 'check', 'link'], rules: { becomes_default_outgoing: true, always_reports: false }, capabilities: { as_text: ['buttons', 'list'] } },
      { id: 'pigeon', powers: [], rules: { becomes_default_outgoing: true } },
    ]);
    expect(answer.body.data[0].fields.map((field: { name: string }) => field.name)).toEqual(expect.arrayContaining(['phoneNumberId', 'businessAccountId', 'accessToken', 'appSecret', 'verifyToken', 'url', 'version', 'appId']));
    await test.http().get('/api/v1/providers').expect(401);
  });

  it('why messages fail is said in the language that is asked for, by code', async () => {
    const { data } = (await owner.get('/api/v1/providers/failure-texts?language=es').expect(200)).body as { data: { provider: string; texts: Record<string, string>; unknown: string | null }[] };
    expect(data).toMatchObject([
      { provider: 'meta', texts: { 'meta.131047': 'Han pasado más de 24 horas desde el último mensaje del cliente.' }, unknown: 'WhatsApp rechazó este mensaje (código {code}).' },
      { provider: 'wasender', texts: { 'wasender.not_on_whatsapp': 'El número no está en WhatsApp.' } }, { provider: 'pigeon', texts: {}, unknown: null },
    ]);
    expect((await owner.get('/api/v1/providers/failure-texts').expect(200)).body.data[0]).toMatchObject({ texts: { 'meta.131047': "More than 24 hours since the customer's last message." }, unknown: null });
  });

  it('R93, R99-R121: creates, shows, lists, changes and removes an account', async () => {
    const created = await owner.post(`${owner.storePath}/accounts`, { ...aBody('Berlin'), auto_read_receipt: true, labels: ['north', ' north '] }).expect(201);
    expect(created.body).toMatchObject({ name: 'Berlin', status: 'active', auto_read_receipt: true, labels: ['north'], secrets: { accessToken: { set: true, last4: expect.any(String), updated_at: expect.any(String) }, appSecret: { set: true } } });
    const path = `${owner.storePath}/accounts/${created.body.id}`;
    const { moved_from: _moved, ...shown } = created.body;
    expect((await owner.get(path).expect(200)).body).toEqual(shown);
    expect((await owner.get(`${owner.storePath}/accounts?limit=1`).expect(200)).body.data).toEqual([shown]);
    const changed = await owner.patch(path, { name: 'Hamburg', is_default_incoming: true }).expect(200);
    expect(changed.body).toMatchObject({ name: 'Hamburg', auto_read_receipt: true, is_default_incoming: true, secrets: created.body.secrets });
    await owner.delete(path).expect(204);
    await owner.get(path).expect(404);
  });

  it('R68: shows the last four characters of a credential, and never more of it', async () => {
    const person = await aPerson(test);
    const typed = aBody('Masked');
    const created = await person.post(`${person.storePath}/accounts`, typed).expect(201);
    for (const name of ['accessToken', 'appSecret'] as const) {
      const value = String(typed.fields[name]);
      expect(created.body.secrets[name]).toEqual({ set: true, last4: value.slice(-4), updated_at: expect.any(String) });
      for (const path of ['accounts', `accounts/${created.body.id}`, 'channels']) {
        const { text } = await person.get(`${person.storePath}/${path}`).expect(200);
        expect([path, name, text.includes(value.slice(-5))]).toEqual([path, name, false]);
      }
    }
  });

  it('the security log names who changed credentials, or claimed a number of another store, by their public id', async () => {
    const [person, rival] = [await aPerson(test), await aPerson(test)];
    const body = aBody('Safe');
    const account = (await person.post(`${person.storePath}/accounts`, body).expect(201)).body.id as string;
    await person.patch(`${person.storePath}/accounts/${account}`, { fields: { appSecret: 'f'.repeat(32) } }).expect(200);
    await person.patch(`${person.storePath}/accounts/${account}`, { fields: { appSecret: body.fields.appSecret } }).expect(200);
    await person.post(`${person.storePath}/accounts/${account}/check`).expect(200);
    await rival.post(`${rival.storePath}/accounts`, { ...body, name: 'Rival' }).expect(409);
    const sources = async (of: Person, kind: string) => new Set((await of.get(`${of.storePath}/security-events?kind=${kind}`).expect(200)).body.data.map((event: { source: string }) => event.source));
    expect(await sources(person, 'account.credentials_changed')).toEqual(new Set([publicId('user', person.userId)]));
    expect(await sources(rival, 'account.number_taken')).toEqual(new Set([publicId('user', rival.userId)]));
  });

  it('pages the list without losing or repeating one', async () => {
    const person = await aPerson(test);
    for (const name of ['A', 'B', 'C']) await person.post(`${person.storePath}/accounts`, aBody(name)).expect(201);
    const first = await person.get(`${person.storePath}/accounts?limit=2`).expect(200);
    const second = await person.get(`${person.storePath}/accounts?limit=2&cursor=${first.body.next_cursor}`).expect(200);
    expect([...first.body.data, ...second.body.data].map((account: { name: string }) => account.name)).toEqual(['C', 'B', 'A']);
    expect(second.body.next_cursor).toBeNull();
  });

  it('R97: agents see accounts and change none; strangers see nothing', async () => {
    const person = await aPerson(test);
    const agent = await aColleague(test, person, 'agent');
    const admin = await aColleague(test, person, 'admin');
    const { body } = await admin.post(`${person.storePath}/accounts`, aBody('Berlin')).expect(201);
    const path = `${person.storePath}/accounts/${body.id}`;
    await agent.get(path).expect(200);
    await agent.get(`${path}/verify-token`).expect(403);
    await agent.get(`${person.storePath}/channels`).expect(403);
    for (const refused of [agent.post(`${person.storePath}/accounts`, aBody('Munich')), agent.patch(path, { name: 'X' }), agent.delete(path), agent.post(`${path}/check`), agent.post(`${path}/subscribe`)]) await refused.expect(403);
    for (const answer of [owner.get(path), owner.patch(path, { name: 'X' }), owner.delete(path), owner.post(`${path}/check`), owner.get(`${person.storePath}/channels`)]) await answer.expect(404);
    await owner.get(`${owner.storePath}/accounts/${body.id}`).expect(404);
    await owner.get(`${owner.storePath}/accounts/${publicId('account', newId())}`).expect(404);
  });

  it('an account that something hangs on is gone for everybody, and its row stays', async () => {
    const { body } = await owner.post(`${owner.storePath}/accounts`, aBody('Busy')).expect(201);
    await test.owner.query('create table hanging (store_id uuid, account_id uuid, foreign key (store_id, account_id) references accounts (store_id, id))');
    await test.owner.query('insert into hanging values ($1, $2)', [owner.storeId, parsePublicId('account', body.id)]);
    await owner.delete(`${owner.storePath}/accounts/${body.id}`).expect(204);
    await owner.get(`${owner.storePath}/accounts/${body.id}`).expect(404);
    await owner.delete(`${owner.storePath}/accounts/${body.id}`).expect(404);
    const kept = await test.owner.query('select status, number_external_id, (select count(*)::int from account_secrets s where s.account_id = a.id) as secrets from accounts a where id = $1', [parsePublicId('account', body.id)]);
    expect(kept.rows).toEqual([{ status: 'inactive', number_external_id: null, secrets: 0 }]);
    await owner.post(`${owner.storePath}/accounts`, aBody('Busy')).expect(201);
  });

  it.each([
    ['no provider', { name: 'X', fields: {} }, 422, 'request.invalid'],
    ['an unknown provider', { provider: 'telegram', name: 'X', fields: {} }, 422, 'account.provider_unknown'],
    ['fields that are a list', { provider: 'meta', name: 'X', fields: [1] }, 422, 'request.invalid'],
    ['fields that are a text', { provider: 'meta', name: 'X', fields: 'x' }, 422, 'request.invalid'],
    ['a name of white space', { provider: 'meta', name: '   ', fields: {} }, 422, 'request.invalid'],
    ['a very long token', { provider: 'meta', name: 'X', fields: { accessToken: 'x'.repeat(5000) } }, 422, 'request.invalid'],
    ['a nested value', { provider: 'meta', name: 'X', fields: { accessToken: { $ne: '' } } }, 422, 'request.invalid'],
    ['names of the prototype', { provider: 'meta', name: 'X', fields: { constructor: 'x', toString: 'y' } }, 422, 'account.field_missing'],
    ['a private address', { provider: 'meta', name: 'X', fields: { url: 'https://169.254.169.254' } }, 422, 'account.address_refused'],
  ])('refuses %s', async (_what, body, status, code) => {
    const answer = await owner.post(`${owner.storePath}/accounts`, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('keeps SQL, HTML and quotes in names as they are', async () => {
    const name = `<b>O'Brien</b>"; drop table accounts; --`;
    const { body } = await owner.post(`${owner.storePath}/accounts`, aBody(name)).expect(201);
    expect((await owner.get(`${owner.storePath}/accounts/${body.id}`)).body.name).toBe(name);
  });

  it('R140, R141, R200: no answer, log line, live event or security event holds a credential', async () => {
    const person = await aPerson(test);
    const spoken: string[] = [];
    const say = (answer: { text: string; headers: unknown }): void => void spoken.push(answer.text, JSON.stringify(answer.headers));
    const typed = aBody('Berlin', { verifyToken: 'my-own-verify-token-47' });
    const { accessToken, appSecret } = typed.fields;
    const created = await person.post(`${person.storePath}/accounts`, typed);
    say(created);
    const path = `${person.storePath}/accounts/${created.body.id}`;
    for (const answer of [
      person.get(path), person.get(`${person.storePath}/accounts`), person.get(`${person.storePath}/channels`), person.post(`${path}/check`), person.post(`${path}/subscribe`),
      person.post(`${person.storePath}/accounts/check`, { provider: 'meta', fields: typed.fields }), person.post(`${person.storePath}/accounts`, typed), person.patch(path, { fields: { appSecret, url: 'https://10.0.0.1' } }),
      person.post(`${person.storePath}/accounts`, { ...typed, fields: { ...typed.fields, accessToken: `${String(accessToken)} ` .repeat(60), colour: appSecret } }),
    ]) say(await answer);
    sandbox.meta.revokeToken(String(accessToken));
    say(await person.post(`${path}/check`));
    say(await person.post(`${path}/subscribe`));
    await test.app.get(SecurityEvents).flush();
    for (const table of ['live_events', 'security_events']) spoken.push(JSON.stringify((await test.owner.query(`select * from ${table}`)).rows));
    spoken.push(...test.warnings);
    expect(spoken.join('\n')).toContain('Berlin');
    for (const secret of [accessToken, appSecret, 'my-own-verify-token-47']) expect(spoken.filter((text) => text.includes(String(secret)))).toEqual([]);
    // The one place where an admin reads the token again (R73).
    expect((await person.get(`${path}/verify-token`).expect(200)).body).toEqual({ verify_token: 'my-own-verify-token-47' });
  });

  it('R34-R40 over HTTP: tests a connection and shows the card', async () => {
    const person = await aPerson(test);
    const { body } = await person.post(`${person.storePath}/accounts`, aBody('Berlin')).expect(201);
    const checked = await person.post(`${person.storePath}/accounts/${body.id}/check`).expect(200);
    expect(checked.body).toMatchObject({ ok: true, display_phone_number: expect.any(String), verified_name: expect.any(String), problems: [], account: { id: body.id } });
    const channels = await person.get(`${person.storePath}/channels`).expect(200);
    expect(channels.body).toMatchObject({ environment: 'test', data: [{ provider: 'meta', connected: true, numbers: [{ account_id: body.id, display_phone_number: checked.body.display_phone_number }] }, { provider: 'wasender', numbers: [] }, { provider: 'pigeon', connected: false, numbers: [] }] });
  });
});
