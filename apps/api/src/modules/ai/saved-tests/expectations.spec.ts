import { checkAnswer, type Expectation } from './expectations.js';

const answer = {
  kind: 'reply' as const,
  messages: [{ kind: 'buttons', body: 'The Blue Mug costs $9.', header: { media: { mediaId: 'secret' } }, buttons: [{ id: 'order:1', title: 'Order this' }] }],
  steps: [{ kind: 'tool' as const, tool: 'search_products', arguments: {}, ok: true, result: '', ms: 1, sources: [{ kind: 'product' as const, id: 'prod_1', title: 'Blue Mug', score: 1, used: true }, { kind: 'product' as const, id: 'prod_2', title: 'Red Mug', score: 1, used: false }] }],
};

describe('what a saved test expects of an answer', () => {
  it.each<[Expectation, boolean]>([
    [{ kind: 'shows_product', id: 'prod_1' }, true], [{ kind: 'shows_product', id: 'prod_2' }, false], [{ kind: 'uses_knowledge', id: 'kno_1' }, false],
    [{ kind: 'hands_off' }, false], [{ kind: 'answers' }, true], [{ kind: 'says', text: 'blue mug' }, true], [{ kind: 'says', text: 'Órder this!' }, true], [{ kind: 'says', text: 'mu' }, false],
    [{ kind: 'says', text: 'secret' }, false], [{ kind: 'says', text: '' }, false], [{ kind: 'does_not_say', text: 'discount' }, true], [{ kind: 'does_not_say', text: 'mug costs' }, false],
  ])('%j: %s', (expectation, met) => expect(checkAnswer([expectation], answer)).toEqual([met]));
});
