import { priceRangeOf } from './price-range.js';

describe('the price in a customer\'s words', () => {
  it.each([
    ['red shoes under 50', 'red shoes', null, 50], ['shoes below 30 euros please', 'shoes please', null, 30], ['a gift up to €19.90', 'a gift', null, 19.9], ['jacket < 100', 'jacket', null, 100],
    ['toys between 10 and 20 €', 'toys', 10, 20], ['jacket from 100 to 200 euros', 'jacket', 100, 200], ['watch over 150', 'watch', 150, null], ['something around 20', 'something', 14, 26],
    ['zapatos por menos de 40 euros', 'zapatos', null, 40], ['lámpara hasta 100', 'lampara', null, 100], ['regalos entre 20 y 30', 'regalos', 20, 30],
    ['brinquedos até 25 reais', 'brinquedos', null, 25], ['robe à moins de 50 euros', 'robe', null, 50], ["lampe jusqu'à 80 €", 'lampe', null, 80],
    ['a lamp, it should not cost more than 40 euros', 'a lamp, it should', null, 40], ["a lamp that doesn't cost over 40", 'a lamp that', null, 40], ['a lamp that will not exceed 40', 'a lamp that will', null, 40], ['una lámpara que no cueste más de 40 euros', 'una lampara que', null, 40],
    ['zapatos no más de 40', 'zapatos', null, 40], ['uma lanterna que não custe mais de 40', 'uma lanterna que', null, 40], ['une lampe qui ne coûte pas plus de 40 euros', 'une lampe qui', null, 40], ['pas plus de 40 euros', '', null, 40], ['فانوس لا يكلف أكثر من 40', 'فانوس', null, 40],
    ['حذاء أقل من ٣٠ يورو', 'حذاء', null, 30], ['هدية بين 20 و 30', 'هديه', 20, 30], ['50 रुपये से कम जूते', 'जूते', null, 50], ['joote 50 se kam', 'joote', null, 50],
  ])('%s', (text, words, min, max) => expect(priceRangeOf(text)).toMatchObject({ words, min, max }));

  it.each(['tent for 2 people', 'size 44 boots', 'from 2 people tent', 'dress size 38', 'iphone 15', 'hose up to 20 m', 'puzzle 1000 pieces', 'tv 4k', 'rice up to 5 kg', 'power bank over 10k mah', 'de 5 personas',
    'Nike Air Max 90', 'iphone 15 pro max 256', 'shoes from 36 to 40', 'shoes from 36 up to 40', 'zapatos talla de 38 a 40', 'zapatos talla entre 38 y 40', 'tamanho até 42', 'pointure entre 38 et 40', 'حذاء مقاس من 38 الى 40', 'साइज़ 40 तक', 'socks within 90', 'from 10 to 20 kg'])('%s holds none', (text) => {
    expect(priceRangeOf(text)).toEqual({ words: text, min: null, max: null, namesCurrency: false });
  });

  it.each([
    ['phone under 1,000', null, 1000], ['celular menos de 50.000', null, 50_000], ['menos de 1.500 pesos', null, 1500], ['under $1,299.99', null, 1299.99], ['below 1 500', null, 1500],
    ['sofá hasta 1.299,99 €', null, 1299.99], ['under ₹1,00,000', null, 100_000], ["montre moins de 1'500", null, 1500], ['sofa under 1,234,567.5', null, 1_234_567.5], ['sofa under 1500.50', null, 1500.5],
    ['entre 1.000 y 2.500 €', 1000, 2500], ['هاتف أقل من ١٬٥٠٠', null, 1500], ['هاتف أقل من ١٢٫٥', null, 12.5], ['under 10,000 yen', null, 10_000], ['under 12.500 KWD', null, 12.5], ['under 1,250 KWD', null, 1250], ['أقل من 12.500 دينار كويتي', null, 12.5],
    ['celular por menos de 50 mil', null, 50_000], ['celular hasta 50 mil pesos', null, 50_000], ['laptop under 1k', null, 1000], ['laptop under $1.5k', null, 1500], ['sofa over 50k', 50_000, null],
    ['celular entre 20 y 50 mil', 20_000, 50_000], ['entre 500 y 1 mil pesos', 500, 1000], ['entre 10 mil y 20 mil', 10_000, 20_000], ['até 2 mil reais', null, 2000], ['moins de 3 mille euros', null, 3000],
    ['هاتف أقل من ٥ آلاف', null, 5000], ['50 हज़ार से कम', null, 50_000], ['phone under 2 lakh', null, 200_000], ['moto hasta 1 millón de pesos', null, 1_000_000],
    ['under 1.2345', null, null], ['under 1234567890', null, null],
  ])('%s is counted in thousands', (text, min, max) => expect(priceRangeOf(text)).toMatchObject({ min, max }));

  it.each([
    ['जूते ५०० से कम', 'जूते', null, 500], ['₹५०० से कम जूते', 'जूते', null, 500], ['२ हज़ार से कम', '', null, 2000], ['500 रुपये के अंदर जूते', 'जूते', null, 500], ['500 ke andar shoes', 'shoes', null, 500],
    ['१०००-२००० के बीच', '', 1000, 2000], ['जूते 500 और 1000 के बीच', 'जूते', 500, 1000], ['joote 500 se 1000 ke beech', 'joote', 500, 1000], ['جزمة ٥٠٫٥ ريال أو أقل', 'جزمه', null, 50.5],
    ['جزمة ١٬٥٠٠ ريال كحد أقصى', 'جزمه', null, 1500], ['جزمة ما يزيدش عن ٥٠', 'جزمه', null, 50], ['shoes 50 or less', 'shoes', null, 50], ['shoes 50 euros max', 'shoes', null, 50], ['zapatos de 50€ o menos', 'zapatos de', null, 50],
    ['tênis até R$ 50', 'tenis', null, 50], ['abaixo de R$ 1.200,00', '', null, 1200], ['shoes 20-30 euros', 'shoes', 20, 30], ['shoes 20 to 30 dollars', 'shoes', 20, 30], ['shoes $20-$30', 'shoes', 20, 30],
    ['shoes, nothing over 50', 'shoes,', null, 50], ['zapatos que no pasen de 50', 'zapatos', null, 50], ['shoes 20-30', 'shoes 20-30', null, null], ['iphone 15 max', 'iphone 15 max', null, null], ['2 to 5 people tent', '2 to 5 people tent', null, null],
  ])('%s says its price behind the amount, or with nothing but a currency', (text, words, min, max) => expect(priceRangeOf(text)).toMatchObject({ words, min, max }));

  it.each([
    ['shoes max 90 €', 'shoes', null, 90], ['shoes max of 90', 'shoes', null, 90], ['iphone 15 pro max 256 under 1,000', 'iphone 15 pro max 256', null, 1000], ['gift within $30', 'gift', null, 30],
    ['shoes price from 36 to 40', 'shoes price', 36, 40], ['zapatos precio de 38 a 40', 'zapatos precio', 38, 40], ['shoes from 36 to 40 under 50', 'shoes from 36 to 40', null, 50],
  ])('%s names a price beside the name or size', (text, words, min, max) => expect(priceRangeOf(text)).toMatchObject({ words, min, max }));

  it.each([['red shoes under 50', false], ['entre 20 y 30 €', true], ['under $50', true], ['أقل من 30', false], ['50 se kam', false]])('%s names a currency: %s', (text, namesCurrency) => {
    expect(priceRangeOf(text)).toMatchObject({ namesCurrency });
  });
});
