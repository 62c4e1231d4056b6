import { addresseeIn } from './addressee.js';

describe('who receives an order', () => {
  it.each([
    ['My name is Ana Lima, 5 Main Street', 'Ana Lima'], ['Hi, my name is ana lima, 5 main street', 'ana lima'], ['5 Main Street, Lisbon, for Ana Lima', 'Ana Lima'], ['Name: Ana, 5 Main Street', 'Ana'],
    ['Me llamo Ana Lima Ruiz, Calle Mayor 12, 2º B, Madrid', 'Ana Lima Ruiz'], ['Calle Mayor 3, Madrid, a nombre de Ana Lima', 'Ana Lima'], ['Soy Ana, calle Mayor 3', 'Ana'],
    ['Je m’appelle Marie Dubois, 12 rue de la Paix', 'Marie Dubois'], ['Meu nome é Rui Costa, Rua Bela 7', 'Rui Costa'], ['اسمي أحمد علي، شارع التحرير 15', 'أحمد علي'],
  ])('is the one who says so: %s', (text, name) => expect(addresseeIn(text)).toEqual({ name, isMaybeNamed: true }));

  it.each([
    ['Ana Lima, 5 Main Street, Lisbon', 'Ana Lima', 'Ana Lima'], ['ana lima\n5 main street', 'Ana 🌸', 'ana lima'], ['Hi, Ana Lima, 5 Main Street', 'Ana Lima Ruiz', 'Ana Lima'], ['Calle Mayor 3, Madrid, Ana', 'Ana Lima', 'Ana'], ['أحمد علي، شارع التحرير 15', 'أحمد', 'أحمد علي'],
  ])('is the customer, who is known: %s', (text, known, name) => expect(addresseeIn(text, known)).toEqual({ name, isMaybeNamed: true }));

  it.each(['5 Main Street', 'Calle Mayor 3', '12 rue de la Paix', 'شارع الملك فهد ١٢', 'Ok, 5 Main Street please', 'My address is 5 Main Street', 'Flat 3, 7 Oakfield Gardens', '38.722300, -9.139300', 'Av. Brasil 500 apto 12'])
    ('is nobody that was named: %s', (text) => expect(addresseeIn(text, 'Ana Lima')).toEqual({ name: undefined, isMaybeNamed: false }));

  it.each(['5 Main Street, Lisbon, for tomorrow please', '5 Main Street, I am home after six', '5 Main Street, thanks for waiting', 'Calle Mayor 3, Madrid, soy vegetariana', '12 rue de la Paix, je suis pressée'])
    ('is nobody who is named by what else is said: %s', (text) => expect(addresseeIn(text, 'Francisco Lima').name).toBeUndefined());

  it.each([
    'Buenos Aires, Av. Corrientes 1234', 'San Francisco, 12 Market Street', 'Las Condes, Los Militares 5001', 'I am in San Francisco, 12 Market Street', 'Soy de Buenos Aires, Av. Corrientes 1234', 'Deliver it to San Francisco, 12 Market Street', 'Nova Lima, Rua Bela 7',
    'Eva, 5 Main Street', 'Eva Hill 5 Main Street', 'Calle Mayor 3, Eva Ruiz', '5 Main Street, Lisbon', 'Eva Pérez Paseo de Gracia 43', 'Hauptstraße 5, Berlin', '38.722300, -9.139300\nEva Ruiz', 'Marie Dubois\n5 chemin des Vignes\n69005 Lyon', 'सीता शर्मा, 12 MG Road',
  ])('may be somebody who was named, or that is a town: %s', (text) => expect(addresseeIn(text, 'Francisco Lima')).toEqual({ name: undefined, isMaybeNamed: true }));
});
