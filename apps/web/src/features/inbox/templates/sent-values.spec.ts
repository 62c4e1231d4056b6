import { fillTemplate, type TemplateComponents, type TemplateFormat } from '#contracts';
import type { Message } from '../model.js';
import { sentTemplate } from './sent-values.js';

const MEDIA = 'med_00000000000000000000000001';

/** As the API shows what a message keeps. */
function inSnakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inSnakeCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), inSnakeCase(item)]));
}
function sent(components: Partial<TemplateComponents>, format: TemplateFormat, values: Record<string, string>, category: 'utility' | 'authentication' = 'utility') {
  const filled = fillTemplate({ id: 'tmpl_1', name: 'any', language: 'en', category, format, components: { body: '', buttons: [], samples: {}, ...components } as TemplateComponents }, values, { local: false });
  if (!('content' in filled)) throw new Error(JSON.stringify(filled.refusals));
  return sentTemplate({ kind: 'template', content: inSnakeCase(filled.content) as Message['content'] });
}

describe('the values of a template that was sent', () => {
  it.each<[string, Partial<TemplateComponents>, TemplateFormat, Record<string, string>]>([
    ['by number', { body: 'Parcel {{2}} for {{1}} is here' }, 'positional', { 1: 'Lina', 2: 'A7' }],
    ['by name', { header: { format: 'text', text: 'Hello {{who}}' }, body: 'Parcel {{parcel}} is here' }, 'named', { who: 'Lina', parcel: 'A7' }],
    ['of the header', { header: { format: 'text', text: 'For {{1}}' }, body: 'It is here' }, 'positional', { header: 'Lina' }],
    ['of a place', { header: { format: 'location' }, body: 'It is here' }, 'positional', { 'header.latitude': '41.4', 'header.longitude': '2.2', 'header.name': 'Shop', 'header.address': 'Main street 1' }],
    ['of buttons', { body: 'Track it', buttons: [{ kind: 'phone', text: 'Call', phone: '+34600000000' }, { kind: 'url', text: 'Track', url: 'https://shop.example/{{1}}' }] }, 'positional', { 'button.1': 'A7' }],
    ['of products', { body: 'New', buttons: [{ kind: 'multi_product', text: 'View items' }] }, 'positional', { 'button.0': 'Lamps: HALO-1, HALO-2\nBulbs: B-9', 'button.0.thumbnail': 'B-9' }],
    ['of products under the picture of the first', { body: 'New', buttons: [{ kind: 'multi_product', text: 'View items' }] }, 'positional', { 'button.0': 'HALO-1, HALO-2' }],
    ['of the catalog', { body: 'New', buttons: [{ kind: 'catalog', text: 'View catalog' }] }, 'positional', { 'button.0': 'HALO-1' }],
  ])('are read back %s', (_name, components, format, values) => {
    expect(sent(components, format, values)).toEqual({ templateId: 'tmpl_1', values });
  });

  it('are read back of a login code, which stands in two places', () => {
    expect(sent({ code: {} as never }, 'positional', { code: '482913' }, 'authentication')?.values).toEqual({ code: '482913' });
  });

  it('are read back of a file and of cards', () => {
    const content = {
      shown: { template_id: 'tmpl_2', category: 'marketing' }, header: [{ type: 'image', media: { media_id: MEDIA } }],
      cards: [{ header: [{ type: 'image', media: {} }], body: [{ type: 'text', text: 'Mug' }], buttons: [{ index: 1, sub_type: 'url', parameters: [{ type: 'text', text: 'mug' }] }] }],
    };
    expect(sentTemplate({ kind: 'template', content })?.values).toEqual({ header: MEDIA, 'card.0.1': 'Mug', 'card.0.button.1': 'mug' });
  });

  it('are none of other messages', () => {
    expect(sentTemplate({ kind: 'text', content: { text: 'hi', shown: { template_id: 'tmpl_1' } } })).toBeUndefined();
  });
});
