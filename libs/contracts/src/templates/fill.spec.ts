import { textOf } from '../message-content.js';
import { fillTemplate, shownOf } from './fill.js';
import { readProductSections, writeProductSections } from './product-sections.js';
import type { TemplateButton, TemplateComponents, TemplateFormat } from './template.js';

const MEDIA = 'med_0000000000000000000000000a';
const made = (components: Partial<TemplateComponents>, format: TemplateFormat = 'positional') => ({
  id: 'tpl_x', name: 'order_shipped', language: 'en_US', category: 'utility' as const, format, components: { body: 'Hello', buttons: [], samples: {}, ...components },
});
const contentOf = (filled: ReturnType<typeof fillTemplate>) => {
  if ('refusals' in filled) throw new Error(JSON.stringify(filled.refusals));
  return filled.content;
};

describe('filling in a template', () => {
  it('puts positional values in the order of their numbers and shows the bubble', () => {
    const content = contentOf(fillTemplate(made({ body: 'Order {{2}} of {{1}} left', footer: 'Lamps', header: { format: 'text', text: 'Hi {{1}}' } }), { 1: 'Lina', 2: 'A7', header: 'there' }, { local: false }));
    expect(content).toMatchObject({
      kind: 'template', name: 'order_shipped', language: 'en_US', header: [{ type: 'text', text: 'there' }], body: [{ type: 'text', text: 'Lina' }, { type: 'text', text: 'A7' }],
      shown: { header: { text: 'Hi there' }, body: 'Order A7 of Lina left', footer: 'Lamps' },
    });
    expect(textOf(content)).toBe('Order A7 of Lina left');
  });

  it('names the values of a named template, which one value may fill in twice', () => {
    const content = contentOf(fillTemplate(made({ header: { format: 'text', text: 'Hi {{first_name}}' }, body: 'Dear {{first_name}}, {{total}} is due' }, 'named'), { first_name: 'Lina', total: '9 €' }, { local: false }));
    expect(content).toMatchObject({ header: [{ name: 'first_name', text: 'Lina' }], body: [{ name: 'first_name', text: 'Lina' }, { name: 'total', text: '9 €' }] });
  });

  it('takes the sample file when no other is given, and values of buttons by their place among all', () => {
    const components = {
      header: { format: 'image', media_id: MEDIA }, buttons: [{ kind: 'quick_reply', text: 'Stop' }, { kind: 'phone', text: 'Call', phone: '+1555' }, { kind: 'url', text: 'Track', url: 'https://x.example/{{1}}' }],
    } as const satisfies Partial<{ [K in keyof TemplateComponents]: unknown }>;
    const content = contentOf(fillTemplate(made(components as unknown as Partial<TemplateComponents>), { 'button.2': 'A7' }, { local: false }));
    expect(content).toMatchObject({
      header: [{ type: 'image', media: { mediaId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string } }], buttons: [{ index: 2, subType: 'url', parameters: [{ type: 'text', text: 'A7' }] }],
      shown: { buttons: [{ text: 'Stop' }, { phone: '+1555' }, { address: 'https://x.example/A7' }] },
    });
    expect(contentOf(fillTemplate(made({ header: { format: 'document' } }), { header: 'https://x.example/a.pdf' }, { local: false }))).toMatchObject({ header: [{ media: { url: 'https://x.example/a.pdf' } }] });
  });

  it('repeats a login code in its button, and fills in cards and offers', () => {
    expect(contentOf(fillTemplate(made({ body: '', code: { security_note: true }, buttons: [{ kind: 'code', text: 'Copy' }] }), { code: '123456' }, { local: false })))
      .toMatchObject({ body: [{ text: '123456' }], buttons: [{ index: 0, subType: 'url', parameters: [{ text: '123456' }] }], shown: { body: expect.stringContaining('*123456*') as string } });
    const card = { header: { format: 'image', media_id: MEDIA }, body: 'Lamp {{1}}', buttons: [{ kind: 'url', text: 'Buy', url: 'https://x.example/{{1}}' }] };
    const components = { cards: [card, card], offer: { text: 'Ends soon', expires: true } } as unknown as Partial<TemplateComponents>;
    const values = { 'card.0.1': 'A', 'card.1.1': 'B', 'card.0.button.0': 'a', 'card.1.button.0': 'b', 'offer.expires': '2026-12-01T10:00:00Z' };
    expect(contentOf(fillTemplate(made(components), values, { local: false }))).toMatchObject({
      cards: [{ body: [{ text: 'A' }], buttons: [{ parameters: [{ text: 'a' }] }] }, { body: [{ text: 'B' }] }], offerExpiresAt: '2026-12-01T10:00:00.000Z', shown: { cards: [{ body: 'Lamp A' }, { body: 'Lamp B' }] },
    });
  });

  it('names the products that a message shows, and the one whose picture stands above', () => {
    const buttonsOf = (kind: 'catalog' | 'multi_product', values: Record<string, string>) => {
      const content = contentOf(fillTemplate(made({ header: { format: 'text', text: 'New' }, buttons: [{ kind, text: 'View items' }] }), values, { local: false }));
      return content.kind === 'template' ? content.buttons : undefined;
    };
    const sections = [{ title: 'Lamps', productIds: ['HALO-1', 'HALO-2'] }, { title: 'Bulbs', productIds: ['x:9'] }];
    expect(buttonsOf('multi_product', { 'button.0': 'Lamps: HALO-1, HALO-2\n Bulbs: x:9' })).toEqual([{ index: 0, subType: 'mpm', parameters: [{ type: 'products', text: 'HALO-1', sections }] }]);
    expect(buttonsOf('multi_product', { 'button.0': 'Lamps: HALO-1،HALO-2; Bulbs: x:9', 'button.0.thumbnail': 'x:9' })).toMatchObject([{ parameters: [{ text: 'x:9', sections }] }]);
    expect(buttonsOf('catalog', {})).toBeUndefined();
    expect(buttonsOf('catalog', { 'button.0': ' HALO-1 ' })).toEqual([{ index: 0, subType: 'catalog', parameters: [{ type: 'product', text: 'HALO-1' }] }]);
    expect(readProductSections(writeProductSections([...sections, { title: '', productIds: ['a:1'] }]))).toEqual([...sections, { title: '', productIds: ['a:1'] }]);
    expect(writeProductSections([{ title: '', productIds: ['A', 'B'] }])).toBe('A, B');
    expect(readProductSections('gid://shopify/Product/12, shopify:12\nBulbs：x:9')).toEqual([{ title: '', productIds: ['gid://shopify/Product/12', 'shopify:12'] }, { title: 'Bulbs', productIds: ['x:9'] }]);
    expect(readProductSections('Sizes S:M: HALO-1')).toEqual([{ title: 'Sizes S:M', productIds: ['HALO-1'] }]);
  });

  it('a code that an app takes over without a tap has no button', () => {
    const shown = (button: Partial<TemplateButton>) => shownOf(made({ body: '', code: {}, buttons: [{ kind: 'code', text: 'Copy', ...button }] }), {}).buttons.map(({ text }) => text);
    expect([shown({}), shown({ otp_type: 'one_tap', autofill_text: 'Fill in' }), shown({ otp_type: 'zero_tap', autofill_text: 'Fill in' })]).toEqual([['Copy'], ['Fill in'], []]);
  });

  it('R131: becomes one plain text where the provider knows no templates', () => {
    const components: Partial<TemplateComponents> = {
      header: { format: 'text', text: 'Order' }, body: '{{1}}, it left.', footer: 'Lamps', buttons: [{ kind: 'quick_reply', text: 'Thanks' }, { kind: 'quick_reply', text: 'Stop' }, { kind: 'url', text: 'Track', url: 'https://x.example/{{1}}' }],
    };
    expect(contentOf(fillTemplate(made(components), { 1: 'Lina\nLee', 'button.2': '7' }, { local: true }))).toMatchObject({
      kind: 'text', text: '*Order*\n\nLina\nLee, it left.\n\nTrack: https://x.example/7\n\n1. Thanks\n2. Stop\n\n_Lamps_', template: { templateId: 'tpl_x' },
    });
  });

  it('R209: names every missing value, and what cannot be sent', () => {
    const wrong = (components: Partial<TemplateComponents>, values: Record<string, string>, local = false) => {
      const filled = fillTemplate(made(components), values, { local });
      return 'refusals' in filled ? filled.refusals.map(({ pointer, code }) => `${pointer} ${code}`) : [];
    };
    expect(wrong({ body: 'Hi {{1}} and {{2}}' }, { 1: ' ' }, true)).toEqual(['/values/1 required', '/values/2 required']);
    expect(wrong({ body: 'Hi {{1}}' }, { 1: 'two\nlines' })).toEqual(['/values/1 invalid']);
    expect(wrong({ body: 'Hi {{1}}' }, { 1: 'x'.repeat(1025) })).toEqual(['/values/1 too_long']);
    expect(wrong({ header: { format: 'image' } }, {})).toEqual(['/values/header required']);
    expect(wrong({ header: { format: 'location' } }, { 'header.latitude': 'north' })).toEqual(['/values/header.latitude not_a_number', '/values/header.longitude required', '/values/header.name required', '/values/header.address required']);
    expect(wrong({ buttons: [{ kind: 'copy_code', text: 'Copy' }] }, { 'button.0': 'x'.repeat(21) })).toEqual(['/values/button.0 too_long']);
    expect(wrong({ body: '', code: {}, buttons: [{ kind: 'code', text: '' }] }, { code: '1'.repeat(16) })).toEqual(['/values/code too_long']);
    const products = (text: string) => wrong({ buttons: [{ kind: 'multi_product', text: 'View' }] }, { 'button.0': text });
    expect([products(''), products('Lamps:'), products('A, B\nC, D'), products(Array.from({ length: 31 }, (_, place) => `P${place}`).join(','))].flat().map((text) => text.split(' ')[1])).toEqual(['required', 'required', 'invalid', 'too_many']);
    expect([products(`${'x'.repeat(25)}: A`), products('x'.repeat(101)), products(Array.from({ length: 11 }, (_, place) => `S${place}: P`).join(';')), products('A: 1; B:')].flat().map((text) => text.split(' ')[1])).toEqual(['too_long', 'too_long', 'too_many', 'invalid']);
  });
});
