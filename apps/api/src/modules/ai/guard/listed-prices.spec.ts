import { type Evidence, type Good, NO_EVIDENCE, sortResult } from './evidence.js';
import { Guard } from './guard.js';
import { NO_SECRETS } from './leaks.js';

const found = { figures: [] as string[], words: [] as string[], goods: [] as Good[] };
sortResult({
  products: [
    { id: 'prod_01h00000000000000000000001', title: 'Blue Ceramic Mug', description: 'Holds 350 ml.', variants: [{ id: 'var_01h00000000000000000000003', title: '', price: '$12.50', stock: 'In stock: 6' }] },
    { id: 'prod_01h00000000000000000000002', title: 'Walnut Table', description: 'Solid walnut.', variants: [{ id: 'var_01h00000000000000000000004', title: 'Small', price: '$1,234.50', stock: 'In stock: 12' }, { id: 'var_01h00000000000000000000005', title: 'Large', price: '$1,500.00', stock: 'Out of stock' }] },
    { id: 'prod_01h00000000000000000000006', title: 'Taza de barro', description: '', variants: [{ id: 'var_01h00000000000000000000007', title: '', price: '$9.00', stock: 'In stock: 6' }] },
  ],
}, found);
const EVIDENCE: Evidence = { ...NO_EVIDENCE, ...found, prose: ['Shipping costs $4.00.'] };
const CART: Evidence = { ...EVIDENCE, figures: [...EVIDENCE.figures, 'quantity 3', 'price_of_all $37.50', 'total $41.50'] };
const guard = new Guard();
const rule = (text: string, evidence = EVIDENCE): string | undefined => guard.findBlocked([text], evidence, NO_SECRETS)?.rule;

describe('prices in the order of the goods', () => {
  it.each([
    'The mug and the table: $12.50 and $1,234.50', 'The mug and the table cost $12.50 and $1,234.50.', 'The mug, the table: $12.50, $1,234.50', 'Blue Ceramic Mug, Walnut Table: $12.50, $1,500', 'Mug and table are $12.50 and $1,234.50 respectively', 'Our prices for the Blue Ceramic Mug and the Walnut Table: $12.50 and $1,234.50',
    'La taza y la Walnut Table: 9 $ y 1.234,50 $', 'The mug, the table and the taza: $12.50, $1,234.50 and $9', 'The table: $1,234.50 or $1,500', 'The mug: $12.50, the table: $1,234.50', 'The mug and the table, $12.50 and $1,500.00.',
  ])('pass: %s', (text) => expect(guard.findBlocked([text], EVIDENCE, NO_SECRETS)).toBeUndefined());
  it.each([
    'The mug and the table: $1,234.50 and $12.50', 'The mug and the table cost $1,234.50 and $12.50', 'Walnut Table, Blue Ceramic Mug: $12.50, $1,234.50', 'The mug and the table: $12.50', 'The mug, the table and the taza: $12.50, $9 and $1,234.50', 'La taza y la Walnut Table: 1.234,50 $ y 9 $', 'The table: $12.50 or $1,500',
  ])('are held back in another order: %s', (text) => expect(rule(text)).toBe('number'));
});

describe('one of the goods beside another', () => {
  it.each([
    'The table with the mug costs $12.50', 'The price of the table with the mug is $12.50', 'The mug that goes with the table costs $1,234.50', 'The mug for the table is $1,234.50', 'The table matching the mug costs $12.50', 'The table without the mug costs $12.50', 'La taza para la Walnut Table cuesta 1.234,50 $', 'Der Table ohne Mug kostet 12,50 $',
  ])('lends it no price: %s', (text) => expect(rule(text)).toBe('number'));
  it.each([
    'The mug that goes with the table costs $12.50', 'The mug for the table is $12.50', 'The table without the mug costs $1,234.50', 'With the table, the mug costs $12.50', 'For the table we have the mug at $12.50', 'The mug comes with a lid and costs $12.50', 'To go with the table, take the mug: $12.50', 'From the mug for $12.50 to the table for $1,234.50', 'La taza para la Walnut Table cuesta 9 $',
  ])('leaves it its own: %s', (text) => expect(guard.findBlocked([text], EVIDENCE, NO_SECRETS)).toBeUndefined());
});

