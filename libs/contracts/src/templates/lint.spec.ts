import { lintTemplate } from './lint.js';
import { LOCAL_TEMPLATE_RULES, templateName, type TemplateRules } from './rules.js';
import type { TemplateButton, TemplateCategory, TemplateComponents, TemplateFormat } from './template.js';

const rules: TemplateRules = {
  ...LOCAL_TEMPLATE_RULES, approval: true, headers: ['text', 'image', 'video', 'document', 'location'], offer_body: 600, button_kinds: { quick_reply: 10, url: 2, phone: 1, copy_code: 1, flow: 1, catalog: 1, multi_product: 1 },
  cards: { min: 2, max: 10, body: 160, buttons: 2, button_kinds: ['quick_reply', 'url', 'phone'] }, offer_text: 16, offer_code: 15, code_minutes: { min: 1, max: 90 },
};
const found = (components: Partial<TemplateComponents>, { category = 'utility', format = 'positional', by = rules }: { category?: TemplateCategory; format?: TemplateFormat; by?: TemplateRules } = {}): string[] =>
  lintTemplate({ category, format, components: { body: 'We are here for you', buttons: [], samples: {}, ...components } }, by).map(({ pointer, code }) => `${pointer.replace('/components/', '')} ${code}`);
const reply = (text: string) => ({ kind: 'quick_reply' as const, text });

