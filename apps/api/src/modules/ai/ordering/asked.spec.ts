import type { MessageContent } from '#contracts';
import type { TurnMessage } from '../turn.js';
import { answeredBy } from './asked.js';
import { cartId, confirmId, orderTapIn, orderTapOf, quantityId, variantId } from './order-taps.js';

const ID = '019a0000-0000-7000-8000-000000000001';
const message = (author: 'customer' | 'assistant', content: string | MessageContent): TurnMessage => ({ id: ID, author, content: typeof content === 'string' ? { kind: 'text', text: content } : content, at: new Date(0) });
const asking = (...ids: string[]): TurnMessage => message('assistant', { kind: 'buttons', body: '?', buttons: ids.map((id) => ({ id, title: id.slice(0, 20) })) });
const answer = (text: string | MessageContent, asked: TurnMessage) => answeredBy([message('customer', text)], [asked]);

describe('what the order dialogue has asked', () => {
  const quantity = asking(quantityId(ID, 1), quantityId(ID, 2));
  const address = asking(cartId('pickup'), cartId('back'));

  it.each([['3', 3], ['3 please', 3], ['x 12', 12], ['٢', 2], ['quiero 4', 4], ['three', 3], ['dos, por favor', 2], ['make it three', 3], ['que sean dos', 2], ['خليها اثنين', 2], ['I want two of them', 2]])('a number is a quantity: %s', (text, wanted) => expect(answer(text, quantity)).toEqual({ what: 'quantity', variantId: ID, quantity: wanted, isMore: false }));
  it.each([['add one', 1], ['add 2 more', 2], ['otra más, por favor', 1]])('more of it: %s', (text, more) => expect(answer(text, quantity)).toEqual({ what: 'quantity', variantId: ID, quantity: more, isMore: true }));
  it.each(['hello', '2 or 3?', '20000', 'do you have the 350 ml mug in red', 'remove 1 mug', 'two how much', 'one of my friends', 'add two lamps', 'make it blue', 'three or four'])('no quantity: %s', (text) => expect(answer(text, quantity)).toBeUndefined());
  it.each(['Ana Lima, 5 Main Street', 'Calle Mayor 12, Madrid', 'Delivery address: 12 Rue de Paris', 'شارع الملك فهد ١٢'])('an address: %s', (text) => expect(answer(text, address)).toEqual({ what: 'address', address: text }));
  it.each(['How long does delivery take?', 'menu', 'thanks', 'talk to a person', 'ok', 'where is my order', 'cancel my order', 'show me the red lantern', 'I changed my mind, no thanks', 'Actually make it 2', 'add two mugs, please'])('no address: %s', (text) => expect(answer(text, address)).toBeUndefined());
  it('a place on the map is an address', () => {
    expect(answer({ kind: 'location', latitude: 38.7, longitude: -9.1, name: 'Home' }, address)).toEqual({ what: 'address', address: '38.700000, -9.100000\nHome' });
  });
  it('nothing was asked, nothing is answered', () => {
    expect(answer('3', message('assistant', 'Hello'))).toBeUndefined();
    expect(answeredBy([message('customer', '3')], [quantity, message('assistant', 'Hello')])).toBeUndefined();
  });
});

describe('taps of the order dialogue', () => {
  it('are read back as they were given out', () => {
    expect(orderTapOf(confirmId({ id: ID, version: 7 }))).toEqual({ kind: 'confirm', orderId: ID, version: 7 });
    expect(orderTapOf(quantityId(ID, 0))).toEqual({ kind: 'quantity', variantId: ID, quantity: 0 });
    expect(orderTapOf(variantId(ID))).toEqual({ kind: 'variant', variantId: ID });
    for (const made of ['confirm:1:1', `confirm:${ID}`, `confirm:${ID}:-1`, `qty:${ID}:1000`, 'cart:everything', `variant:${ID}x`]) expect(orderTapOf(made)).toBeUndefined();
  });
  it('a confirmation counts whatever was written after it', () => {
    const tap = message('customer', { kind: 'choice', id: confirmId({ id: ID, version: 2 }), title: 'Confirm', of: 'button' });
    expect(orderTapIn([tap, message('customer', 'thanks!')])).toMatchObject({ kind: 'confirm' });
    const cancel = message('customer', { kind: 'choice', id: cartId('cancel'), title: 'Cancel', of: 'button' });
    expect(orderTapIn([tap, cancel, message('customer', 'sorry')])).toEqual({ kind: 'cart', what: 'cancel' });
    expect(orderTapIn([cancel, tap])).toMatchObject({ kind: 'confirm' });
    expect(orderTapIn([message('customer', { kind: 'choice', id: cartId('show'), title: 'Cart', of: 'button' }), message('customer', 'hm')])).toBeUndefined();
  });
});