// "Silla" is of an armchair, and no word of a chair cushion: who translates names word by word refuses true prices.
describe('goods by their names in another language', () => {
  const chairs = { ...NO_EVIDENCE, goods: [{ name: 'Oak Armchair', ids: ['a'], prices: ['$80.00'] }, { name: 'Chair Cushion', ids: ['b'], prices: ['$15.00'] }], figures: ['$80.00', '$15.00'] };
  it.each(['La silla de roble cuesta 80 $', 'La chaise coûte 80 $', 'A cadeira custa 80 $', 'سعر الكرسي 80 $'])('are not taken for a neighbour of similar name: %s', (text) => expect(guard.findBlocked([text], chairs, NO_SECRETS)).toBeUndefined());
});

describe('prices as the server writes them in Arabic', () => {
  const arabic = { ...EVIDENCE, goods: EVIDENCE.goods.map((good) => ({ ...good, prices: good.prices.map((price) => `\u200f${price.replace('$', '')} US$`) })) };
  it.each(['سعر الطاولة ١٬٢٣٤٫٥٠ دولار', 'سعر Walnut Table هو 1,234.50 US$', 'سعر Blue Ceramic Mug هو ١٢٫٥٠ دولار'])('are read: %s', (text) => expect(guard.findBlocked([text], arabic, NO_SECRETS)).toBeUndefined());
  it.each(['سعر Walnut Table هو 12.50 US$'])('are of their own good: %s', (text) => expect(rule(text, arabic)).toBe('number'));
});

describe('a price of several', () => {
  it.each(['El precio de tres con envío es 41,50 $', 'The price of three with delivery is $41.50', 'O preço de três com frete é 41,50', 'Le prix de trois avec livraison est 41,50 $'])(
    'counts them: %s', (text) => expect(guard.findBlocked([text], CART, NO_SECRETS)).toBeUndefined());
  it.each(['El precio de tres con envío es 99,50 $', 'The price is three, and the mug is blue.', 'The price of three with delivery is $60', 'Cuesta tres'])('is held back where nobody told it: %s', (text) => expect(rule(text, CART)).toBe('number'));
});

describe('what is there in another script', () => {
  it.each(['هاتف ذهبي متوفر', 'الهاتف الذهبي متوفر الآن', 'حقيبة جلدية متوفرة', 'ثلاجة سامسونج متوفرة', 'سيارة تسلا متاحة'])('is held back where the goods that were shown are others: %s', (text) => expect(rule(text)).toBe('product'));
  it.each(['طاولة الجوز متوفرة', 'الكوب الأزرق متوفر', 'كوب سيراميك متوفر', 'مج أزرق متوفر', 'التوصيل السريع متوفر', 'كل الألوان متوفرة', 'الدفع عند الاستلام متاح', 'خدمة التغليف متوفرة', 'المقاس الكبير متوفر', 'الهاتف الذهبي غير متوفر'])(
    'passes where it is one of them, or no thing: %s', (text) => expect(guard.findBlocked([text], EVIDENCE, NO_SECRETS)).toBeUndefined());
});

describe('what is sent about a delivery', () => {
  it.each(['I have sent you the delivery options', 'Te he enviado las opciones de entrega', 'Je vous ai envoyé les options de livraison', 'We have sent you the delivery details', 'Ich habe dir die Lieferoptionen geschickt', 'I have sent you the link to your order', 'Enviei as opções de entrega'])(
    'is no delivery: %s', (text) => expect(guard.findBlocked([text], EVIDENCE, NO_SECRETS)).toBeUndefined());
  it.each(['I have sent you the delivery', 'I have sent your order with all details', 'He enviado tu pedido', 'We have sent your delivery, options included'])('is held back where it is one: %s', (text) => expect(rule(text)).toBe('claim'));
  it('hides no offer', () => expect(rule('We have just the Golden Unicorn')).toBe('product'));
});
