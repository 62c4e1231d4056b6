import { CUSTOMER, openStore, type GraphAnswer, type Store } from '../testing/store.js';

const HELLO = { type: 'text', text: { body: 'hello' } };
const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60_000;

describe('access, windows and pace', () => {
  let store: Store;
  beforeEach(async () => { store = await openStore(); });
  afterEach(async () => {
    await store.sandbox.idle();
    await store.close();
  });
  const answer = async (response: Promise<Response>): Promise<GraphAnswer> => (await (await response).json()) as GraphAnswer;

  it('refuses a wrong, an expired and a missing token and one without the permission', async () => {
    const path = store.number.phoneNumberId;
    expect((await answer(store.graph('GET', path, { token: 'wrong' }))).error).toMatchObject({ code: 190, type: 'OAuthException' });
    expect((await answer(store.graph('GET', path, { headers: { authorization: '' } }))).error?.code).toBe(200);
    const soon = store.sandbox.meta.addToken({ appId: store.number.appId, expiresAt: store.sandbox.clock.now() + MINUTE });
    expect((await store.graph('GET', path, { token: soon.token })).status).toBe(200);
    store.sandbox.advance(MINUTE);
    expect((await answer(store.graph('GET', path, { token: soon.token }))).error).toMatchObject({ code: 190, error_subcode: 463 });
    const reader = store.sandbox.meta.addToken({ appId: store.number.appId, scopes: ['whatsapp_business_management'] });
    expect((await answer(store.graph('POST', `${path}/messages`, { token: reader.token, body: '{}' }))).error?.code).toBe(200);
  });

  it('does not know a wrong number, nor a number of a business account that the token may not see', async () => {
    expect((await answer(store.graph('POST', '123/messages', { body: '{}' }))).error).toMatchObject({ code: 100, error_subcode: 33, type: 'GraphMethodException' });
    const foreign = store.sandbox.meta.addToken({ appId: store.number.appId, businessAccountIds: ['999'] });
    expect((await answer(store.graph('GET', store.number.phoneNumberId, { token: foreign.token }))).error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  it('takes free text within 24 hours of the last message only; a reaction opens no window', async () => {
    const phone = store.sandbox.phone(CUSTOMER);
    expect((await store.send(HELLO)).json.error?.code).toBe(131047);
    await phone.text('hi');
    store.sandbox.advance(DAY - MINUTE);
    expect((await store.send(HELLO)).status).toBe(200);
    await phone.next();
    await phone.send({ kind: 'reaction', emoji: '👍' });
    store.sandbox.advance(MINUTE);
    expect((await store.send(HELLO)).json.error?.code).toBe(131047);
  });

  it('can report the closed window later, as a failed status', async () => {
    store.sandbox.meta.number().windowRefusal = 'status';
    const { status } = await store.send(HELLO);
    await store.sandbox.idle();
    expect(status).toBe(200);
    expect(store.sandbox.meta.sent[0]!.statuses).toEqual(['failed']);
    expect(store.receiver.received[0]!.body.toString()).toContain('"code":131047');
  });

  it('allows a burst of 45 to one customer, then one in six seconds', async () => {
    const phone = store.sandbox.phone(CUSTOMER);
    await phone.text('hi');
    store.sandbox.meta.number().limits.throughput = false;
    const codes: (number | undefined)[] = [];
    for (let count = 0; count < 46; count++) codes.push((await store.send(HELLO)).json.error?.code);
    expect(codes.filter((code) => code === undefined)).toHaveLength(45);
    expect(codes[45]).toBe(131056);
    store.sandbox.advance(6_000);
    expect((await store.send(HELLO)).status).toBe(200);
    await store.sandbox.phone('16505559999').text('hi');
    expect((await store.send({ ...HELLO, to: '+16505559999' })).status).toBe(200);
  });

  it('fails a number without WhatsApp by status 131026, and marketing to who opted out by 131050', async () => {
    const phone = store.sandbox.phone(CUSTOMER);
    await phone.text('hi');
    phone.customer.onWhatsApp = false;
    expect((await store.send(HELLO)).status).toBe(200);
    await store.sandbox.idle();
    phone.customer.onWhatsApp = true;
    phone.customer.optedOut = true;
    store.sandbox.meta.addTemplate({ businessAccountId: store.number.businessAccountId, name: 'sale', category: 'MARKETING' });
    expect((await store.send({ type: 'template', template: { name: 'sale', language: { code: 'en_US' } } })).status).toBe(200);
    await store.sandbox.idle();
    const errors = store.receiver.received.slice(1).map(({ json }) => JSON.stringify(json).match(/"code":(\d+)/)?.[1]);
    expect(errors).toEqual(['131026', '131050']);
  });

  it('checks templates against their registration, outside the window too', async () => {
    store.sandbox.meta.addTemplate({
      businessAccountId: store.number.businessAccountId, name: 'order', components: [{ type: 'BODY', text: 'Hi {{1}}, order {{2}}' }, { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Thanks' }] }],
    });
    const sent = (parameters: string[], extra: unknown[] = []) => store.send({
      type: 'template',
      template: { name: 'order', language: { code: 'en_US' }, components: [{ type: 'body', parameters: parameters.map((text) => ({ type: 'text', text })) }, ...extra] },
    });
    expect((await sent(['Ana'])).json.error?.code).toBe(132000);
    expect((await sent(['Ana', 'a\nb'])).json.error?.code).toBe(132012);
    expect((await sent(['Ana', 'A1'], [{ type: 'button', sub_type: 'quick_reply', index: '3', parameters: [{ type: 'payload', payload: 'x' }] }])).json.error?.code).toBe(132012);
    expect((await sent(['Ana', 'A1'], [{ type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'PAY' }] }])).status).toBe(200);
    const phone = store.sandbox.phone(CUSTOMER);
    await phone.next();
    await phone.tap('Thanks');
    expect(store.receiver.received.map(({ body }) => body.toString()).join()).toContain('"button":{"payload":"PAY","text":"Thanks"}');
  });

  it('names the recipient by business-scoped id where there is no phone number', async () => {
    const phone = store.sandbox.phone({ bsuid: 'US.13491208655302741918', username: 'pablo' });
    await phone.text('hi');
    const { json } = await store.send({ to: undefined, recipient: 'US.13491208655302741918', ...HELLO });
    expect(json.contacts).toEqual([{ input: 'US.13491208655302741918', user_id: 'US.13491208655302741918' }]);
    await store.sandbox.idle();
    for (const { body } of store.receiver.received) {
      expect(body.toString()).not.toMatch(/wa_id|"from"|recipient_id"/);
      expect(body.toString()).toContain('US.13491208655302741918');
    }
  });
});
