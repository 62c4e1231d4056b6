import { type Evidence, type Good, NO_EVIDENCE, sortResult } from './evidence.js';
import { Guard } from './guard.js';
import { NO_SECRETS } from './leaks.js';

const found = { figures: [] as string[], words: [] as string[], goods: [] as Good[] };
sortResult({
  products: [
    { id: 'prod_01h00000000000000000000001', title: 'Blue Ceramic Mug', description: 'Holds 350 ml.', variants: [{ id: 'var_01h00000000000000000000003', title: '', price: '$12.50', stock: 'In stock: 6' }] },
    { id: 'prod_01h00000000000000000000002', title: 'Walnut Table', description: 'Solid walnut.', variants: [{ id: 'var_01h00000000000000000000004', title: 'Small', price: '$1,234.50', stock: 'In stock: 12' }] },
  ],
}, found);
/** What the customer wrote proves no price: 9, 25, 80 and 1990 are theirs. */
const EVIDENCE: Evidence = {
  ...NO_EVIDENCE, ...found, prose: ['Shipping costs $4.50. It is free above $50. Goods can be returned within 30 days.'], asked: ['I need a mug for 9 people, 80 cm wide, I am 25 and born in 1990'],
};
const heldBack = (text: string): boolean => new Guard().findBlocked([text], EVIDENCE, NO_SECRETS) !== undefined;

interface Wording {
  readonly language: string;
  readonly decimal: ',' | '.';
  /** The digits from 0 to 9 besides the Latin ones. */
  readonly digits?: string;
  /** Ways to write the amount `#`. */
  readonly amounts: readonly string[];
  /** Goods under names that no tool has used; `#` is the amount. */
  readonly goods: readonly string[];
  readonly delivery: readonly string[];
  /** They tell a sum without any currency. */
  readonly sums: readonly string[];
}
const WORDINGS: readonly Wording[] = [
  {
    language: 'en', decimal: '.', amounts: ['$#', 'US$#', '# dollars', '# USD', 'USD #', '#$', '# bucks'],
    goods: ['The blue mug costs #.', 'It is #.', 'You can have it for #.', 'They are # each.', 'Blue mug – #', 'That comes to #.', 'We sell them at # a piece.', 'I can do # for you.', '# is what we ask for it.', 'Blue mug (#)', 'The mug? #!', 'From # you get one.'],
    delivery: ['Delivery costs #.', 'Shipping: #', 'We deliver for #.'], sums: ['You can have it for #.', 'That comes to #.', 'We sell them at # a piece.', 'It costs #.', 'You owe us #.', 'For # it is yours.'],
  },
  {
    language: 'es', decimal: ',', amounts: ['# $', '$#', '# dólares', '# USD', 'US$ #', 'USD #'],
    goods: ['La taza azul cuesta #.', 'Te sale en #.', 'Son #.', 'Está a #.', 'Las tenemos a # cada una.', 'Te la dejo en #.', 'Taza azul: #', 'Taza azul – #', 'Por # es tuya.', 'La taza azul sale a #.', 'En total serían #.', 'Te cobramos #.', 'La taza queda en #.', 'Nos debes #.'],
    delivery: ['El envío cuesta #.', 'Envío: #', 'Te lo llevamos por #.', 'La entrega son #.'], sums: ['Te sale en #.', 'Está a #.', 'Las tenemos a # cada una.', 'Te la dejo en #.', 'Por # es tuya.', 'La taza azul sale a #.', 'Te cobramos #.', 'La taza queda en #.', 'Nos debes #.'],
  },
  {
    language: 'pt', decimal: ',', amounts: ['US$ #', '$#', '# dólares', '# USD'],
    goods: ['A caneca azul custa #.', 'Sai por #.', 'São #.', 'Está a #.', 'Temos a # cada.', 'Fica em #.', 'Caneca azul: #', 'Caneca azul – #', 'Por # é sua.', 'Fazemos por #.', 'No total dá #.', 'Cobramos #.'],
    delivery: ['A entrega custa #.', 'Envio: #', 'O frete sai por #.'], sums: ['Sai por #.', 'Está a #.', 'Temos a # cada.', 'Fica em #.', 'Por # é sua.', 'Fazemos por #.', 'Cobramos #.'],
  },
  {
    language: 'fr', decimal: ',', amounts: ['# $', '$#', '# dollars', '# USD', '# $ US'],
    goods: ['La tasse bleue coûte #.', 'Elle est à #.', 'Ça fait #.', 'Ça vous revient à #.', 'Nous la vendons # pièce.', 'Tasse bleue : #', 'Tasse bleue – #', 'Pour #, elle est à vous.', 'En tout, ce sera #.', 'On vous la fait à #.'],
    delivery: ['La livraison coûte #.', 'Livraison : #', 'Nous livrons pour #.'], sums: ['Elle est à #.', 'Ça fait #.', 'Ça vous revient à #.', 'Pour #, elle est à vous.', 'En tout, ce sera #.', 'On vous la fait à #.'],
  },
  {
    language: 'ar', decimal: '.', digits: '٠١٢٣٤٥٦٧٨٩', amounts: ['# دولار', '# دولارًا', '# دولارات', '$#', 'US$ #'],
    goods: ['سعر الكوب الأزرق #.', 'الكوب الأزرق بـ #.', 'الكوب الأزرق بـ# فقط.', 'يكلفك #.', 'هو بـ #.', 'كل واحد بـ #.', 'الكوب الأزرق: #', 'الكوب الأزرق – #', 'الإجمالي #.', 'ستدفع #.', 'عليك #.', 'نبيعه مقابل #.'],
    delivery: ['تكلفة التوصيل #.', 'التوصيل: #', 'نوصله مقابل #.'], sums: ['سعر الكوب الأزرق #.', 'الكوب الأزرق بـ #.', 'الكوب الأزرق بـ# فقط.', 'يكلفك #.', 'كل واحد بـ #.', 'ستدفع #.', 'عليك #.', 'نبيعه مقابل #.'],
  },
  {
    language: 'hi', decimal: '.', digits: '०१२३४५६७८९', amounts: ['$#', '# डॉलर', 'US$#'],
    goods: ['नीले मग की कीमत # है।', 'नीला मग # का है।', 'यह # में मिलेगा।', 'नीला मग: #', 'नीला मग – #', 'कुल # होगा।', 'आपको # देने होंगे।', 'एक मग # का पड़ेगा।', 'हम इसे # में बेचते हैं।'],
    delivery: ['डिलीवरी का शुल्क # है।', 'डिलीवरी: #'], sums: ['नीले मग की कीमत # है।', 'यह # में मिलेगा।', 'आपको # देने होंगे।', 'एक मग # का पड़ेगा।', 'हम इसे # में बेचते हैं।'],
  },
];
const [PRICE, FEE] = ['12.50', '4.50'];
/** Of nothing at all, of the customer's own words, of descriptions, of stock figures, and so small that they may count something. */
const INVENTED = ['9.90', '19.99', '1990', '80', '25', '9', '350', '12', '6', '7'];

