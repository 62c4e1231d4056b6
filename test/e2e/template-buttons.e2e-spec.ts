import type { TemplateComponents } from '#contracts';
import { DAY } from '../../apps/api/src/platform/clock/clock.js';
import { type Line, openLine, type Shop } from '../support/shop.js';

interface Template { id: string; name: string; status: string; version: number; components: TemplateComponents }
type Buttons = TemplateComponents['buttons'];

describe('buttons of templates', () => {
  let line: Line;
  let shop: Shop;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  beforeEach(async () => { shop = await line.openShop(); });
  afterEach(() => expect(line.t.warnings).toEqual([]));

  const at = (path = ''): string => `${shop.owner.storePath}/templates${path}`;
  const get = async (id: string): Promise<Template> => (await shop.owner.get(at(`/${id}`)).expect(200)).body;
  const atMeta = (name: string) => line.sandbox.meta.templatesOf(shop.businessId).find((template) => template.name === name);
  const sync = async () => (await shop.owner.post(at('/sync'), {}).expect(200)).body.data as { ok: boolean; added: number; changed: number; removed: number }[];
  const approve = async (name: string): Promise<void> => {
    line.sandbox.advance(2_000);
    await line.sandbox.meta.reviewTemplate(atMeta(name)?.id ?? '', { status: 'APPROVED' });
    await line.settled();
  };
  /** Handed in and approved. */
  const approved = async (label: string, category: string, components: Partial<TemplateComponents>): Promise<Template> => {
    const draft = (await shop.owner.post(at(), { account_id: shop.account, label, language: 'en_US', category, components: { body: '', buttons: [], samples: {}, ...components } }).expect(201)).body as Template;
    await shop.owner.post(at(`/${draft.id}/submit`), {}).expect(200);
    await approve(draft.name);
    return get(draft.id);
  };
  const send = (template: Template, values: Record<string, string>) => shop.owner.post(`${shop.owner.storePath}/messages`, { to: '+34611222333', content: { kind: 'template', template_id: template.id, values } });
  const componentsSent = async (): Promise<object[]> => {
    await line.settled();
    const body = line.sandbox.meta.sent.findLast(({ numberId }) => numberId === shop.numberId)?.body as { template: { components: object[] } } | undefined;
    return body?.template.components ?? [];
  };
  const app = { package_name: 'com.example.shop', signature_hash: 'K8a%2FAINcGX7' };

  it('R124: a login code that an app takes over survives the way back from Meta, a change, and is sent', async () => {
    const button = { kind: 'code', text: 'Copy', otp_type: 'zero_tap', autofill_text: 'Fill in', supported_apps: [app, { package_name: 'com.example.other', signature_hash: 'A+b/c=defgh' }], zero_tap_terms_accepted: true } as const;
    const code = await approved('Login', 'authentication', { code: { security_note: true, expires_in_minutes: 10 }, buttons: [button] as unknown as Buttons });
    expect(atMeta('login')?.components.at(-1)).toMatchObject({ buttons: [{ type: 'URL', text: 'Copy', url: expect.stringContaining('otp_type=ZERO_TAP') as string }] });
    expect(await sync()).toMatchObject([{ ok: true, added: 0, changed: 0 }]);
    expect(code.components.buttons).toEqual([button]);
    // Chosen anew at Meta: what it says holds.
    const url = 'https://www.whatsapp.com/otp/code/?otp_type=ONE_TAP&cta_display_name=Now&package_name=com.example.third&signature_hash=A%2Bb%2Fc%3Ddefgh&code=otp{{1}}';
    line.sandbox.meta.addTemplate({ businessAccountId: shop.businessId, name: 'made_there', category: 'AUTHENTICATION', components: [{ type: 'BODY', text: '*{{1}}* is your verification code.' }, { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Copy', url }] }] });
    await sync();
    const [there] = (await shop.owner.get(at('?name=made_there')).expect(200)).body.data as Template[];
    expect(there?.components.buttons).toEqual([{ kind: 'code', text: 'Copy', otp_type: 'one_tap', autofill_text: 'Now', supported_apps: [{ package_name: 'com.example.third', signature_hash: 'A+b/c=defgh' }] }]);

    expect((await send(code, { code: '1'.repeat(16) }).expect(422)).body.errors).toMatchObject([{ pointer: '/content/values/code', code: 'too_long' }]);
    const sent = (await send(code, { code: '123456' }).expect(201)).body;
    expect(sent.content.shown.buttons).toEqual([]);
    const parameters = [{ type: 'text', text: '123456' }];
    expect(await componentsSent()).toEqual([{ type: 'body', parameters }, { type: 'button', sub_type: 'url', index: '0', parameters }]);
    line.t.clock.advance(DAY);
    line.sandbox.advance(DAY);
    await shop.owner.post(at(`/${code.id}/submit`), { components: { ...code.components, code: { expires_in_minutes: 5 } } }).expect(200);
    expect(atMeta('login')?.components.at(-1)).toMatchObject({ buttons: [{ url: expect.stringMatching(/otp_type=ZERO_TAP.*com\.example\.shop&.*com\.example\.other&/) as string }] });
  });

  it('refuses an app that Meta would refuse, at its place', async () => {
    const draft = (await shop.owner.post(at(), { account_id: shop.account, label: 'Login', language: 'en_US', category: 'authentication', components: { body: '', code: {}, samples: {}, buttons: [{ kind: 'code', text: '', otp_type: 'one_tap', supported_apps: [{ ...app, package_name: 'shop' }] }] } }).expect(201)).body as Template;
    expect((await shop.owner.post(at(`/${draft.id}/submit`), {}).expect(422)).body.errors).toMatchObject([{ pointer: '/components/buttons/0/supported_apps/0/package_name', code: 'invalid' }]);
    await shop.owner.post(at(), { account_id: shop.account, label: 'Other', language: 'en_US', category: 'authentication', components: { body: '', code: {}, samples: {}, buttons: [{ kind: 'code', text: '', otp_type: 'two_taps' }] } }).expect(422);
  });

  it('R124: the catalog and products of it are shown, with the picture of one of them', async () => {
    const catalog = await approved('Whole shop', 'marketing', { body: 'All our lamps in one place', buttons: [{ kind: 'catalog', text: 'View catalog' }] });
    const products = await approved('New lamps', 'marketing', { header: { format: 'text', text: 'New for {{1}}' }, body: 'Have a look at them', buttons: [{ kind: 'multi_product', text: 'View items' }], samples: { header: 'Lina' } });
    expect(await sync()).toMatchObject([{ ok: true, added: 0, changed: 0 }]);
    await send(catalog, {}).expect(201);
    expect(await componentsSent()).toEqual([]);
    await send(catalog, { 'button.0': 'HALO-1' }).expect(201);
    expect(await componentsSent()).toEqual([{ type: 'button', sub_type: 'catalog', index: '0', parameters: [{ type: 'action', action: { thumbnail_product_retailer_id: 'HALO-1' } }] }]);

    const refused = async (text: string) => (await send(products, { header: 'Lina', 'button.0': text }).expect(422)).body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
    expect([await refused(''), await refused('A: B\nC')]).toEqual([['/content/values/button.0 required'], ['/content/values/button.0 invalid']]);
    const { body: sent } = await send(products, { header: 'Lina', 'button.0': 'Lamps: HALO-1, HALO-2\nBulbs: B-9' }).expect(201);
    expect(sent.content).toMatchObject({ buttons: [{ sub_type: 'mpm', parameters: [{ type: 'products', text: 'HALO-1', sections: [{ title: 'Lamps', product_ids: ['HALO-1', 'HALO-2'] }, { title: 'Bulbs', product_ids: ['B-9'] }] }] }] });
    const action = { thumbnail_product_retailer_id: 'HALO-1', sections: [{ title: 'Lamps', product_items: [{ product_retailer_id: 'HALO-1' }, { product_retailer_id: 'HALO-2' }] }, { title: 'Bulbs', product_items: [{ product_retailer_id: 'B-9' }] }] };
    expect((await componentsSent()).at(-1)).toEqual({ type: 'button', sub_type: 'mpm', index: '0', parameters: [{ type: 'action', action }] });
    expect((await shop.owner.get(`${shop.owner.storePath}/conversations/${sent.conversation_id}/messages/${sent.id}`).expect(200)).body).toMatchObject({ status: 'delivered', failure: null });
  });

  it('R166: a button that is not known here survives a sync and a change', async () => {
    const unknown = [{ type: 'QUICK_REPLY', text: 'Thanks' }, { type: 'REQUEST_CONTACT_INFO', reason: 'delivery' }];
    line.sandbox.meta.addTemplate({ businessAccountId: shop.businessId, name: 'made_there', category: 'UTILITY', components: [{ type: 'BODY', text: 'Where are you' }, { type: 'BUTTONS', buttons: unknown }] });
    await sync();
    const [there] = (await shop.owner.get(at('?name=made_there')).expect(200)).body.data as Template[];
    expect(there?.components.buttons).toMatchObject([{ kind: 'quick_reply' }, { kind: 'other' }]);
    await shop.owner.post(at(`/${there?.id}/submit`), { components: { ...there?.components, body: 'Where are you now' } }).expect(200);
    expect(atMeta('made_there')?.components).toEqual([{ type: 'BODY', text: 'Where are you now' }, { type: 'BUTTONS', buttons: unknown }]);
    expect(await sync()).toMatchObject([{ ok: true, changed: 0 }]);
    expect((await get(there?.id ?? '')).components.buttons).toEqual(there?.components.buttons);
  });
});
