import { parsePublicId } from '../../libs/contracts/src/index.js';
import { PROVIDERS } from '../../libs/providers/src/index.js';
import { startSandbox, type Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { AccountConnections, AccountDirectory, AccountEditor, AccountSignals, AccountsService, ProviderList, SecretRotation, type AccountChange } from '../../apps/api/src/modules/accounts/index.js';
import { AccountOpener } from '../../apps/api/src/modules/accounts/directory/account-opener.js';
import { AccountRevision } from '../../apps/api/src/modules/accounts/directory/account-revision.js';
import { AccountVault } from '../../apps/api/src/modules/accounts/secrets/account-vault.js';
import { ConnectionChecks } from '../../apps/api/src/modules/channels/index.js';
import { ChannelsService } from '../../apps/api/src/modules/channels/channels.service.js';
import { SecurityEvents } from '../../apps/api/src/modules/security/index.js';
import { StoresService } from '../../apps/api/src/modules/stores/index.js';
import { Keyring } from '../../apps/api/src/platform/crypto/keyring.js';
import { HTTP } from '../../apps/api/src/platform/http/http.token.js';
import { startApp, type TestApp } from '../support/app.js';
import { pigeon } from '../support/pigeon.js';

const uuid = (id: string): string => parsePublicId('account', id) ?? '';

describe('channels', () => {
  let sandbox: Sandbox;
  /** Answers as the first one does, at an address of its own. */
  let elsewhere: Sandbox;
  let test: TestApp;
  let editor: AccountEditor;
  let accounts: AccountsService;
  let directory: AccountDirectory;
  let checks: ConnectionChecks;

  beforeAll(async () => {
    sandbox = await startSandbox({ autoSubscribed: true });
    elsewhere = await startSandbox({ autoSubscribed: true });
    test = await startApp({ OUTBOUND_ALLOW: `${sandbox.url},${elsewhere.url}`, ROLE: 'api' }, { providers: [...PROVIDERS, pigeon] });
    editor = test.app.get(AccountEditor);
    accounts = test.app.get(AccountsService);
    directory = test.app.get(AccountDirectory);
    checks = test.app.get(ConnectionChecks);
  });
  afterAll(async () => {
    expect([...sandbox.unplanned, ...elsewhere.unplanned]).toEqual([]);
    await test.close();
    await sandbox.close();
    await elsewhere.close();
  });

  type Number = ReturnType<Sandbox['meta']['addNumber']>;
  const aStore = async (): Promise<string> => (await test.app.get(StoresService).createStore({ name: 'Corner Shop' })).id;
  const fieldsOf = (number: Number, over: Record<string, unknown> = {}) => ({
    phoneNumberId: number.phoneNumberId, businessAccountId: number.businessAccountId, accessToken: number.accessToken, appSecret: number.appSecret, url: sandbox.url, ...over,
  });
  const create = (storeId: string, number: Number, over: Record<string, unknown> = {}, more: object = {}) =>
    editor.create(storeId, { provider: 'meta', name: `Number ${number.phoneNumberId}`, fields: fieldsOf(number, over), ...more }, 'Ada');
  const check = (storeId: string, id: string) => checks.check(storeId, uuid(id), 'Ada');
  const refusal = async (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (error: unknown) => error);
  const card = async (storeId: string) => (await test.app.get(ChannelsService).list(storeId)).data[0];
  const eventsOf = async (storeId: string, kind: string) => {
    await test.app.get(SecurityEvents).flush();
    return (await test.owner.query<{ account_id: string; source: string }>('select account_id, source from security_events where store_id = $1 and kind = $2', [storeId, kind])).rows;
  };

  describe('Test Connection', () => {
    it('R34-R39, R44: a good one stores name, number and app, and the card says Connected', async () => {
      const storeId = await aStore();
      const number = sandbox.meta.addNumber({ verifiedName: 'Corner Shop', displayPhoneNumber: '+1 555 010 2030' });
      const saved = await create(storeId, number);
      expect(await card(storeId)).toMatchObject({ connected: false, numbers: [{ state: 'not_connected' }] });
      const { check: outcome, account } = await check(storeId, saved.id);
      expect(outcome).toMatchObject({ ok: true, verifiedName: 'Corner Shop', displayPhoneNumber: number.displayPhoneNumber });
      expect(account).toMatchObject({ verified_name: 'Corner Shop', display_phone_number: number.displayPhoneNumber, environment: 'test', fields: { appId: number.appId }, number_confirmed_at: expect.any(String) });
      expect(await card(storeId)).toMatchObject({ connected: true, numbers: [{ state: 'connected', display_phone_number: number.displayPhoneNumber }] });
    });

    it('R88: says "Invalid access token"', async () => {
      const storeId = await aStore();
      const saved = await create(storeId, sandbox.meta.addNumber(), { accessToken: 'EAA-a-token-nobody-made' });
      expect((await check(storeId, saved.id)).check).toMatchObject({ ok: false, problems: [{ text: 'Invalid access token', field: 'accessToken', blocking: true }] });
      expect(await card(storeId)).toMatchObject({ connected: false, numbers: [{ state: 'action_needed', problems: expect.arrayContaining([expect.objectContaining({ text: 'Invalid access token' })]) }] });
    });

    it('R89: says "Phone number not found"', async () => {
      const storeId = await aStore();
      const number = sandbox.meta.addNumber();
      const saved = await create(storeId, number, { phoneNumberId: '404404404404' });
      expect((await check(storeId, saved.id)).check).toMatchObject({ ok: false, problems: [{ text: 'Phone number not found', field: 'phoneNumberId' }] });
    });

    it('checks credentials before they are saved, and stores nothing', async () => {
      const storeId = await aStore();
      const number = sandbox.meta.addNumber();
      await expect(checks.checkEntered(storeId, { provider: 'meta', fields: fieldsOf(number) })).resolves.toMatchObject({ ok: true, displayPhoneNumber: number.displayPhoneNumber });
      expect(await accounts.listAll(storeId)).toEqual([]);
      expect(await refusal(checks.checkEntered(storeId, { provider: 'meta', fields: fieldsOf(number, { accessToken: '••••••' }) }))).toMatchObject({ code: 'account.token_masked' });
    });

    it('R71: checks a single corrected field together with what is stored', async () => {
      const storeId = await aStore();
      const number = sandbox.meta.addNumber();
      const saved = await create(storeId, number, { accessToken: 'EAA-a-token-nobody-made' });
      await expect(checks.checkEntered(storeId, { provider: 'meta', accountId: uuid(saved.id), fields: { accessToken: number.accessToken } })).resolves.toMatchObject({ ok: true });
      await expect(checks.checkEntered(storeId, { provider: 'meta', accountId: uuid(saved.id), fields: {} })).resolves.toMatchObject({ ok: false });
    });

    it('ends a pause and rings for waiting messages', async () => {
      const storeId = await aStore();
      const saved = await create(storeId, sandbox.meta.addNumber());
      const heard: AccountChange[] = [];
      test.app.get(AccountSignals).onChange(async (change) => void (change.storeId === storeId && heard.push(change)));
      await accounts.pause(storeId, uuid(saved.id), { code: 'meta.131042', text: 'Payment problem' });
      expect(await card(storeId)).toMatchObject({ numbers: [{ state: 'action_needed', problems: [{ code: 'meta.131042', text: 'Payment problem' }, expect.anything(), expect.anything()] }] });
      await check(storeId, saved.id);
      expect(heard).toEqual([{ storeId, accountId: uuid(saved.id), usable: true, credentialsChanged: false, phoneDue: false }]);
    });

    it('R69: stamps the environment in which the number was connected', async () => {
      const storeId = await aStore();
      const saved = await create(storeId, sandbox.meta.addNumber());
      await check(storeId, saved.id);
      await test.owner.query(`update accounts set environment = 'production' where id = $1`, [uuid(saved.id)]);
      expect(await card(storeId)).toMatchObject({ connected: false, numbers: [{ environment: 'production', problems: expect.arrayContaining([expect.objectContaining({ code: 'environment.other' })]) }] });
      await check(storeId, saved.id);
      expect(await card(storeId)).toMatchObject({ connected: true, numbers: [{ environment: 'test' }] });
    });

    it('does not store what it found of credentials that were replaced meanwhile', async () => {
      const storeId = await aStore();
      const saved = await create(storeId, sandbox.meta.addNumber());
      const before = await directory.open(storeId, uuid(saved.id));
      const outcome = await before.check?.();
      test.clock.advance(1_000);
      await editor.update(storeId, uuid(saved.id), { fields: { accessToken: 'EAA-another-token-now' } }, 'Ada');
      expect(outcome?.ok).toBe(true);
      await test.app.get(AccountConnections).apply(storeId, uuid(saved.id), { ...before.mark, at: test.clock.now() }, outcome ?? { ok: false, problems: [] }, 'Ada');
      expect(await accounts.get(storeId, uuid(saved.id))).toMatchObject({ number_confirmed_at: null, checked_at: null });
    });

    it('R70: says "app_secret not configured"', async () => {
      const storeId = await aStore();
      const saved = await create(storeId, sandbox.meta.addNumber());
      await test.owner.query(`delete from account_secrets where account_id = $1 and field = 'appSecret'`, [uuid(saved.id)]);
      await test.owner.query('update account_revision set revision = revision + 1');
      await directory.openAnew(storeId, uuid(saved.id));
      expect(await card(storeId)).toMatchObject({ numbers: [{ problems: expect.arrayContaining([expect.objectContaining({ text: 'app_secret not configured', field: 'appSecret', blocking: true })]) }] });
    });
  });

  describe('one number in one store', () => {
    it('R67: a number that the provider confirmed for one store is refused to another, on saving and on testing', async () => {
      const [mine, theirs] = [await aStore(), await aStore()];
      const number = sandbox.meta.addNumber();
      const unproven = await create(theirs, number);
      const proven = await create(mine, number);
      await check(mine, proven.id);
      expect(await refusal(check(theirs, unproven.id))).toMatchObject({ code: 'account.number_taken', status: 409 });
      const third = await aStore();
      expect(await refusal(create(third, number))).toMatchObject({ code: 'account.number_taken', errors: [{ pointer: '/fields/phoneNumberId' }] });
      expect(await eventsOf(theirs, 'account.number_taken')).toEqual([{ account_id: uuid(unproven.id), source: 'Ada' }]);
      expect(await eventsOf(third, 'account.number_taken')).toHaveLength(1);
      expect(await card(theirs)).toMatchObject({ connected: false, numbers: [{ problems: expect.arrayContaining([expect.objectContaining({ code: 'account.number_taken' })]) }] });
    });

    it('R67: a webhook for a proven number is no longer routed to whoever else typed it', async () => {
      const [mine, theirs] = [await aStore(), await aStore()];
      const number = sandbox.meta.addNumber();
      const unproven = await create(theirs, number);
      const proven = await create(mine, number);
      const routed = async () => (await directory.findForRouting('whatsapp', { numberIds: [number.phoneNumberId], businessIds: [number.businessAccountId] })).map((account) => account.id).toSorted();
      expect(await routed()).toEqual([uuid(unproven.id), uuid(proven.id)].toSorted());
      await check(mine, proven.id);
      expect(await routed()).toEqual([uuid(proven.id)]);
    });

    it('R194: of two simultaneous tests exactly one gets the number', async () => {
      for (let round = 0; round < 5; round += 1) {
        const [a, b] = [await aStore(), await aStore()];
        const number = sandbox.meta.addNumber();
        const [first, second] = [await create(a, number), await create(b, number)];
        const outcomes = await Promise.all([refusal(check(a, first.id)), refusal(check(b, second.id))]);
        expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(1);
        expect(outcomes.find((outcome) => outcome !== undefined)).toMatchObject({ code: 'account.number_taken' });
        const { rows } = await test.owner.query('select store_id from accounts where number_external_id = $1 and number_confirmed_at is not null', [number.phoneNumberId]);
        expect(rows).toHaveLength(1);
      }
    });

    it('an inactive holder yields to a proven one, and cannot come back', async () => {
      const [mine, theirs] = [await aStore(), await aStore()];
      const number = sandbox.meta.addNumber();
      const old = await create(mine, number);
      await check(mine, old.id);
      await editor.update(mine, uuid(old.id), { status: 'inactive' }, 'Ada');
      const next = await create(theirs, number);
      expect((await check(theirs, next.id)).check.ok).toBe(true);
      expect(await refusal(editor.update(mine, uuid(old.id), { status: 'active' }, 'Ada'))).toMatchObject({ code: 'account.number_taken' });
    });

    it('a number that its holder gives up is free again', async () => {
      const [mine, theirs] = [await aStore(), await aStore()];
      const [number, other] = [sandbox.meta.addNumber(), sandbox.meta.addNumber()];
      const old = await create(mine, number);
      await check(mine, old.id);
      const moved = await editor.update(mine, uuid(old.id), { fields: fieldsOf(other) }, 'Ada');
      expect(moved).toMatchObject({ number_confirmed_at: null, display_phone_number: null, verified_name: null });
      const next = await create(theirs, number);
      expect((await check(theirs, next.id)).check.ok).toBe(true);
      expect((await check(mine, old.id)).account.display_phone_number).toBe(other.displayPhoneNumber);
    });

    it('a holder whose token the provider no longer accepts yields to a proven one', async () => {
      const [mine, theirs] = [await aStore(), await aStore()];
      const number = sandbox.meta.addNumber();
      const old = await create(mine, number);
      await check(mine, old.id);
      sandbox.meta.revokeToken(number.accessToken);
      const { token } = sandbox.meta.addToken({ appId: number.appId, token: 'EAA-token-of-the-new-owner', businessAccountIds: [number.businessAccountId] });
      const next = await create(theirs, number, { accessToken: token });
      expect((await check(theirs, next.id)).check.ok).toBe(true);
      expect(await accounts.get(mine, uuid(old.id))).toMatchObject({ number_confirmed_at: null });
    });

    it('is not taken by somebody whose own server confirms it', async () => {
      const [mine, theirs] = [await aStore(), await aStore()];
      const number = sandbox.meta.addNumber();
      const impostor = elsewhere.meta.addNumber({ phoneNumberId: number.phoneNumberId });
      const squatter = await create(theirs, impostor, { url: elsewhere.url });
      expect((await check(theirs, squatter.id)).check.ok).toBe(true);
      const owner = await create(mine, number);
      expect((await check(mine, owner.id)).check.ok).toBe(true);
    });

    it('is one number in one store as well', async () => {
      const storeId = await aStore();
      const number = sandbox.meta.addNumber();
      await create(storeId, number);
      expect(await refusal(editor.create(storeId, { provider: 'meta', name: 'Twice', fields: fieldsOf(number) }, 'Ada'))).toMatchObject({ code: 'account.number_taken' });
    });
  });

  it('subscribes, and says in the provider\'s words why not', async () => {
    const storeId = await aStore();
    const good = await create(storeId, sandbox.meta.addNumber());
    expect(await checks.subscribe(storeId, uuid(good.id))).toMatchObject({ subscribed_at: expect.any(String) });
    const bad = await create(storeId, sandbox.meta.addNumber(), { accessToken: 'EAA-a-token-nobody-made' });
    expect(await refusal(checks.subscribe(storeId, uuid(bad.id)))).toMatchObject({ code: 'account.check_failed', detail: expect.any(String) });
    const bird = await editor.create(storeId, { provider: 'pigeon', name: 'Bird', fields: { ring: 'r' } }, 'Ada');
    expect(await refusal(checks.subscribe(storeId, uuid(bird.id)))).toMatchObject({ code: 'account.not_subscribable' });
    expect(await refusal(check(storeId, bird.id))).toMatchObject({ code: 'account.not_checkable' });
  });

  it('R74, R75: warns when the callback URL cannot be reached', async () => {
    const list = await test.app.get(ChannelsService).list(await aStore());
    expect(list).toMatchObject({ environment: 'test', data: [{ provider: 'meta', callback_url: 'http://127.0.0.1:3000/api/webhooks/whatsapp' }, { provider: 'wasender', callback_url: null }, { provider: 'pigeon', callback_url: null }] });
    expect(list.warnings.map(({ code }) => code)).toEqual(['callback.not_https', 'callback.not_public']);
  });

  it('seals everything again with a new key, which then works without the old one', async () => {
    const storeId = await aStore();
    const saved = await create(storeId, sandbox.meta.addNumber());
    const token = (await accounts.getVerifyToken(storeId, uuid(saved.id))) ?? '';
    const body = Buffer.from('{}');
    const signed = (await directory.open(storeId, uuid(saved.id))).sign(body);
    const [oldKey, newKey] = [`t1:${'5'.repeat(64)}`, `t2:${'6'.repeat(64)}`];
    const during = processWith(test, new Keyring(`${newKey},${oldKey}`));
    const after = processWith(test, new Keyring(newKey));
    expect((await during.directory.findByVerifyToken('whatsapp', token))?.id).toBe(uuid(saved.id));
    await expect(after.directory.findByVerifyToken('whatsapp', token)).resolves.toBeUndefined();
    const report = await during.rotation.rotate();
    expect(report.unreadable).toEqual([]);
    expect(report.resealed).toBeGreaterThanOrEqual(3);
    await expect(during.rotation.rotate()).resolves.toEqual({ resealed: 0, unreadable: [] });
    expect((await after.directory.findByVerifyToken('whatsapp', token))?.id).toBe(uuid(saved.id));
    expect((await after.directory.open(storeId, uuid(saved.id))).sign(body)).toEqual(signed);
  });
});

/** The parts of another process on the same database, started with these keys. */
function processWith(test: TestApp, keyring: Keyring): { directory: AccountDirectory; rotation: SecretRotation } {
  const [providers, vault, revision] = [test.app.get(ProviderList), new AccountVault(keyring), new AccountRevision(test.db)];
  const opener = new AccountOpener(providers, vault, test.app.get(HTTP), test.env);
  return { directory: new AccountDirectory(test.db, providers, opener, revision, test.env), rotation: new SecretRotation(test.db, vault, providers, revision) };
}
