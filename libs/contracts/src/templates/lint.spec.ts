import { lintTemplate } from './lint.js';
import { LOCAL_TEMPLATE_RULES, templateName, type TemplateRules } from './rules.js';
import type { TemplateCategory, TemplateComponents, TemplateFormat } from './template.js';

const rules: TemplateRules = {
  ...LOCAL_TEMPLATE_RULES, approval: true, headers: ['text', 'image', 'video', 'document', 'location'], offer_body: 600, button_kinds: { quick_reply: 10, url: 2, phone: 1, copy_code: 1, flow: 1 },
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

  it('R131, R132, R208: where it is sent as plain text', () => {
    const local = { by: LOCAL_TEMPLATE_RULES };
    expect(found({ body: '{{1}}', buttons: [reply('Yes')] }, local)).toEqual([]);
    expect(found({ header: { format: 'image' }, buttons: [{ kind: 'flow', text: 'Form', flow_id: '1' }], cards: [] }, local)).toEqual(['header/format not_allowed', 'buttons/0/kind not_allowed', 'cards not_allowed', 'header/media_id required']);
  });

  it('names come from labels', () => {
    expect(['Order shipped!', '  Envío & más ', 'تم الشحن'].map(templateName)).toEqual(['order_shipped', 'envio_mas', '']);
  });
});
