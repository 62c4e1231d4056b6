import type { MappedValues, SendableTemplate, TemplateComponents } from '#contracts';
import { AppError } from '../../../platform/errors/app-error.js';
import { demandValues } from './rule-draft.js';

describe('the values of a rule that is switched on', () => {
  const wrong = (values: MappedValues, components: Partial<TemplateComponents> = {}, local = false): string[] => {
    const template = { id: 'tmpl_1', name: 'news', language: 'en', category: 'marketing', format: 'positional', components: { body: 'For {{1}}', buttons: [{ kind: 'multi_product', text: 'View' }], samples: {}, ...components } };
    try {
      demandValues(template as unknown as SendableTemplate, values, { local });
      return [];
    } catch (error) {
      return error instanceof AppError ? error.errors.map(({ pointer, code }) => `${pointer} ${code}`) : [String(error)];
    }
  };
  const products = { 'button.0': { text: 'Lamps: HALO-1, HALO-2\nBulbs: B-9' } };

  it('come from somewhere, each of them', () => {
    expect(wrong({ 1: { text: ' ' } })).toEqual(['/values/1 required', '/values/button.0 required']);
    expect(wrong({ 1: { column: 'customer_name' }, ...products })).toEqual([]);
    expect(wrong({ 1: { text: 'you' }, 'button.0': { column: 'products', fallback: ' ' } })).toEqual([]);
  });

  it('can be sent, as far as they are known before something happens', () => {
    expect(wrong({ 1: { text: 'you' }, 'button.0': { text: 'A, B\nC, D' } })).toEqual(['/values/button.0 invalid']);
    expect(wrong({ 1: { text: 'you' }, 'button.0': { column: 'products', fallback: 'Lamps: A; Bulbs:' } })).toEqual(['/values/button.0 invalid']);
    expect(wrong({ 1: { column: 'customer_name', fallback: 'dear\nfriend' }, ...products })).toEqual(['/values/1 invalid']);
    expect(wrong({ 1: { text: 'dear\nfriend' } }, { buttons: [] }, true)).toEqual([]);
  });
});
