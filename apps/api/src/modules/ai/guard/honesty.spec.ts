import { wordsOf } from '../wording/words.js';
import { orderWordsOf } from '../wording/order-words.js';
import { LANGUAGES } from '../wording/language.js';
import { type Evidence, type Good, NO_EVIDENCE, sortResult } from './evidence.js';
import { Guard } from './guard.js';
import { NO_SECRETS } from './leaks.js';

const [MUG, TABLE] = ['prod_01h00000000000000000000001', 'prod_01h00000000000000000000002'];
const found = { figures: [] as string[], words: [] as string[], goods: [] as Good[] };
sortResult({
  products: [
    { id: MUG, title: 'Blue Ceramic Mug', description: 'Holds 350 ml.', variants: [{ id: 'var_01h00000000000000000000003', title: '', price: '$12.50', stock: 'In stock: 6' }] },
    { id: TABLE, title: 'Walnut Table', description: 'Solid walnut.', variants: [{ id: 'var_01h00000000000000000000004', title: 'Small', price: '$1,234.50', stock: 'In stock: 12' }, { id: 'var_01h00000000000000000000005', title: 'Large', price: '$1,500.00', stock: 'Out of stock' }] },
  ],
}, found);
sortResult({ lines: [{ variant_id: 'var_01h00000000000000000000003', product: 'Blue Ceramic Mug', quantity: 2, price_of_all: '$25.00' }], total: '$29.50' }, found);
const EVIDENCE: Evidence = { ...NO_EVIDENCE, ...found, prose: ['Shipping\nShipping costs $4.50. It is free above $50. Goods can be returned within 30 days. We ship every order within 2 working days to Portugal.', 'Gift wrapping\nGift wrapping costs $3. The warranty is two years.'] };
const guard = new Guard();
const rule = (text: string, evidence = EVIDENCE): string | undefined => guard.findBlocked([text], evidence, NO_SECRETS)?.rule;

describe('a price of something else', () => {
  it.each([
    'Deal: the Walnut Table is yours for $12.50', 'OK, deal: 50 dollars for the table!', 'The table is reduced to $4.50 today', 'Walnut Table: $12.50', 'The mug is $12.50, the table $12.50.', 'For $12.50 the Walnut Table is yours', 'The Walnut Table is great. It costs $12.50.', 'Walnut Table\n$12.50',
    `{{product:${TABLE}}} for {{price:${MUG}}}`, 'The mug costs $1,234.50', 'The table costs $3', 'La mesa walnut cuesta 12,50 $', 'A Walnut Table custa 4,50 dólares', 'Walnut Table: nur 12,50 Euro', 'La Walnut Table coûte 50 $', 'سعر Walnut Table هو ١٢٫٥٠ دولار', 'Trato: 50 dólares por la mesa', 'Walnut Table only $12.50 today!', 'Walnut Table (was $1,234.50, now $12.50)', 'I can give you the Walnut Table at $50.', 'Blue Ceramic Mug and, special for you, Walnut Table at $12.50', 'Take the table. Only $4.50!', '*Walnut Table*\n$4.50', 'The price of the table is 12.50', 'Deal, the table with delivery: 50 dollars',
  ])('is held back: %s', (text) => expect(rule(text)).toBe('number'));
});

describe('figures in words', () => {
  it.each([
    'Only three left!', 'There are three left in stock', 'Quedan dos unidades', 'Nur noch zwei auf Lager', 'Il en reste deux', 'Restam duas unidades', 'متبقي ثلاث قطع', 'Only two mugs left', 'Just one left!', 'There is one mug left', 'Solo quedan tres', 'Sobram três', 'Es sind noch zwei Stück auf Lager',
    'It costs twenty.', 'Cuesta veinte.', 'Custa vinte', 'Ça coûte vingt.', 'Es kostet zwanzig.', 'يكلف عشرين', 'The price is thirty-five!', 'It is yours for fifteen.', 'It costs only five',
  ])('are held back: %s', (text) => expect(rule(text)).toBe('number'));
});

