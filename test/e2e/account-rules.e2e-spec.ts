import { parsePublicId } from '../../libs/contracts/src/index.js';
import { PROVIDERS } from '../../libs/providers/src/index.js';
import { startSandbox, type Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { AccountDirectory } from '../../apps/api/src/modules/accounts/index.js';
import { SecurityEvents } from '../../apps/api/src/modules/security/index.js';
import { DAY } from '../../apps/api/src/platform/clock/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPerson, type Person } from '../support/login.js';
import { pigeon } from '../support/pigeon.js';
import { textMessage } from '../support/talks.js';
import { bodyOf, listen, noticeOf, post, signature, textTo } from '../support/webhooks.js';

type FieldData = { name: string; label: string; kind: string; required: boolean; default: string | null; cautions: { text: string }[] };

describe('rules of accounts', () => {
  let sandbox: Sandbox;
  let test: TestApp;
  let origin: string;
  let owner: Person;

  beforeAll(async () => {
    sandbox = await startSandbox({ autoSubscribed: true });
    test = await startApp({ OUTBOUND_ALLOW: sandbox.url, ROLE: 'api', PRODUCT_NAME: 'Shopdesk' }, { providers: [...PROVIDERS, pigeon] });
    origin = await listen(test);
  });
  beforeEach(async () => { owner = await aPerson(test); });
  afterAll(async () => {
    await test.close();
    await sandbox.close();
  });

  const aBody = (name: string, fields: Record<string, unknown> = {}, more: object = {}) => {
    const { phoneNumberId, businessAccountId, accessToken, appSecret } = sandbox.meta.addNumber();
    return { provider: 'meta', name, fields: { phoneNumberId, businessAccountId, accessToken, appSecret, url: sandbox.url, ...fields }, ...more };
  };
  const create = async (body: object): Promise<{ id: string; fields: Record<string, string> }> => (await owner.post(`${owner.storePath}/accounts`, body).expect(201)).body;
  const open = (account: { id: string }) => test.app.get(AccountDirectory).open(owner.storeId, parsePublicId('account', account.id) ?? '');
  const fieldsOfProvider = async (id: string, language = 'en'): Promise<FieldData[]> => {
    const { body } = await owner.get(`/api/v1/providers?language=${language}`).expect(200);
    return body.data.find((provider: { id: string }) => provider.id === id).fields;
  };

  it('R91: an account is one number; a second account with the same number is refused at its field', async () => {
    const first = aBody('First');
    await create(first);
    const refused = await owner.post(`${owner.storePath}/accounts`, { ...first, name: 'Second' }).expect(409);
    expect(refused.body).toMatchObject({ code: 'account.number_taken', errors: [{ pointer: '/fields/phoneNumberId', code: 'account.number_taken' }] });
  });

  it('R92: without an account nothing is sent, and the answer says what is missing', async () => {
    const message = { to: '+34611888776', ...textMessage('Hi') };
    const send = (body: object) => owner.post(`${owner.storePath}/messages`, body);
    expect((await send(message).expect(409)).body.code).toBe('account.none');
    const account = await create(aBody('First'));
    expect((await send(message).expect(409)).body.code).toBe('account.no_default_outgoing');
    await owner.patch(`${owner.storePath}/accounts/${account.id}`, { is_default_outgoing: true }).expect(200);
    expect((await send(message)).body.code).toBe('window.closed');
  });

  it('R95: the Cloud API asks for token, address, version, number, app, business account and a verify token of one\'s choosing', async () => {
    const fields = await fieldsOfProvider('meta');
    expect(fields.map(({ label }) => label).toSorted()).toEqual(['Access Token', 'App ID', 'App Secret', 'Business Account ID', 'Phone Number ID', 'URL', 'Version', 'Webhook Verify Token']);
    expect(fields.filter(({ kind }) => kind === 'secret').map(({ label }) => label)).toEqual(['Access Token', 'App Secret']);
    expect(fields.find(({ name }) => name === 'url')?.default).toBe('https://graph.facebook.com');
    const account = await create(aBody('First', { verifyToken: 'a-word-of-our-own' }));
    expect((await owner.get(`${owner.storePath}/accounts/${account.id}/verify-token`)).body.verify_token).toBe('a-word-of-our-own');
  });

  it('R96: a service that needs an address and a key asks for nothing else', async () => {
    expect((await fieldsOfProvider('pigeon')).filter(({ required }) => required).map(({ name, kind }) => [name, kind])).toEqual([['loft', 'url'], ['ring', 'secret']]);
    const refused = await owner.post(`${owner.storePath}/accounts`, { provider: 'pigeon', name: 'Bird', fields: { phoneNumberId: '123456' } }).expect(422);
    expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/fields/phoneNumberId', code: 'unknown_field' })]);
    await create({ provider: 'pigeon', name: 'Bird', fields: { loft: 'https://loft.example/api', ring: 'a-ring-number' } });
  });

  it('R98: what a form cannot know is said field by field, with a code and its parameters', async () => {
    const refused = await owner.post(`${owner.storePath}/accounts`, { provider: 'meta', name: 'x'.repeat(101), fields: {}, labels: ['x'.repeat(61)] }).expect(422);
    expect(refused.body.errors).toEqual([
      expect.objectContaining({ pointer: '/name', code: 'too_long', params: { max: 100 } }), expect.objectContaining({ pointer: '/labels', code: 'too_long', params: { max: 60 } }),
    ]);
    const incomplete = await owner.post(`${owner.storePath}/accounts`, aBody('First', { accessToken: '', version: 'v'.repeat(9) })).expect(422);
    expect(incomplete.body.errors).toEqual([expect.objectContaining({ pointer: '/fields/version', code: 'too_long', params: { max: 8 } })]);
  });

  it('R106: an expired version is warned of on the account, before and after saving, without asking anybody', async () => {
    const account = await create(aBody('First', { version: 'v18.0' }));
    expect(account).toMatchObject({ problems: [{ code: 'version.expired', field: 'version', blocking: false, text: 'Meta has switched off version v18.0. Enter a newer one.' }], checked_at: null });
    const { body: checked } = await owner.post(`${owner.storePath}/accounts/${account.id}/check`).expect(200);
    expect(checked.account.problems.filter(({ code }: { code: string }) => code === 'version.expired')).toHaveLength(1);
    expect((await create(aBody('Current')))).toMatchObject({ problems: [] });
  });

  it('R106: a version that ends later is warned of from its last day on', async () => {
    const account = await create(aBody('First', { version: 'v21.0' }));
    const problems = async () => (await owner.get(`${owner.storePath}/accounts/${account.id}`)).body.problems.map(({ code }: { code: string }) => code);
    const cautions = async () => (await fieldsOfProvider('meta', 'es')).find(({ name }) => name === 'version')?.cautions.map(({ text }) => text);
    const ends = Date.parse('2027-01-21') - test.clock.now().getTime();
    if (ends > 0) expect([await problems(), await cautions()]).toEqual([[], ['Meta ha desactivado la versión {value}. Introduce una más reciente.']]);
    test.clock.advance(Math.max(0, ends) + DAY);
    owner = await aPerson(test);
    const later = await create(aBody('Later', { version: 'v21.0' }));
    expect(later).toMatchObject({ problems: [{ code: 'version.expired' }] });
    expect(await cautions()).toHaveLength(2);
  });

  it('R122: the account\'s type decides through whom it works', async () => {
    const [cloud, bird] = [await open(await create(aBody('Cloud'))), await open(await create({ provider: 'pigeon', name: 'Bird', fields: { ring: 'a-ring-number' } }))];
    expect([cloud.capabilities.text.max, bird.capabilities.text.max]).toEqual([4096, 10]);
    expect([cloud.webhookAddress, bird.webhookAddress]).toEqual(['/api/webhooks/whatsapp', expect.stringMatching(/^\/api\/webhooks\/pigeon\/.{20,}$/)]);
    const refused = await owner.patch(`${owner.storePath}/accounts/${(await owner.get(`${owner.storePath}/accounts`)).body.data[0].id}`, { provider: 'meta' }).expect(422);
    expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/provider', code: 'unknown_field' })]);
  });

  it('R134: accounts of different brands each take the messages of their own number', async () => {
    const bodies = [aBody('North', { appSecret: 'secret-of-the-north' }, { labels: ['north'] }), aBody('South', { appSecret: 'secret-of-the-south' }, { labels: ['south'] })];
    const arrived: unknown[] = [];
    for (const body of bodies) {
      const account = await create(body);
      expect(account).toMatchObject({ name: body.name, labels: [body.name.toLowerCase()] });
      const told = bodyOf(textTo({ numberId: String(body.fields.phoneNumberId), businessId: String(body.fields.businessAccountId) }));
      await post(origin, told, signature(told, String(body.fields.appSecret)));
      arrived.push({ account_id: parsePublicId('account', account.id) });
    }
    expect((await test.owner.query('select account_id from webhook_events where store_id = $1 order by received_at, id', [owner.storeId])).rows).toEqual(arrived);
  });

  it('R137: a store has one default for sending and one for receiving, and another store has its own', async () => {
    const [first, second] = [await create(aBody('First', {}, { is_default_outgoing: true, is_default_incoming: true })), await create(aBody('Second', {}, { is_default_outgoing: true, is_default_incoming: true }))];
    const mine = owner;
    const theirs = owner = await aPerson(test);
    const third = await create(aBody('Third', {}, { is_default_outgoing: true, is_default_incoming: true }));
    const holders = async (of: Person) => (await of.get(`${of.storePath}/accounts`)).body.data
      .filter((account: { is_default_outgoing: boolean; is_default_incoming: boolean }) => account.is_default_outgoing && account.is_default_incoming).map(({ id }: { id: string }) => id);
    expect([await holders(mine), await holders(theirs)]).toEqual([[second.id], [third.id]]);
    expect((await mine.get(`${mine.storePath}/accounts/${first.id}`)).body).toMatchObject({ is_default_outgoing: false, is_default_incoming: false });
  });

  it('R152: an inactive account is not synced: no subscription is asked for, and what the provider tells about it is not taken', async () => {
    const body = aBody('First', { appSecret: 'a-secret-of-this-app' }, { status: 'inactive' });
    const account = await create(body);
    expect((await owner.post(`${owner.storePath}/accounts/${account.id}/subscribe`).expect(409)).body.code).toBe('account.inactive');
    const [numberId, businessId] = [String(body.fields.phoneNumberId), String(body.fields.businessAccountId)];
    const told = bodyOf(noticeOf(businessId), textTo({ numberId, businessId }));
    expect((await post(origin, told, signature(told, 'a-secret-of-this-app'))).status).toBe(200);
    await test.app.get(SecurityEvents).flush();
    const count = async () => (await test.owner.query<{ count: string }>('select count(*) from webhook_events where store_id = $1', [owner.storeId])).rows[0]?.count;
    expect(await count()).toBe('0');
    expect((await owner.get(`${owner.storePath}/security-events?kind=webhook.inactive_account`)).body.data).toHaveLength(1);
    await owner.patch(`${owner.storePath}/accounts/${account.id}`, { status: 'active' }).expect(200);
    expect((await post(origin, told, signature(told, 'a-secret-of-this-app'))).status).toBe(200);
    expect(await count()).toBe('1');
  });

  it('a verify token that another account has is refused at its field', async () => {
    await create(aBody('First', { verifyToken: 'taken-by-the-first' }));
    const refused = await owner.post(`${owner.storePath}/accounts`, aBody('Second', { verifyToken: 'taken-by-the-first' })).expect(409);
    expect(refused.body).toMatchObject({ code: 'account.verify_token_taken', errors: [{ pointer: '/fields/verifyToken' }] });
  });

  it('labels and helps come in the language that is asked for, and in English where nobody translated them', async () => {
    const labels = async (language: string) => (await fieldsOfProvider('meta', language)).map(({ label }) => label).slice(0, 2);
    expect(await labels('es-MX')).toEqual(['Identificador del número de teléfono', 'Identificador de la cuenta comercial']);
    expect(await labels('ar')).toEqual(['معرّف رقم الهاتف', 'معرّف حساب الأعمال']);
    expect(await labels('constructor')).toEqual(['Phone Number ID', 'Business Account ID']);
    const { help } = (await fieldsOfProvider('meta', 'es'))[2] as FieldData & { help: string };
    expect(help).toMatch(/^Una clave secreta con la que Shopdesk envía mensajes en tu nombre\./);
    expect((await fieldsOfProvider('pigeon', 'es')).map(({ label }) => label)).toEqual(['Loft', 'Ring number', 'Colour']);
  });
});