describe('what WhatsApp would refuse of a template', () => {
  it('nothing of a sound one', () => {
    expect(found({ header: { format: 'text', text: 'Hi {{1}}' }, body: 'Your order {{1}} has left us', footer: 'Lamps', buttons: [reply('Yes'), reply('No'), { kind: 'url', text: 'Go', url: 'https://x.example/{{1}}' }], samples: { header: 'a', 1: 'b', 'button.2': 'c' } })).toEqual([]);
  });

  it.each<[string, TemplateFormat, string[]]>([
    ['{{1}} has left us', 'positional', ['variable_at_edge', 'sample_missing']], ['It goes to {{1}}', 'positional', ['variable_at_edge', 'sample_missing']],
    ['For {{1}} {{2}} it is now ready', 'positional', ['variables_adjacent', 'sample_missing', 'sample_missing']], ['Hi {{1}}, {{2}}, bye.', 'positional', ['too_many_variables', 'sample_missing', 'sample_missing']],
    ['For {{2}} it is ready', 'positional', ['variable_order', 'sample_missing']], ['For {{name}} it is ready', 'positional', ['variable_name', 'sample_missing']],
    ['For {{Name}} it is ready', 'named', ['variable_name', 'sample_missing']], ['', 'positional', ['required']], [`${'x'.repeat(1025)}`, 'positional', ['too_long']],
  ])('body %p', (body, format, codes) => {
    expect(found({ body }, { format }).map((text) => text.split(' ')[1])).toEqual(codes);
  });

  it('in header, footer and buttons', () => {
    expect(found({ header: { format: 'text', text: '*Hi* 🎉 {{1}} {{2}}' } }).slice(0, 3)).toEqual(['header/text too_many_variables', 'header/text no_markup', 'header/text no_emoji']);
    expect(found({ header: { format: 'image' }, footer: 'By {{1}}' })).toEqual(['footer no_variables', 'header/media_id required']);
    expect(found({ buttons: [reply('A'), { kind: 'phone', text: 'B', phone: '' }, reply('A')] })).toEqual(['buttons not_contiguous', 'buttons/1/phone required', 'buttons/2/text duplicate']);
    expect(found({ buttons: [{ kind: 'url', text: 'A', url: 'https://x.example/{{1}}/b' }, { kind: 'url', text: 'B', url: 'nowhere' }, { kind: 'url', text: 'C', url: 'https://x.example' }] }))
      .toEqual(['buttons/0/url variable_not_last', 'buttons/1/url invalid', 'buttons/2/kind too_many', 'samples/button.0 sample_missing']);
    expect(found({ buttons: Array.from({ length: 11 }, (_, index) => reply(`Nr ${index}`)) })).toEqual(['buttons too_many', 'buttons/10/kind too_many']);
  });

  it('in codes, offers and carousels', () => {
    expect(found({ body: '', code: { expires_in_minutes: 10 }, buttons: [{ kind: 'code', text: 'Copy' }] }, { category: 'authentication' })).toEqual([]);
    expect(found({ body: 'Hi', footer: 'x', code: { expires_in_minutes: 91 } }, { category: 'authentication' })).toEqual(['body not_allowed', 'footer not_allowed', 'code/expires_in_minutes too_large', 'buttons required']);
    expect(found({ code: {} })).toEqual(['code not_allowed']);
    expect(found({ offer: { text: 'Seventeen letters!', expires: true }, footer: 'x' })).toEqual(['offer not_allowed', 'offer/text too_long', 'footer not_allowed', 'buttons required', 'buttons required']);
    const [go, code] = [{ kind: 'url' as const, text: 'Go', url: 'https://x.example' }, { kind: 'copy_code' as const, text: '' }];
    const offer = (expires: boolean, ...buttons: TemplateComponents['buttons']) => found({ offer: { text: 'Ends soon', expires }, buttons, samples: { 'button.0': 'LAMPS10' } }, { category: 'marketing' });
    expect([offer(true, code, go), offer(false, go), offer(true, go), offer(false, reply('A'), go)]).toEqual([[], [], ['buttons required'], ['buttons/0/kind not_allowed']]);
    expect(offer(true, go, code)).toEqual(['buttons/1/kind not_allowed', 'samples/button.1 sample_missing']);
    expect(found({ offer: { text: 'Ends soon', expires: true }, buttons: [code, go], samples: { 'button.0': 'SIXTEEN_LETTERS_' } }, { category: 'marketing' })).toEqual(['samples/button.0 too_long']);
    const card = { header: { format: 'image' as const, media_id: 'med_1' }, buttons: [reply('A')] };
    expect(found({ cards: [card, card] }, { category: 'marketing' })).toEqual([]);
    expect(found({ cards: [card] })).toEqual(['cards not_allowed', 'cards too_few']);
    expect(found({ cards: [card, { ...card, body: 'x' }] }, { category: 'marketing' })).toEqual(['cards/1 mixed_cards']);
    expect(found({ cards: [{ ...card, buttons: [code] }, { ...card, buttons: [code] }] }, { category: 'marketing' }).slice(0, 2)).toEqual(['cards/0/buttons/0/kind not_allowed', 'cards/1/buttons/0/kind not_allowed']);
  });

  it('in codes that an app takes over', () => {
    const handed = (button: Partial<TemplateButton>) => found({ body: '', code: {}, buttons: [{ kind: 'code', text: '', ...button }] }, { category: 'authentication' });
    const app = { package_name: 'com.example.shop', signature_hash: 'K8a%2FAINcGX7' };
    expect([handed({ otp_type: 'one_tap', supported_apps: [app] }), handed({ otp_type: 'zero_tap', supported_apps: [{ ...app, signature_hash: 'K8a/AINcGX7' }], zero_tap_terms_accepted: true })]).toEqual([[], []]);
    expect(handed({ otp_type: 'one_tap', autofill_text: 'x'.repeat(26) })).toEqual(['buttons/0/autofill_text too_long', 'buttons/0/supported_apps required']);
    expect(handed({ otp_type: 'zero_tap', supported_apps: Array.from({ length: 6 }, () => app) })).toEqual(['buttons/0/supported_apps too_many', 'buttons/0/zero_tap_terms_accepted required']);
    expect(handed({ otp_type: 'one_tap', supported_apps: [{ package_name: 'shop', signature_hash: 'short' }, { package_name: '', signature_hash: '' }] })).toEqual([
      'buttons/0/supported_apps/0/package_name invalid', 'buttons/0/supported_apps/0/signature_hash invalid', 'buttons/0/supported_apps/1/package_name required', 'buttons/0/supported_apps/1/signature_hash required',
    ]);
  });

  it('in what shows products', () => {
    const [view, all, header] = [{ kind: 'multi_product' as const, text: 'View items' }, { kind: 'catalog' as const, text: 'View catalog' }, { format: 'text' as const, text: 'New' }];
    const shown = (components: Partial<TemplateComponents>, category: TemplateCategory = 'marketing') => found(components, { category });
    expect([shown({ header, buttons: [view] }), shown({ buttons: [all] })]).toEqual([[], []]);
    expect(shown({ buttons: [view] }, 'utility')).toEqual(['buttons/0/kind not_allowed', 'header/format required']);
    expect(shown({ header, buttons: [all, reply('Yes')] })).toEqual(['buttons/0/kind not_allowed', 'header/format not_allowed']);
    expect(shown({ header: { format: 'location' }, buttons: [view] })).toEqual(['header/format not_allowed']);
  });

  it('not in what only the provider knows', () => {
    expect([{ kind: 'other' as const, text: 'See', extra: { type: 'SPM', text: 'See' } }, { kind: 'other' as const, text: 'See' }].map((button) => found({ buttons: [button] }))).toEqual([[], ['buttons/0/kind not_allowed']]);
  });

  it('R131, R132, R208: where it is sent as plain text', () => {
    const local = { by: LOCAL_TEMPLATE_RULES };
    expect(found({ body: '{{1}}', buttons: [reply('Yes')] }, local)).toEqual([]);
    expect(found({ header: { format: 'image' }, buttons: [{ kind: 'flow', text: 'Form', flow_id: '1' }], cards: [] }, local)).toEqual(['header/format not_allowed', 'buttons/0/kind not_allowed', 'cards not_allowed', 'header/media_id required']);
  });

  it('names come from labels', () => {
    expect(['Order shipped!', '  Envío & más ', 'تم الشحن'].map(templateName)).toEqual(['order_shipped', 'envio_mas', '']);
  });
});