function written(number: string, { decimal, digits }: Wording): string[] {
  const own = digits === undefined ? [] : [number.replaceAll(/\d/g, (digit) => digits[Number(digit)] ?? '').replace('.', digits.startsWith('٠') ? '٫' : '.')];
  return [number.replace('.', decimal), ...own];
}
function texts(sentences: readonly string[], numbers: readonly string[], wording: Wording, amounts: readonly string[] = wording.amounts): string[] {
  return sentences.flatMap((sentence) => numbers.flatMap((number) => written(number, wording).flatMap((form) => amounts.map((amount) => sentence.replace('#', () => amount.replace('#', () => form))))));
}

describe.each(WORDINGS)('amounts in $language, of goods under names that no tool has used', (wording) => {
  const { goods, delivery, sums } = wording;
  it('pass where the server has told them', () => expect([...texts(goods, [PRICE], wording), ...texts(delivery, [FEE], wording)].filter(heldBack)).toEqual([]));
  it('are held back where nothing has', () => expect(texts([...goods, ...delivery], INVENTED, wording).filter((text) => !heldBack(text))).toEqual([]));
  it('pass without a currency where the server has told them', () => expect(texts(sums, [PRICE], wording, ['#']).filter(heldBack)).toEqual([]));
  it('are held back without a currency where nothing has', () => expect(texts(sums, ['80', '350', '1990', '7'], wording, ['#']).filter((text) => !heldBack(text))).toEqual([]));
});

describe('amounts in a currency that the shop does not take', () => {
  it.each(['80 yen', '80 baht', '80 kronor', '80 ليرة', '80 شيكل', '80 colones', '80 bolívares', '80 zlotys', '₦80', '80 ₺', 'R$ 80', '80 रुपये', '80 ريال', 'Rs. 80'])('are held back: %s', (amount) => expect(heldBack(`OK, ${amount}`)).toBe(true));
});

describe('numbers that are no amounts', () => {
  it.each(['It holds 350 ml.', 'Son para 9 personas.', 'La taza está a 3 pasos de la mesa.', 'Fica em 2 cores.', 'Elle est à 2 minutes.', 'متوفر بـ3 ألوان.', 'Te quedan 30 días para devolverla.', 'Nous sommes à 2 rues d’ici.', 'We charge it for 2 hours.'])('pass: %s', (text) => expect(heldBack(text)).toBe(false));
});