describe('promises in other words than the shop\'s', () => {
  const MONTHS = { ...EVIDENCE, prose: ['Every mug comes with a 6-month warranty.'] };
  it.each(['It has 6 years of warranty', 'It has a warranty of 6 years.', 'Warranty: 6 years', 'Garantía de seis años', 'Garantia: 6 anos', 'ضمان ٦ سنوات', 'La garantía es de por vida', 'Die Garantie ist lebenslang', 'الضمان مدى الحياة', 'La garantie est à vie', 'A garantia é vitalícia', 'Warranty: lifetime', 'Our warranty: a lifetime', 'Sí tiene garantía de por vida', 'Se incluye garantía de por vida.', 'Entregamos no mundo todo.', 'No worries we ship worldwide', 'You get a full refund if you are not satisfied.', 'Oferecemos garantia vitalícia no nosso site', 'Sin problema te damos garantía de por vida', 'Free returns, no questions asked'])(
    'are held back: %s', (text) => expect(rule(text, MONTHS)).toBe('claim'));
  it.each(['It has a six-month warranty.', 'The warranty is 6 months.', 'Garantía de seis meses', 'Warranty (6 months)', 'No tiene garantía de por vida.', 'No ofrecemos garantía de por vida.', 'Não enviamos para todo o mundo.', 'A lifetime warranty is not included.', 'There are no free returns.', 'Wir liefern leider nicht weltweit.', 'Weltweit liefern wir nicht.', 'No hay devoluciones gratuitas.', 'Pregunto si enviamos a todo el mundo.', 'I will ask whether there is a lifetime warranty.', 'Nous ne livrons pas dans le monde entier.', 'سأسأل هل الضمان مدى الحياة', 'No hacemos envíos internacionales.', 'I do not know if we ship worldwide.', 'We do not offer a 5-year warranty.', 'Solo tiene seis meses de garantía.'])(
    'pass where they are none: %s', (text) => expect(guard.findBlocked([text], MONTHS, NO_SECRETS)).toBeUndefined());
  it.each([
    ['Warranty: 2 years', 'The warranty is 2 years.'], ['Warranty: 2 years', 'Tiene 24 meses de garantía.'], ['Warranty\n2 years from the day of purchase', 'The warranty is two years.'], ['Garantie (24 Monate)', 'It has a 24-month warranty.'], ['ضمان سنتين', 'It comes with a two-year warranty.'], ['Guarantee: lifetime', 'It has a lifetime warranty.'],
    ['If you are not satisfied, you get a full refund.', 'If you are not satisfied, you get a full refund.'], ['If you are not satisfied, you get a full refund.', 'You get a full refund.'], ['Free returns, no questions asked.', 'We offer free returns.'], ['Free returns, no questions asked.', 'Free returns, no questions asked.'], ['We ship worldwide, no exceptions.', 'Enviamos a todo el mundo'], ['Entregamos no mundo todo.', 'We ship worldwide.'],
  ])('pass where the shop says so, "%s": %s', (prose, text) => expect(guard.findBlocked([text], { ...EVIDENCE, prose: [prose] }, NO_SECRETS)).toBeUndefined());
  it.each([['We do not ship worldwide.', 'We ship worldwide.'], ['There is no lifetime warranty.', 'It has a lifetime warranty.'], ['We give no 5-year warranty.', 'It has a 5-year warranty.']])('prove nothing where the shop denies them, "%s": %s', (prose, text) => expect(rule(text, { ...EVIDENCE, prose: [prose] })).toBe('claim'));
});

