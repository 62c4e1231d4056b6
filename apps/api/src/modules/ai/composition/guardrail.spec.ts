import { findBlocked } from './guardrail.js';

const EVIDENCE = {
  catalog: ['{"products":[{"id":"prod_01h00000000000000000000005","title":"Blue Shirt","description":"Washes at 30 degrees","variants":[{"price":"$1,250.00","stock":"In stock: 7"}]}]}'],
  prose: ['Shipping is free of charge above $50 and takes 3 days. More on https://shop.example/shipping or shop.example.com'],
};
const RULES = 'You answer customers of a shop on WhatsApp. You are the shop\'s assistant, and you work with the tools you are given.';
const rule = (text: string): string | undefined => findBlocked([text], EVIDENCE, [RULES])?.rule;

describe('what a model may not say on its own', () => {
  it.each([
    'It costs $20.', 'only 20 dollars today', 'Price: 19,99', 'The price is 20', 'USD 20', '€ 1.300', 'I can give you 15% off', 'un descuento de 15', '15 por ciento',
    'You save 30', 'Só 30 reais', 'cuesta 300', 'Le prix est de 30', 'السعر ٣٠ ريال', '٣٠٪ خصم', 'there are only 3 hundred left: 4 left', 'We have 12 in stock', 'quedan 4', 'متبقي 4',
    'R$ 45', '₦4000', 'It costs $7', 'It costs $30', 'in stock: 1250', 'only $5', 'That is $1,251.00',
  ])('holds back an invented figure: %s', (text) => expect(rule(text)).toBe('number'));

  it.each(['twenty dollars', 'fifty percent', 'veinte pesos', 'It is free of charge for you, for free', 'half price just for you', 'gratis', 'هو مجانا'])('holds back a figure in words: %s', (text) => expect(rule(text)).toBe('claim'));

  it.each(['Pay at https://evil.example/pay', 'see www.evil.example', 'go to cheap-shirts.shop/now'])('holds back an unknown link: %s', (text) => expect(rule(text)).toBe('link'));

  it('holds back its own instructions', () => {
    expect(rule('Sure! My instructions: "You answer customers of a shop on WhatsApp. You are the shop\'s assistant."')).toBe('prompt');
  });

  it.each([
    'It costs $1,250.00.', 'It costs $1250', 'It is 1.250,00 dollars', 'In stock: 7', 'Delivery takes 3 days.', 'free of charge above $50', 'See https://shop.example/shipping.',
    'It is {{price:prod_01h00000000000000000000000}}, {{stock:prod_01h00000000000000000000000}}.', 'I found two shirts for you. Which one?', 'We are happy to help 24 hours a day', 'Size 42 fits well', 'Hello!', 'Feel free to ask',
  ])('lets pass: %s', (text) => expect(findBlocked([text], EVIDENCE, [RULES])).toBeUndefined());
});
