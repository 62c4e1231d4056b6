import type { TurnMessage } from '../../turn.js';
import { OPTION_BROWSE, OPTION_PRODUCT } from '../../tools/suggest-actions.js';
import { placeNamedIn, productAt } from './list-places.js';

describe('a place in a list, named', () => {
  it.each([
    ['how much is the first one?', 0, 'how much is Mug'], ['the 2nd', 1, 'Mug'], ['I want two of the third one', 2, 'i want two of Mug'], ['number 4 please, the last one', -1, 'number 4 please, Mug'], ['option 2', 1, 'Mug'],
    ['¿cuánto cuesta la segunda?', 1, 'cuanto cuesta Mug'], ['quiero el último', -1, 'quiero Mug'], ['la opción 3, por favor', 2, 'Mug, por favor'], ['la primera, ¿cuánto vale?', 0, 'Mug, cuanto vale'],
    ['combien coûte le deuxième ?', 1, 'combien coute Mug'], ['la dernière', -1, 'Mug'], ['quanto custa o primeiro?', 0, 'quanto custa Mug'], ['a terceira opção', 2, 'Mug'],
    ['كم سعر الأول؟', 0, 'كم سعر Mug'], ['أريد الثانية', 1, 'اريد Mug'], ['رقم ٣', 2, 'Mug'],
  ])('"%s"', (text, place, called) => {
    const named = placeNamedIn(text);
    expect([named?.place, named?.withTitle('Mug')]).toEqual([place, called]);
  });

  it.each([
    'the first time I ordered it broke', 'es la primera vez que compro', 'I live on the second floor', 'do you have a first aid kit?', 'c est la dernière fois', '2 mugs', 'my number 12345', 'one', 'can it arrive by the 2nd?', 'deliver it on the 1st', 'where is my order number 3?', '¿dónde está mi pedido número 3?', 'هل هذه المرة الأولى لكم',
    'when we came to your shop on the coast last summer with the children we liked the first one',
  ])('none in "%s"', (text) => expect(placeNamedIn(text)?.place).toBeUndefined());
});

describe('the product in a place', () => {
  const [mug, lamp] = ['01930000-0000-7000-8000-000000000001', '01930000-0000-7000-8000-000000000002'];
  const list = { id: 'm', author: 'assistant', content: { kind: 'list', body: 'Found', button: 'Choose', sections: [
    { title: 'A', rows: [{ id: `${OPTION_PRODUCT}${mug}`, title: 'Mug' }] }, { title: 'B', rows: [{ id: `${OPTION_PRODUCT}${lamp}`, title: 'Lamp' }, { id: `${OPTION_BROWSE}8:`, title: 'More' }] },
  ] } } as unknown as TurnMessage;
  const said = (author: string, text: string): TurnMessage => ({ id: text, author, content: { kind: 'text', text } }) as unknown as TurnMessage;

  it('counts the rows of all sections of the list that was shown last', () => {
    expect([0, 1, 2, 3, -1].map((place) => productAt(place, [list, said('customer', 'hm')]))).toEqual([mug, lamp, undefined, undefined, lamp]);
  });
  it('knows none once the store has said something else', () => {
    expect(productAt(0, [list, said('assistant', 'We are open till eight')])).toBeUndefined();
    expect(productAt(0, [])).toBeUndefined();
  });
});