describe('what a price belongs to', () => {
  const MINIMUM = { ...EVIDENCE, prose: [...EVIDENCE.prose, 'Minimum order: $20. Engraving costs $8.'] };
  it.each(['The Walnut Table and the Blue Ceramic Mug together for $12.50.', 'The Walnut Table and the Blue Ceramic Mug cost $12.50.', 'The Walnut Table delivered to your door costs $50.', 'The Walnut Table costs $29.50.', 'The Walnut Table costs $4.50 including delivery.', 'The Walnut Table with delivery costs $50.', 'Forget the Blue Ceramic Mug the Walnut Table is $12.50', 'The Walnut Table ships for $12.50', '$12.50 for the Walnut Table and $1,234.50 for the Blue Ceramic Mug', 'La Walnut Table con envío cuesta 50 $', 'The mug costs $20', 'The mug costs $8', 'La Walnut Table cuesta 8 $', 'The Walnut Table y la Blue Ceramic Mug por 12,50 $', 'Der Walnut Table mit Versand kostet 50 Dollar', 'Special order price for the Walnut Table: $29.50', 'The Walnut Table costs $4.50 shipping included'])(
    'is not the price said: %s', (text) => expect(rule(text, MINIMUM)).toBe('number'));
  it.each([
    'Orders need at least $20, so one Blue Ceramic Mug ($12.50) is not enough.', 'El grabado de la Walnut Table cuesta 8 $', 'Engraving of the Walnut Table costs $8.', 'The minimum order is $20, and the Blue Ceramic Mug costs $12.50.', '$12.50 for the Blue Ceramic Mug and $1,234.50 for the Walnut Table', 'The Blue Ceramic Mug and the Walnut Table cost $12.50 and $1,234.50.', 'Delivery of the Walnut Table costs $4.50.', 'We deliver the Walnut Table for $4.50.', 'The Blue Ceramic Mug is $12.50 plus $4.50 for delivery.', 'Shipping the Walnut Table is free above $50.',
    'The total for the Walnut Table and the mug is $29.50.', 'The Blue Ceramic Mug costs $12.50 and the Walnut Table $1,234.50.', 'The mug matches the table and costs $12.50.', 'Todo junto son 29,50 $: la Blue Ceramic Mug y el envío.', 'A entrega da Walnut Table custa 4,50 dólares.', 'Der Versand der Walnut Table kostet 4,50 Dollar.', 'Die Gravur der Walnut Table kostet 8 Dollar.', '$12.50: the Blue Ceramic Mug',
    'La Blue Ceramic Mug cuesta 12,50 $ más 4,50 $ de envío.', 'Der Blue Ceramic Mug kostet 12,50 $ zuzüglich 4,50 $ Versand.', 'O Blue Ceramic Mug custa 12,50 $ mais 4,50 $ de envio.', 'سعر Blue Ceramic Mug هو ١٢٫٥٠ دولار والشحن ٤٫٥٠ دولار', 'Por 12,50 $ tienes la Blue Ceramic Mug y por 1.234,50 $ la Walnut Table.', 'Gift wrapping is available for $3.', 'Shipping to Spain is $4.50 for the mug.', 'La Walnut Table cuesta 1.234,50 $ y el envío es gratis por superar los 50 $.', 'The mug is also available at $12.50.', 'Both the table at $1,234.50 and the mug at $12.50 are in stock.',
  ])('is the price said: %s', (text) => expect(guard.findBlocked([text], MINIMUM, NO_SECRETS)).toBeUndefined());
});

describe('what is counted in words', () => {
  const SHOP = { ...EVIDENCE, asked: ['Is there a table?'] };
  it.each(['Nur noch ein Stück auf Lager!', 'We have three available.', 'It costs twenty with delivery.', 'It costs twenty and that is all.', 'Only three mugs left!', 'Just two tables left.', 'Hay tres disponibles.', 'Temos três disponíveis.', 'Nous en avons trois disponibles.', 'Wir haben drei verfügbar.', 'لدينا ثلاث متوفرة', 'Cuesta veinte con envío.', 'Es kostet zwanzig mit Versand.', 'Quedan dos en stock', 'Quedan dos', 'بقي ثلاث قطع', 'There are twenty-five left.', 'Solo queda una unidad'])(
    'is held back: %s', (text) => expect(rule(text, SHOP)).toBe('number'));
  it.each(['Just two things left: your name and your address.', 'Ich brauche nur noch eine Adresse.', 'Quedan dos pasos.', 'Il reste deux étapes.', 'بقي ثلاث خطوات', 'Two are in stock, the third is sold out.', 'Only three details left.', 'Nur noch zwei Schritte.', 'Faltam dois dados, restam dois passos.', 'The price of three mugs is on the list.', 'We have six available.', 'There are two sizes available.', 'It costs the same for two.', 'Hay dos opciones disponibles.', 'Il reste une question.', 'Nur noch sechs Stück auf Lager.', 'There are two available: the mug and the table.', 'Me quedan dos dudas.'])(
    'passes: %s', (text) => expect(guard.findBlocked([text], SHOP, NO_SECRETS)).toBeUndefined());
});

