import { inspect } from 'node:util';
import { parsePublicId } from '../../libs/contracts/src/index.js';
import { PROVIDERS } from '../../libs/providers/src/index.js';
import { startSandbox, type Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { AccountDirectory, AccountEditor, AccountSignals, AccountsService, type AccountChange } from '../../apps/api/src/modules/accounts/index.js';
import { ROUTED_SQL } from '../../apps/api/src/modules/accounts/directory/account-directory.queries.js';
import { StoresService } from '../../apps/api/src/modules/stores/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { pigeon } from '../support/pigeon.js';
import { until } from '../support/until.js';

const uuid = (id: string): string => parsePublicId('account', id) ?? '';

describe('accounts', () => {
  let sandbox: Sandbox;
  let test: TestApp;
  let editor: AccountEditor;
  let accounts: AccountsService;
  let directory: AccountDirectory;

  beforeAll(async () => {
    sandbox = await startSandbox();
    test = await startApp({ OUTBOUND_ALLOW: sandbox.url, ROLE: 'api' }, { providers: [...PROVIDERS, pigeon] });
    editor = test.app.get(AccountEditor);
    accounts = test.app.get(AccountsService);
    directory = test.app.get(AccountDirectory);
  });
  afterAll(async () => {
    await test.close();
    await sandbox.close();
  });

  const aStore = async (): Promise<string> => (await test.app.get(StoresService).createStore({ name: 'Corner Shop' })).id;
  const fieldsOf = (over: Record<string, unknown> = {}): Record<string, unknown> => {
    const number = sandbox.meta.addNumber();
    return { phoneNumberId: number.phoneNumberId, businessAccountId: number.businessAccountId, accessToken: number.accessToken, appSecret: number.appSecret, url: sandbox.url, ...over };
  };
  const create = (storeId: string, name: string, over: Record<string, unknown> = {}, more: object = {}) => editor.create(storeId, { provider: 'meta', name, fields: fieldsOf(over), ...more }, 'Ada');
  const refusal = async (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (error: unknown) => error);

  describe('fields', () => {
    it('R66, R112: are stored per account, with the defaults of the provider, active', async () => {
      const saved = await create(await aStore(), 'Berlin');
      expect(saved).toMatchObject({ provider: 'meta', name: 'Berlin', status: 'active', environment: 'test', fields: { url: sandbox.url, version: 'v25.0' }, is_default_outgoing: false });
    });

    it('R102: have a name that is unique in the store, whatever the case, but not between stores', async () => {
      const [storeId, other] = [await aStore(), await aStore()];
      await create(storeId, 'Berlin');
      expect(await refusal(create(storeId, 'BERLIN'))).toMatchObject({ code: 'account.name_taken', errors: [{ pointer: '/name' }] });
      await expect(create(other, 'Berlin')).resolves.toMatchObject({ name: 'Berlin' });
    });

    it('name every wrong field at once', async () => {
      const wrong = await refusal(create(await aStore(), 'Berlin', { phoneNumberId: 'abc', accessToken: '', url: 'http://10.0.0.1/', colour: 'red', version: 25 }));
      expect(wrong).toMatchObject({ status: 422, errors: expect.arrayContaining([
        expect.objectContaining({ pointer: '/fields/phoneNumberId' }), expect.objectContaining({ pointer: '/fields/url', code: 'account.address_refused' }),
        expect.objectContaining({ pointer: '/fields/colour', code: 'unknown_field' }), expect.objectContaining({ pointer: '/fields/version', code: 'not_a_text' }),
      ]) });
      expect(await refusal(create(await aStore(), 'Berlin', { accessToken: '' }))).toMatchObject({ code: 'account.field_missing', errors: [{ pointer: '/fields/accessToken' }] });
    });

    it('may be incomplete while the account is inactive, and not when it is set active', async () => {
      const storeId = await aStore();
      const draft = await create(storeId, 'Draft', { appSecret: '' }, { status: 'inactive' });
      expect(await refusal(editor.update(storeId, uuid(draft.id), { status: 'active' }, 'Ada'))).toMatchObject({ code: 'account.field_missing', errors: [{ pointer: '/fields/appSecret' }] });
    });

    it.each(['••••••••abcd', '****', '********1234', '●●●●'])('R90, R199: refuse the masked value %s', async (masked) => {
      expect(await refusal(create(await aStore(), 'Berlin', { accessToken: masked }))).toMatchObject({ code: 'account.token_masked', detail: 'Token appears to be masked', errors: [{ pointer: '/fields/accessToken' }] });
    });

    it('R199: refuse the shown mask of the stored value, keep the stored one for the empty text', async () => {
      const storeId = await aStore();
      const saved = await create(storeId, 'Berlin');
      const last4 = saved.secrets['accessToken']?.last4 ?? '';
      expect(last4).toHaveLength(4);
      expect(await refusal(editor.update(storeId, uuid(saved.id), { fields: { accessToken: `...${last4}` } }, 'Ada'))).toMatchObject({ code: 'account.token_masked' });
      const before = await directory.open(storeId, uuid(saved.id));
      const body = Buffer.from('{}');
      const signed = before.sign(body);
      await editor.update(storeId, uuid(saved.id), { name: 'Hamburg', fields: { accessToken: '', appSecret: '' } }, 'Ada');
      expect((await directory.open(storeId, uuid(saved.id))).sign(body)).toEqual(signed);
    });

    it.each([['url', 'https://graph.facebook.com'], ['version', 'v24.0'], ['phoneNumberId', '99887766554433'], ['businessAccountId', '99887766554434'], ['appId', '99887766554435']])('R199: ask for every secret again when %s changes', async (field, value) => {
      const storeId = await aStore();
      const saved = await create(storeId, 'Berlin');
      const change = { [field]: value };
      expect(await refusal(editor.update(storeId, uuid(saved.id), { fields: { ...change, accessToken: 'new-token-of-this-number' } }, 'Ada'))).toMatchObject({ code: 'account.secret_required', errors: [{ pointer: '/fields/appSecret' }] });
      await editor.update(storeId, uuid(saved.id), { fields: { ...change, accessToken: 'new-token-of-this-number', appSecret: 'new-secret' } }, 'Ada');
      expect((await accounts.get(storeId, uuid(saved.id))).fields[field]).toBe(value);
      // The verify token was not asked for again: it stays readable under the new address.
      await expect(accounts.getVerifyToken(storeId, uuid(saved.id))).resolves.toMatch(/^pv_/);
    });
  });

  describe('secrets', () => {
    it('R139: are sealed in the database, each for its account, field and origin', async () => {
      const storeId = await aStore();
      const fields = fieldsOf();
      const saved = await editor.create(storeId, { provider: 'meta', name: 'Berlin', fields }, 'Ada');
      const { rows } = await test.owner.query('select * from account_secrets where account_id = $1', [uuid(saved.id)]);
      expect(rows).toHaveLength(3);
      expect(JSON.stringify(rows)).not.toContain(fields['accessToken']);
      // A row moved to another account opens for nobody.
      const other = await create(storeId, 'Hamburg');
      await test.owner.query(`update account_secrets set sealed = (select sealed from account_secrets where account_id = $1 and field = 'appSecret') where account_id = $2 and field = 'appSecret'`, [uuid(saved.id), uuid(other.id)]);
      expect((await directory.openAnew(storeId, uuid(other.id))).missingVerifySecret()).toBe('appSecret');
    });

    it('R200: do not show when an open account is inspected or turned into JSON', async () => {
      const storeId = await aStore();
      const fields = fieldsOf();
      const saved = await editor.create(storeId, { provider: 'meta', name: 'Berlin', fields }, 'Ada');
      const account = await directory.open(storeId, uuid(saved.id));
      const shown = inspect(account, { depth: 9, showHidden: true, getters: true }) + JSON.stringify(account);
      for (const value of [fields['accessToken'], fields['appSecret'], await accounts.getVerifyToken(storeId, uuid(saved.id))]) expect(shown).not.toContain(value);
    });

    it('R107: the verify token is made when nobody chose one, and may be chosen', async () => {
      const storeId = await aStore();
      const made = await create(storeId, 'Berlin');
      await expect(accounts.getVerifyToken(storeId, uuid(made.id))).resolves.toMatch(/^pv_[\w-]{32}$/);
      const chosen = await create(storeId, 'Hamburg', { verifyToken: `chosen-${storeId}` });
      await expect(accounts.getVerifyToken(storeId, uuid(chosen.id))).resolves.toBe(`chosen-${storeId}`);
      expect(await refusal(create(await aStore(), 'Berlin', { verifyToken: `chosen-${storeId}` }))).toMatchObject({ code: 'account.verify_token_taken' });
    });
  });

  describe('defaults', () => {
    it('R115, R116, R138: setting one clears the earlier holder and says who it was', async () => {
      const storeId = await aStore();
      const first = await create(storeId, 'First', {}, { isDefaultOutgoing: true, isDefaultIncoming: true });
      expect(first.moved_from).toEqual({ default_outgoing: null, default_incoming: null });
      const second = await create(storeId, 'Second', {}, { isDefaultOutgoing: true });
      expect(second.moved_from).toEqual({ default_outgoing: { id: first.id, name: 'First' }, default_incoming: null });
      expect(await accounts.get(storeId, uuid(first.id))).toMatchObject({ is_default_outgoing: false, is_default_incoming: true });
      expect((await directory.defaultOutgoing(storeId))?.name).toBe('Second');
    });

    it('R195: has exactly one holder after simultaneous saves', async () => {
      const storeId = await aStore();
      const made = await Promise.all(['A', 'B', 'C', 'D'].map((name) => create(storeId, name)));
      for (let round = 0; round < 5; round += 1) {
        await Promise.all(made.map((account) => editor.update(storeId, uuid(account.id), { isDefaultOutgoing: true, isDefaultIncoming: true }, 'Ada')));
        const all = await accounts.listAll(storeId);
        expect(all.filter((account) => account.is_default_outgoing)).toHaveLength(1);
        expect(all.filter((account) => account.is_default_incoming)).toHaveLength(1);
      }
    });

    it('R117, R118, R196: an account of a provider that rules so takes the default, whatever its switch says', async () => {
      const storeId = await aStore();
      const meta = await create(storeId, 'Cloud', {}, { isDefaultOutgoing: true });
      const bird = await editor.create(storeId, { provider: 'pigeon', name: 'Bird', fields: { ring: 'ring-1' }, isDefaultOutgoing: false }, 'Ada');
      expect(bird).toMatchObject({ is_default_outgoing: true, moved_from: { default_outgoing: { id: meta.id, name: 'Cloud' } } });
    });

    it('R151, R197: an inactive holder leaves no default', async () => {
      const storeId = await aStore();
      const holder = await create(storeId, 'Holder', {}, { isDefaultOutgoing: true, isDefaultIncoming: true });
      await create(storeId, 'Other');
      await editor.update(storeId, uuid(holder.id), { status: 'inactive' }, 'Ada');
      await expect(directory.defaultOutgoing(storeId)).resolves.toBeUndefined();
    });
  });

  describe('the directory', () => {
    const route = (numberIds: string[], businessIds: string[] = []) => directory.findForRouting('whatsapp', { numberIds, businessIds });

    it('R133: finds every account that a webhook names, by number or business account, and nobody else', async () => {
      const [storeId, other] = [await aStore(), await aStore()];
      const a = await create(storeId, 'A');
      const b = await create(other, 'B');
      const [numberA, businessB] = [a.fields['phoneNumberId'] ?? '', b.fields['businessAccountId'] ?? ''];
      expect((await route([numberA])).map((account) => account.name)).toEqual(['A']);
      expect((await route([numberA, '404'], [businessB])).map((account) => account.name).toSorted()).toEqual(['A', 'B']);
      expect(await directory.findForRouting('pigeon', { numberIds: [numberA], businessIds: [businessB] })).toEqual([]);
    });

    it('finds an account by its own path where the provider gives it one', async () => {
      const storeId = await aStore();
      const bird = await editor.create(storeId, { provider: 'pigeon', name: 'Bird', fields: { ring: 'ring-2' } }, 'Ada');
      const pathKey = (await directory.open(storeId, uuid(bird.id))).webhookAddress.split('/').at(-1) ?? '';
      expect((await directory.findForRouting('pigeon', { numberIds: [], businessIds: [], pathKey })).map(({ id }) => id)).toEqual([uuid(bird.id)]);
      expect(await directory.findForRouting('pigeon', { numberIds: [], businessIds: [], pathKey: 'guess' })).toEqual([]);
    });

    it('R150: knows a change at once: a number that came, a secret that changed, an account set inactive', async () => {
      const storeId = await aStore();
      const fields = fieldsOf();
      const number = String(fields['phoneNumberId']);
      expect(await route([number])).toEqual([]);
      const saved = await editor.create(storeId, { provider: 'meta', name: 'Berlin', fields }, 'Ada');
      const body = Buffer.from('{"a":1}');
      const [first] = await route([number]);
      const headers = first?.sign(body) ?? {};
      expect(first?.verify({ rawBody: body, headers, pathKey: '' })).toBe(true);
      await editor.update(storeId, uuid(saved.id), { fields: { appSecret: 'another-secret' } }, 'Ada');
      expect((await route([number]))[0]?.verify({ rawBody: body, headers, pathKey: '' })).toBe(false);
      await editor.update(storeId, uuid(saved.id), { status: 'inactive' }, 'Ada');
      expect((await route([number]))[0]?.status).toBe('inactive');
    });

    it('answers from memory while nothing changes', async () => {
      const storeId = await aStore();
      const saved = await create(storeId, 'Berlin');
      const number = saved.fields['phoneNumberId'] ?? '';
      const [first] = await route([number]);
      expect((await route([number]))[0]).toBe(first);
    });

    it('finds them by index among many', async () => {
      const storeId = await aStore();
      await test.owner.query(`insert into business_accounts (store_id, id, provider, external_id, created_at) select $1, gen_random_uuid(), 'meta', 'many-' || n, now() from generate_series(1, 3000) n`, [storeId]);
      await test.owner.query(`insert into accounts (store_id, id, provider, name, status, number_external_id, business_account_id, environment, path_key, created_at, updated_at)
        select store_id, gen_random_uuid(), 'meta', external_id, 'active', external_id, id, 'test', 'many-' || external_id, now(), now() from business_accounts where store_id = $1`, [storeId]);
      await test.owner.query('analyze accounts, business_accounts, account_secrets');
      const plan = await test.db.acrossStoresStatement<Record<string, string>>('intake', `explain ${ROUTED_SQL}`, [['meta'], '{}', ['many-7'], ['many-8'], ['x']]);
      const lines = plan.map((row) => row['QUERY PLAN'] ?? '');
      expect(lines.filter((line) => /Seq Scan on (accounts|business_accounts)/.test(line))).toEqual([]);
      expect(lines.join()).toMatch(/accounts_number.*business_accounts_routing|business_accounts_routing.*accounts_number/s);
    });

    it('hears of a change made by another process', async () => {
      const storeId = await aStore();
      const saved = await create(storeId, 'Berlin');
      const number = saved.fields['phoneNumberId'] ?? '';
      expect((await route([number]))[0]?.status).toBe('active');
      await test.owner.query(`update accounts set status = 'inactive' where id = $1`, [uuid(saved.id)]);
      await test.owner.query('update account_revision set revision = revision + 1');
      await until('the change is heard of', async () => (await route([number]))[0]?.status === 'inactive');
    });

    it('R142, R143, R192: matches a verify token against active accounts of this environment with a handshake only', async () => {
      const storeId = await aStore();
      const saved = await create(storeId, 'Berlin');
      const token = (await accounts.getVerifyToken(storeId, uuid(saved.id))) ?? '';
      expect((await directory.findByVerifyToken('whatsapp', token))?.id).toBe(uuid(saved.id));
      await expect(directory.findByVerifyToken('whatsapp', `${token}x`)).resolves.toBeUndefined();
      await expect(directory.findByVerifyToken('whatsapp', '')).resolves.toBeUndefined();
      await editor.create(storeId, { provider: 'pigeon', name: 'Bird', fields: { ring: 'ring-number-of-the-bird' } }, 'Ada');
      await expect(directory.findByVerifyToken('pigeon', 'ring-number-of-the-bird')).resolves.toBeUndefined();
      await test.owner.query(`update accounts set environment = 'elsewhere' where id = $1`, [uuid(saved.id)]);
      await expect(directory.findByVerifyToken('whatsapp', token)).resolves.toBeUndefined();
      await test.owner.query(`update accounts set environment = 'test' where id = $1`, [uuid(saved.id)]);
      await editor.update(storeId, uuid(saved.id), { status: 'inactive' }, 'Ada');
      await expect(directory.findByVerifyToken('whatsapp', token)).resolves.toBeUndefined();
    });

    it('does not open an account of another store', async () => {
      const saved = await create(await aStore(), 'Berlin');
      expect(await refusal(directory.open(await aStore(), uuid(saved.id)))).toMatchObject({ code: 'account.not_found' });
    });
  });

  describe('pausing', () => {
    it('is done once, and saved credentials end it and ring for waiting messages', async () => {
      const storeId = await aStore();
      const saved = await create(storeId, 'Berlin');
      const heard: AccountChange[] = [];
      test.app.get(AccountSignals).onChange(async (change) => void (change.accountId === uuid(saved.id) && heard.push(change)));
      expect(await accounts.pause(storeId, uuid(saved.id), { code: 'meta.190', text: 'Invalid access token' })).toBe(true);
      expect(await accounts.pause(storeId, uuid(saved.id), { code: 'meta.190', text: 'again' })).toBe(false);
      expect((await directory.open(storeId, uuid(saved.id))).isPaused).toBe(true);
      expect(await accounts.get(storeId, uuid(saved.id))).toMatchObject({ paused: { code: 'meta.190', text: 'Invalid access token' } });
      await editor.update(storeId, uuid(saved.id), { name: 'Still paused' }, 'Ada');
      expect((await directory.open(storeId, uuid(saved.id))).isPaused).toBe(true);
      await editor.update(storeId, uuid(saved.id), { fields: { accessToken: 'a-better-token' } }, 'Ada');
      expect((await directory.open(storeId, uuid(saved.id))).isPaused).toBe(false);
      expect(heard.at(-1)).toMatchObject({ storeId, usable: true, credentialsChanged: true });
      const events = await test.owner.query<{ type: string }>('select type from live_events where store_id = $1 order by id', [storeId]);
      expect(events.rows.map(({ type }) => type)).toEqual(['account.updated', 'account.paused', 'account.updated', 'account.resumed']);
    });
  });

  it('notes events seen to ten seconds, without forgetting anything it remembers', async () => {
    const storeId = await aStore();
    const saved = await create(storeId, 'Berlin');
    const at = new Date('2026-11-21T10:00:00Z');
    const see = (ms: number) => accounts.applyEventsSeen([{ storeId, accountId: uuid(saved.id), at: new Date(at.getTime() + ms) }]);
    await see(0);
    await see(5_000);
    expect(await accounts.get(storeId, uuid(saved.id))).toMatchObject({ last_event_at: at.toISOString() });
    await see(11_000);
    expect(await accounts.get(storeId, uuid(saved.id))).toMatchObject({ last_event_at: '2026-11-21T10:00:11.000Z' });
  });
});
