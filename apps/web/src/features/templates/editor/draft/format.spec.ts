import type { TemplateComponents } from '#contracts';
import { newDraft } from './draft.js';
import { withFormat } from './format.js';

const numbers: TemplateComponents = {
  header: { format: 'text', text: 'Hi {{1}}' }, body: 'Order {{1}} comes on {{2}}.', buttons: [{ kind: 'url', text: 'Track', url: 'https://shop.example/{{1}}' }],
  cards: [{ header: { format: 'image' }, body: 'For {{1}}', buttons: [] }], samples: { header: 'Lina', 1: 'A7', 2: 'Monday', 'card.0.1': '9 EUR', 'button.0': 'A7' },
};
const names: TemplateComponents = {
  header: { format: 'text', text: 'Hi {{value_3}}' }, body: 'Order {{value_1}} comes on {{value_2}}.', buttons: numbers.buttons,
  cards: [{ header: { format: 'image' }, body: 'For {{value_1}}', buttons: [] }], samples: { value_3: 'Lina', value_1: 'A7', value_2: 'Monday', 'card.0.value_1': '9 EUR', 'button.0': 'A7' },
};
const draft = (format: 'named' | 'positional', components: TemplateComponents) => ({ ...newDraft('acc_1', 'en', {}), format, components });

describe('variables by names or by numbers', () => {
  it('changes to names and back, with every sample at its variable', () => {
    expect(withFormat(draft('positional', numbers), 'named')).toEqual({ format: 'named', components: names });
    expect(withFormat(draft('named', names), 'positional')).toEqual({ format: 'positional', components: numbers });
    expect(withFormat(draft('named', names), 'named')).toEqual({});
  });

  it('one name in header and body is a number of each', () => {
    const { components } = withFormat(draft('named', { header: { format: 'text', text: '{{name}}!' }, body: 'Dear {{name}}, hello', buttons: [], samples: { name: 'Lina' } }), 'positional');
    expect(components).toEqual({ header: { format: 'text', text: '{{1}}!' }, body: 'Dear {{1}}, hello', buttons: [], samples: { header: 'Lina', 1: 'Lina' } });
  });
});