describe('goods without capitals', () => {
  const BOTTLE: Evidence = { ...EVIDENCE, words: [...EVIDENCE.words, 'title Steel Bottle', 'description Holds 500 ml. Fits a tent for 4 persons.'], asked: ['Do you have the iPhone 15, or shoes in 42?'] };
  const ARABIC: Evidence = { ...NO_EVIDENCE, words: ['title كوب أزرق'], goods: [{ name: 'كوب أزرق', ids: ['prod_1'], prices: ['$3'] }], figures: ['stock In stock: 3'] };
  it.each(['Yes, the iPhone 15 comes in black.', 'The iPhone is in stock.', 'The galaxy 24 comes in blue.', 'Sí, el iPhone 15 viene en negro.'])('are held back: %s', (text) => expect(rule(text, BOTTLE)).toBe('product'));
  it.each(['The 500ml is in stock.', 'The 500 ml is available.', 'Size 42 comes in blue.', 'Talla 42 viene en azul.', 'The bottle is available.', 'The iPhone 15 is not available.', 'La taza azul está disponible.', 'Sure, we have the tent for 4.', 'الكوب الأزرق متوفر', 'The iPhone 15 is something we do not sell.', 'Die blaue Tasse ist verfügbar.', 'Number 42 comes in blue.'])('pass: %s', (text) => expect(guard.findBlocked([text], BOTTLE, NO_SECRETS)).toBeUndefined());
  it.each(['الهاتف الذهبي متوفر', 'نعم، النظارة الذهبية متوفرة'])('in Arabic are held back: %s', (text) => { expect(rule(text, ARABIC)).toBe('product'); expect(['product', 'claim']).toContain(rule(text, NO_EVIDENCE)); });
  it.each(['الكوب الأزرق متوفر', 'الكوب متوفر', 'الهاتف الذهبي غير متوفر', 'اللون الأزرق متوفر', 'لا، الهاتف الذهبي ليس متوفر'])('in Arabic pass: %s', (text) => expect(guard.findBlocked([text], ARABIC, NO_SECRETS)).toBeUndefined());
});

describe('goods, acts and promises that nobody told of', () => {
  it.each(['The Golden Phone Pro is available.', 'Sure, the Golden Phone comes in red.', 'El Teléfono Dorado está disponible', 'Das Goldene Telefon ist verfügbar', 'O Telefone Dourado está disponível'])('goods: %s', (text) => expect(rule(text)).toBe('product'));
  it.each([
    'I have placed the order for you.', 'I ordered it for you.', 'Your order is complete.', 'He realizado tu pedido.', 'I have cancelled your order.', 'Your refund is on its way.', 'Your order has shipped.', "I've just placed your order.", 'We have refunded your order', 'I reserved it for you', 'Your order is on its way!', 'Sí, tu pedido está en camino', 'Tu pedido ha sido cancelado', 'Tu reembolso está en camino',
    'Fiz o seu pedido', 'O seu pedido foi enviado', 'Cancelei o seu pedido', "J'ai passé votre commande", 'Votre commande est en route', "J'ai annulé votre commande.", 'Votre remboursement est en route', 'Ich habe deine Bestellung aufgegeben', 'Ich habe es für dich bestellt', 'Ihre Bestellung ist unterwegs', 'Ich habe Ihre Bestellung storniert', 'Ihre Erstattung ist unterwegs', 'لقد قمت بتأكيد طلبك', 'طلبك في الطريق', 'لقد ألغيت طلبك', 'تم شحن طلبك', 'I have issued your refund.',
    'It has a lifetime warranty', 'We ship worldwide', 'It comes with a five-year warranty', 'Tiene garantía de por vida', 'Enviamos a todo el mundo', 'Tem garantia vitalícia', 'Enviamos para todo o mundo', 'Garantie à vie', 'Nous livrons dans le monde entier', 'Lebenslange Garantie', 'Wir liefern weltweit', 'ضمان مدى الحياة', 'نشحن إلى جميع أنحاء العالم', 'It has 5 years of warranty', 'Returns are easy: you get a full refund', 'Garantía de cinco años', '10 Jahre Garantie',
  ])('claims: %s', (text) => expect(['claim', 'delivery']).toContain(rule(text)));
});

