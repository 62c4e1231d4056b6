import { addresseeIn } from './addressee.js';

describe('who receives an order', () => {
  it.each([
    ['Ana Lima, 5 Main Street, Lisbon', 'Ana Lima', '5 Main Street, Lisbon'], ['ana lima, 5 main street', 'ana lima', '5 main street'], ['Marie Dubois\n5 chemin des Vignes\n69005 Lyon', 'Marie Dubois', '5 chemin des Vignes\n69005 Lyon'],
    ['Hi, Ana Lima, 5 Main Street', 'Ana Lima', '5 Main Street'], ['Deliver it to Ana Lima, 5 Main Street', 'Ana Lima', '5 Main Street'], ['My name is Ana Lima, 5 Main Street', 'Ana Lima', '5 Main Street'],
    ['Me llamo Ana Lima Ruiz, Calle Mayor 12, 2º B, Madrid', 'Ana Lima Ruiz', 'Calle Mayor 12, 2º B, Madrid'], ['Je m’appelle Marie Dubois, 12 rue de la Paix', 'Marie Dubois', '12 rue de la Paix'],
    ['أحمد علي، شارع التحرير 15، الدقي', 'أحمد علي', 'شارع التحرير 15، الدقي'], ['اسمي أحمد علي، شارع التحرير 15', 'أحمد علي', 'شارع التحرير 15'], ['सीता शर्मा, 12 MG Road', 'सीता शर्मा', '12 MG Road'],
  ])('is the one whose name was written: %s', (text, name, address) => expect(addresseeIn(text)).toMatchObject({ name, address }));

  it.each(['5 Main Street', 'Calle Mayor 3', '12 rue de la Paix', 'شارع الملك فهد ١٢', 'Ok, 5 Main Street please', 'My address is 5 Main Street', 'Flat 3, 7 Oakfield Gardens', '38.722300, -9.139300', 'Av. Brasil 500 apto 12'])
    ('is nobody that was named: %s', (text) => expect(addresseeIn(text)).toEqual({ name: undefined, address: text, isMaybeNamed: false }));

  it.each(['Ana, 5 Main Street', 'Ana Lima 5 Main Street', 'Calle Mayor 3, Ana Lima', '5 Main Street, Lisbon', 'Ana Pérez Paseo de Gracia 43', 'Hauptstraße 5, Berlin', '38.722300, -9.139300\nAna Lima', 'Ana Hill, 5 Main Street'])
    ('may be somebody who was named: %s', (text) => expect(addresseeIn(text)).toEqual({ name: undefined, address: text, isMaybeNamed: true }));
});
