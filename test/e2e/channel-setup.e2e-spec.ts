import { PROVIDERS } from '../../libs/providers/src/index.js';
import { startSandbox, type Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { deliver, textBody } from '../support/bodies.js';
import { startApp, type TestApp } from '../support/app.js';
import { freePort } from '../support/free-port.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { pigeon } from '../support/pigeon.js';

type Number = ReturnType<Sandbox['meta']['addNumber']>;

describe('the setup wizard over HTTP', () => {
  let sandbox: Sandbox;
  let t: TestApp;
  let origin: string;
  beforeAll(async () => {
    sandbox = await startSandbox();
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    t = await startApp({ OUTBOUND_ALLOW: sandbox.url, PUBLIC_URL: origin }, { providers: [...PROVIDERS, pigeon] });
    await t.app.listen(port, '127.0.0.1');
  });
  afterAll(async () => {
    expect(sandbox.unplanned).toEqual([]);
    await t.close();
    await sandbox.close();
  });

  const setupOf = (person: Person): string => `${person.storePath}/channels/meta/setup`;
  const fieldsOf = ({ phoneNumberId, businessAccountId, accessToken, appSecret }: Number, over: object = {}) => ({ phoneNumberId, businessAccountId, accessToken, appSecret, url: sandbox.url, ...over });
  const connect = (person: Person, number: Number, over: object = {}) => person.post(`${setupOf(person)}/credentials`, { fields: fieldsOf(number, over) });
  const health = async (person: Person, account: string) => {
    const rows = (await person.get(`${person.storePath}/accounts/${account}/health`).expect(200)).body.data as { check: string; state: string; text: string | null; field: string | null; count: number | null }[];
    return Object.fromEntries(rows.map((row) => [row.check, row]));
  };

  it('R1-R4, R8, R10-R21, R27-R32: has the six steps with their names, buttons and texts, word for word', async () => {
    const person = await aPerson(t);
    const { body } = await person.get(setupOf(person)).expect(200);
    const { guide } = body;
    expect(guide).toMatchObject({ language: 'en', title: 'WhatsApp Integration', subtitle: 'Step-by-step guide to connecting your WhatsApp Business account to Parley.' });
    expect(guide.requirements).toEqual(['A Meta Business Account (free to create)', "A WhatsApp Business Platform app in Meta's developer portal", 'A verified phone number for WhatsApp Business', 'About 10-15 minutes to complete the setup']);
    expect(guide.steps.map((step: { title: string }) => step.title)).toEqual(['Introduction', 'Create Your Meta App', 'Enter Your Credentials', 'Configure the Webhook in Meta', 'Test the Connection', 'Done!']);
    expect(guide.steps.map((step: { action: string }) => step.action)).toEqual(["Let's Get Started", 'Continue', 'Continue', 'Continue', 'Complete', 'Go to Inbox']);
    expect(guide.preparation.map((line: { text: string }) => line.text)).toEqual([
      'Open Meta for Developers in a new tab', 'Click Create App and choose the Business type', 'Give your app a name (e.g., "My Store WhatsApp")', 'Add the WhatsApp product to your app',
      'On the WhatsApp Getting Started page, note your Phone Number ID and Business Account ID',
    ]);
    expect(guide.fields.filter((field: { advanced: boolean }) => !field.advanced)).toMatchObject([
      { label: 'Phone Number ID', meaning: "A number that identifies your WhatsApp phone number in Meta's system", place: 'WhatsApp → Getting Started page in your Meta app', secret: false },
      { label: 'Business Account ID', meaning: 'Your WhatsApp Business Account identifier', place: 'Same page as above', secret: false },
      {
        label: 'Access Token', meaning: 'A secret key that lets Parley send messages on your behalf', place: 'System Users → Generate Token in Meta Business Settings', secret: true,
        help: expect.stringMatching(/whatsapp_business_messaging.*whatsapp_business_management/),
        warning: 'Important: The token generated on the WhatsApp "Getting Started" page expires in 24 hours. For production use, always generate a permanent token through System Users as described above.',
      },
      { label: 'App Secret', meaning: 'A secret key used to verify that incoming messages are really from WhatsApp', place: 'App Settings → Basic in your Meta app', secret: true },
    ]);
    expect(guide.webhook.map((line: { text: string }) => line.text)).toEqual([
      'In your Meta app, go to WhatsApp → Configuration', 'Under Webhook, click Edit', 'Paste the Callback URL into the "Callback URL" field', 'Paste the Verify Token into the "Verify token" field',
      'Click Verify and Save — Meta will send a test request to verify the connection', 'After verification succeeds, click the Subscribe toggle next to the messages field',
    ]);
    expect(body).toMatchObject({ step: 'introduction', account: null, callback_url: `${origin}/api/webhooks/whatsapp`, warnings: [{ code: 'callback.not_https' }, { code: 'callback.not_public' }] });
  });

  it('speaks the languages of the app, and English otherwise', async () => {
    const person = await aPerson(t);
    const titleIn = async (language: string): Promise<string> => (await person.get(`${setupOf(person)}?language=${language}`).expect(200)).body.guide.steps[5].title;
    const { body: { guide: { fields } } } = await person.get(`${setupOf(person)}?language=es`).expect(200);
    expect(fields.filter((field: { advanced: boolean }) => field.advanced)).toMatchObject([{ label: 'URL', meaning: expect.stringMatching(/Meta/) }, { label: 'Versión', meaning: expect.not.stringMatching(/Version of/) }]);
    expect([await titleIn('es-MX'), await titleIn('ar'), await titleIn('fi')]).toEqual(['¡Listo!', 'تم!', 'Done!']);
  });

  it('keeps how far people came: step, ticks and noted ids, for every admin of the store and nobody else', async () => {
    const person = await aPerson(t);
    const admin = await aColleague(t, person, 'admin');
    await person.patch(setupOf(person), { step: 'preparation', ticked: [0, 1, 1], entered: { phoneNumberId: ' 106540352242922 ' } }).expect(200);
    const seen = await admin.get(setupOf(person)).expect(200);
    expect(seen.body).toMatchObject({ step: 'preparation', ticked: [0, 1], entered: { phoneNumberId: '106540352242922' } });
    expect((await person.get(`${person.storePath}/channels`).expect(200)).body.data[0]).toMatchObject({ name: 'WhatsApp', has_setup: true, setup_step: 'preparation' });
    const other = await aPerson(t);
    expect((await other.get(setupOf(other)).expect(200)).body).toMatchObject({ step: 'introduction', ticked: [], entered: {} });
    await (await aColleague(t, person, 'agent')).get(setupOf(person)).expect(403);
  });

  it('notes no secrets, no unknown fields and no unknown steps', async () => {
    const person = await aPerson(t);
    const refused = async (body: object): Promise<unknown> => (await person.patch(setupOf(person), body).expect(422)).body.errors[0].pointer;
    expect(await refused({ entered: { accessToken: 'EAAB' } })).toBe('/entered/accessToken');
    expect(await refused({ entered: { nothing: 'x' } })).toBe('/entered/nothing');
    expect(await refused({ entered: { phoneNumberId: '1'.repeat(33) } })).toBe('/entered/phoneNumberId');
    expect(await refused({ step: 'somewhere' })).toBe('/step');
    expect(await refused({ ticked: [-1] })).toMatch(/^\/ticked/);
    await person.get(`${person.storePath}/channels/pigeon/setup`).expect(404);
    expect((await person.get(`${person.storePath}/channels/nobody/setup`).expect(404)).body.code).toBe('channel.not_found');
  });

  it('R22, R23, R26, R44: credentials that work become an active account with a verify token of its own, and the card says Connected', async () => {
    const person = await aPerson(t);
    const number = sandbox.meta.addNumber({ verifiedName: 'Corner Shop', displayPhoneNumber: '+1 555 010 2044' });
    const { body } = await connect(person, number).expect(200);
    expect(body.check).toMatchObject({ ok: true, display_phone_number: number.displayPhoneNumber, verified_name: 'Corner Shop' });
    expect(body.setup).toMatchObject({ step: 'webhook', account: { name: 'Corner Shop', status: 'active', number_confirmed_at: expect.any(String), is_default_outgoing: true, is_default_incoming: true } });
    expect(JSON.stringify(body)).not.toContain(number.accessToken);
    const token = (await person.get(`${person.storePath}/accounts/${body.setup.account.id}/verify-token`).expect(200)).body.verify_token;
    expect(token).toMatch(/^pv_\S{20,}$/);
    expect((await person.get(`${person.storePath}/channels`)).body.data[0]).toMatchObject({ connected: true, numbers: [{ state: 'connected', display_phone_number: number.displayPhoneNumber }] });
  });

  it.each([
    ['R88', { accessToken: 'EAA-nobody-made-this' }, '/fields/accessToken', 'Invalid access token'],
    ['R89', { phoneNumberId: '404404404404' }, '/fields/phoneNumberId', 'Phone number not found'],
    ['R90', { accessToken: '••••••••1234' }, '/fields/accessToken', 'Token appears to be masked'],
    ['R22', { appSecret: 'the-secret-of-another-app' }, '/fields/appSecret', 'The App Secret does not belong to the app of the access token'],
    ['R22', { businessAccountId: '909090909090' }, '/fields/businessAccountId', 'Business account not found'],
    ['R22', { appSecret: '' }, '/fields/appSecret', 'App Secret is missing'],
  ])('%s: %j is refused beside its field, and nothing is saved', async (_requirement, over, pointer, detail) => {
    const person = await aPerson(t);
    const { body } = await connect(person, sandbox.meta.addNumber(), over).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer, detail })]);
    expect((await person.get(setupOf(person))).body).toMatchObject({ step: 'introduction', account: null });
    expect((await person.get(`${person.storePath}/accounts`)).body.data).toEqual([]);
  });

  it('R71: correcting the form later changes the same account, and an empty secret keeps the saved one', async () => {
    const person = await aPerson(t);
    const number = sandbox.meta.addNumber();
    const first = (await connect(person, number).expect(200)).body.setup.account;
    const again = (await connect(person, number, { accessToken: '', appSecret: '' }).expect(200)).body.setup.account;
    expect(again.id).toBe(first.id);
    expect((await person.get(`${person.storePath}/accounts`)).body.data).toHaveLength(1);
  });

  it('R67: a number of another store is refused by name of the field, not of the store', async () => {
    const number = sandbox.meta.addNumber();
    const [first, second] = [await aPerson(t), await aPerson(t)];
    await connect(first, number).expect(200);
    const { body } = await connect(second, number).expect(409);
    expect(body).toMatchObject({ code: 'account.number_taken', errors: [{ pointer: '/fields/phoneNumberId', detail: 'This number is already connected in another store' }] });
  });

  it('comes back to a step that still makes sense when the account is gone, and begins anew when it was ended', async () => {
    const person = await aPerson(t);
    const account = (await connect(person, sandbox.meta.addNumber()).expect(200)).body.setup.account.id as string;
    await person.patch(setupOf(person), { step: 'done' }).expect(200);
    expect((await person.get(setupOf(person))).body.step).toBe('done');
    await person.delete(`${person.storePath}/accounts/${account}`).expect(204);
    expect((await person.get(setupOf(person))).body).toMatchObject({ step: 'credentials', account: null });
    await person.delete(setupOf(person)).expect(204);
    expect((await person.get(setupOf(person))).body.step).toBe('introduction');
  });

  it('R31, R32, R78: one call enters the webhook, is verified for real and subscribes to messages', async () => {
    const person = await aPerson(t);
    const number = sandbox.meta.addNumber();
    const account = (await connect(person, number).expect(200)).body.setup.account.id as string;
    expect(await health(person, account)).toMatchObject({ 'webhook.verified': { state: 'problem' }, 'events.subscribed': { state: 'problem' } });
    const { body } = await person.post(`${person.storePath}/accounts/${account}/subscribe`).expect(200);
    expect(body).toMatchObject({ webhook_verified_at: expect.any(String), subscribed_at: expect.any(String) });
    expect((await person.post(`${person.storePath}/accounts/${account}/check`).expect(200)).body).toMatchObject({ subscribed: true, problems: [] });
    const phone = sandbox.phone({ waId: '34699000001', name: 'First customer' }).with(number.phoneNumberId);
    await phone.text('hello');
    expect((await phone.next((entry) => entry.from === 'business')).from).toBe('business');
    expect(await health(person, account)).toMatchObject({ 'webhook.verified': { state: 'ok' }, 'events.subscribed': { state: 'ok' } });
  });

  it('R31: says why the provider did not take the webhook', async () => {
    const person = await aPerson(t);
    const number = sandbox.meta.addNumber();
    const account = (await connect(person, number).expect(200)).body.setup.account.id as string;
    await person.patch(`${person.storePath}/accounts/${account}`, { status: 'inactive' }).expect(200);
    expect((await person.post(`${person.storePath}/accounts/${account}/subscribe`).expect(409)).body.code).toBe('account.inactive');
    expect(await health(person, account)).toMatchObject({ 'account.active': { state: 'problem' } });
  });

  it('R70-R81: troubleshooting says what is wrong right now, and which field cures it', async () => {
    const person = await aPerson(t);
    const number = sandbox.meta.addNumber();
    const account = (await connect(person, number).expect(200)).body.setup.account.id as string;
    expect(await health(person, account)).toMatchObject({
      'callback.address': { state: 'problem', text: expect.stringContaining('https://') }, 'credentials.complete': { state: 'ok' }, 'connection.tested': { state: 'ok' },
      'token.permanent': { state: 'ok' }, 'plan.active': { state: 'ok' }, 'environment.same': { state: 'ok' }, 'signatures.valid': { state: 'ok', count: 0 }, 'events.received': { state: 'unknown' },
    });
    sandbox.meta.revokeToken(number.accessToken);
    await person.post(`${person.storePath}/accounts/${account}/check`).expect(200);
    expect((await health(person, account))['connection.tested']).toMatchObject({ state: 'problem', text: 'Invalid access token', field: 'accessToken' });
    expect(await deliver(origin, textBody({ numberId: number.phoneNumberId, businessId: number.businessAccountId }, { from: '34699000002', id: 'wamid.forged', text: 'x' }), 'another-secret')).toBe(200);
    expect((await health(person, account))['signatures.valid']).toMatchObject({ state: 'problem', count: 1 });
    await t.owner.query('update stores set subscription_status = $1 where id = $2', ['inactive', person.storeId]);
    expect((await health(person, account))['plan.active']).toMatchObject({ state: 'problem' });
    await person.get(`${person.storePath}/accounts/acc_00000000000000000000000000/health`).expect(404);
  });
});