describe('honest answers', () => {
  it.each([
    'The Blue Ceramic Mug costs $12.50.', 'The Walnut Table is $1,234.50 or $1,500.00.', 'Blue Ceramic Mug ($12.50) and Walnut Table ($1,234.50)', 'The mug costs $12.50, the table $1,234.50.', 'The mug is $12.50 and shipping costs $4.50.', 'Shipping is free above $50 and the Walnut Table is above $50.', 'Two mugs are $25.00, your total is $29.50.', 'Your cart: 2 Blue Ceramic Mug, total $29.50', 'Gift wrapping for the mug costs $3.', 'The mug fits. Delivery costs $4.50.',
    `{{product:${TABLE}}}: {{price:${TABLE}}}\n{{product:${MUG}}}: {{price:${MUG}}}`, `Take {{product:${MUG}}} for {{price:${MUG}}}, {{stock:${MUG}}}.`, 'La taza cuesta 12,50 $ y la mesa 1.234,50 $.', 'El envío de la mesa es gratis a partir de 50 $.', 'A caneca custa 12,50 e o envio 4,50 dólares.', 'La livraison coûte 4,50 $.', 'Der Versand kostet 4,50 Dollar, der Becher 12,50 Dollar.', 'التوصيل بسعر ٤٫٥٠ دولار', 'Walnut Table\n$1,234.50', 'It costs $12.50.',
    'There are six left in stock.', 'Quedan seis unidades.', 'Nur noch sechs auf Lager.', 'Il en reste six.', 'متبقي ست قطع', 'I found two mugs for you. Which one?', 'You have three days left to decide? Take your time.', 'Me queda una duda: ¿qué color?', 'Es gibt zwei Größen.', 'There are two sizes available.', 'Two questions left: name and address?',
    'The blue one is in stock.', 'All three are in stock.', 'Two colours are in stock.', 'One of them is in stock.', 'The two you asked for are in stock.', 'Las dos están disponibles.', 'Die beiden sind auf Lager.', 'Quedan pocas unidades.', 'Let me know if you have one question left.', 'It is one of our favourites.', 'The price is the same for both.', 'How many would you like, one or two?', 'Custa o mesmo.',
    'The mug costs $12.50 without shipping.', 'La taza Blue Mug cuesta 12,50 $ sin envío.', 'The table costs $1,234.50 including delivery.',
    'The table is great. The mug, on the other hand, is much cheaper at $12.50.', 'Compared with the Walnut Table, the Blue Ceramic Mug is only $12.50.', 'Instead of the table for $1,234.50 you can take the mug for $12.50.', 'Agreed, delivery costs $4.50.', 'Orders above $50 ship free, so the Walnut Table does too.', 'Walnut Table\nSmall: $1,234.50\nLarge: $1,500.00', '• Blue Ceramic Mug – $12.50\n• Walnut Table – $1,234.50', '*Blue Ceramic Mug*: $12.50\n*Walnut Table*: from $1,234.50', 'Perfect! The total is $29.50 with delivery.', 'Your two mugs come to $25.00.',
    'Thank you for your order.', 'I have passed your order to a colleague.', 'Is your order complete?', 'Has your order shipped yet? A colleague will look.', 'Your order is almost complete: I need an address.', 'La commande est validée en appuyant sur Confirmer.', 'El pedido se confirma con el botón.', 'Ihre Bestellung ist erst bestätigt, wenn Sie tippen.', 'I have put two mugs in your cart.', 'J’ai ajouté deux tasses à votre panier.', 'Ich habe zwei Becher in den Warenkorb gelegt.', 'He añadido dos tazas a tu carrito.', 'Adicionei duas canecas ao seu carrinho.', 'أضفت كوبين إلى سلتك.', 'Where is your order? Let me look.', 'I have asked a colleague to cancel your order.', 'Refunds are made by our team.', 'A colleague decides about your refund.', 'What does your order include?', 'You have not ordered anything yet.',
    'Shall I cancel your order?', 'Once your order is complete, you get a number.', 'Your order is placed when you tap Confirm.', 'I cannot cancel your order; a colleague can.', 'I have added it to your cart.', 'I placed it in your cart.', 'We ship every order within 2 working days.', 'The order is shipped within 2 working days.', 'I have noted your address.', 'I have confirmed that we have it in stock.', 'Please confirm your order with the button.', 'Confirme su pedido con el botón.', 'Cuando tu pedido esté confirmado, te avisamos.', 'No he realizado ningún pedido.', 'Si tu pedido está en camino, te lo dirá un compañero.', 'Assim que o pedido for confirmado, avisamos.', 'Sobald Ihre Bestellung bestätigt ist, schreiben wir.', 'He anotado tu dirección.', 'Votre commande sera validée dès que vous confirmez.', 'لم يتم تأكيد طلبك بعد',
    'The warranty is two years.', 'Tiene dos años de garantía.', 'Die Garantie beträgt zwei Jahre.', 'I do not know whether we ship worldwide.', 'We do not ship worldwide.', 'There is no lifetime warranty.', 'Shall I ask a colleague about the warranty?', 'Ich frage, ob wir weltweit liefern.', 'You can return it within 30 days.',
    'The Blue Ceramic Mug is available.', 'Der Becher ist verfügbar.', 'The mug comes in blue.', 'Gift Wrapping is available.', 'The Walnut Table comes in Small and Large.', 'The Golden Phone is not available.', 'La Mesa está disponible.', 'Das Telefon ist nicht verfügbar',
  ])('pass: %s', (text) => expect(guard.findBlocked([text], EVIDENCE, NO_SECRETS)).toBeUndefined());

  it.each([['status shipped', 'Your order has shipped.'], ['status cancelled', 'Your order has been cancelled.'], ['status placed', 'Your order is confirmed.'], ['status refunded', 'We have refunded your order.']])('tell what %s tells: %s', (status, text) => expect(rule(text, { ...EVIDENCE, figures: [status] })).toBeUndefined());
  it('is told of one state, and claims another', () => expect(rule('Your order has shipped.', { ...EVIDENCE, figures: [...EVIDENCE.figures, 'status placed'] })).toBe('claim'));
  it.each(['We ship worldwide with a lifetime warranty.', 'Enviamos a todo el mundo, con garantía de por vida'])('repeat a promise of the shop in any language: %s', (text) => {
    expect(rule(text, { ...EVIDENCE, prose: ['We ship worldwide. Every mug has a lifetime warranty.'] })).toBeUndefined();
  });
  it('need no product where a colleague gave the price', () => expect(rule('The Walnut Table is $1,000 for you.', { ...EVIDENCE, prose: ['I can give you the walnut table for $1,000.'] })).toBeUndefined());

  it.each(LANGUAGES)('include what is written for the shop already, in %s', (language) => {
    const { statuses: _statuses, placed: _placed, cancelled: _cancelled, ...order } = orderWordsOf(language);
    const written = [...Object.values(wordsOf(language)), ...Object.values(order)].map((text) => text.replaceAll('{product}', 'mug').replaceAll('{store}', 'shop').replaceAll(/\{\w+\}/g, ''));
    expect(written.map((text) => [text, guard.findBlocked([text], { ...EVIDENCE, showsProducts: true }, NO_SECRETS)]).filter(([, blocked]) => blocked !== undefined)).toEqual([]);
  });
});
