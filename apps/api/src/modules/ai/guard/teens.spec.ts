import { NO_EVIDENCE } from './evidence.js';
import { Guard } from './guard.js';
import { NO_SECRETS } from './leaks.js';
import { normalise } from './reading-text.js';

const guard = new Guard();
const rule = (text: string, prose: readonly string[] = []): string | undefined => guard.findBlocked([text], { ...NO_EVIDENCE, prose }, NO_SECRETS)?.rule;

describe('eleven to nineteen in words', () => {
  it.each([
    'Only eleven left', 'There are thirteen left in stock', 'Quedan once unidades', 'Quedan catorce', 'Il en reste onze', 'Il en reste dix-huit', 'Restam onze unidades', 'Nur noch elf auf Lager', 'Nur noch neunzehn Stück', 'متبقي إحدى عشرة قطعة', 'متبقي اثنا عشر قطعة', 'متبقي سبعة عشر قطعة', 'متبقي ثماني عشرة قطعة', 'सिर्फ ग्यारह बचे हैं', 'अठारह पीस बचे हैं',
  ])('are a stock figure: %s', (text) => expect(rule(text)).toBe('number'));
  it.each([
    'It costs thirteen.', 'It costs sixteen dollars', 'Cuesta trece', 'Cuesta once', 'Cuesta dieciséis dólares', 'Ça coûte treize', 'Il coûte seize euros', 'Il coûte dix-sept euros', 'Custa treze', 'Custa dezesseis reais', 'Custa dezassete euros', 'Es kostet dreizehn.', 'Es kostet elf Euro', 'Es kostet sechzehn Euro', 'يكلف ثلاثة عشر', 'يكلف خمسة عشر دولار', 'يكلف تسعة عشر', 'कीमत तेरह रुपये है', 'उन्नीस रुपये',
  ])('are a price: %s', (text) => expect(rule(text)).toBe('number'));
  it.each([
    'We deliver in eleven days', 'It arrives in fourteen days', 'Delivery takes sixteen days', 'Llega en catorce días', 'Llega en once días', 'La entrega tarda diecisiete días', 'Livré en quatorze jours', 'Livraison en dix-neuf jours', 'Chega em catorze dias', 'Chega em dezassete dias', 'Lieferung in vierzehn Tagen', 'Lieferung in elf Tagen', 'Die Lieferung kommt in achtzehn Tagen an', 'التوصيل خلال أربعة عشر يوما', 'التوصيل خلال ستة عشر يوما', 'डिलीवरी चौदह दिन में', 'डिलीवरी सत्रह दिनों में होगी', 'बारह दिन में डिलीवरी',
  ])('are a time of delivery: %s', (text) => expect(rule(text)).toBe('delivery'));
  it.each(['You get eleven percent off', 'There is a fourteen percent discount', 'once por ciento de descuento', 'onze pour cent de remise', 'dezenove por cento de desconto', 'siebzehn Prozent Rabatt', 'خصم أحد عشر بالمئة', 'सोलह प्रतिशत छूट'])(
    'are a discount: %s', (text) => expect(rule(text)).toBe('number'));

  it.each([
    ['We deliver within 11 days.', 'Delivery takes eleven days.'], ['Entregamos en once días.', 'La entrega tarda 11 días.'], ['Livraison en dix-sept jours', 'Livraison en 17 jours'], ['Lieferung in elf Tagen', 'Die Lieferung dauert elf Tage'], ['التوصيل خلال ١٤ يوما', 'التوصيل خلال أربعة عشر يوما'],
    ['Gift wrapping costs sixteen dollars.', 'Gift wrapping costs $16.'], ['We are open from eleven to nineteen.', 'We are open from 11 to 19.'],
  ])('are what the shop says in digits or words, "%s": %s', (prose, text) => expect(rule(text, [prose])).toBeUndefined());
  it.each([['We deliver within 4 days.', 'التوصيل خلال أربعة عشر يوما'], ['Livraison en dix jours', 'Livraison en dix-sept jours'], ['We deliver within 10 days.', 'Delivery takes eleven days.']])('are no other number, "%s": %s', (prose, text) => expect(rule(text, [prose])).toBe('delivery'));
  it.each(['You pay once.', 'Wash it once a week.', 'Once your order ships, we write to you.', 'You pay once, on delivery.', 'Once days get longer, we open earlier', 'Seize the day!', 'It is an elf of clay.', 'My son once had it', 'Não, onde fica?', 'Wie sich die Elfe freut'])(
    'are no numbers where the word means something else: %s', (text) => expect(rule(text, ['We deliver every day. The elf is made of clay.'])).toBeUndefined());
  it('leave other words alone', () => expect(normalise('Eleven, once, elf, seize, DIX-NEUF, أحد عشر')).toBe('11, once, elf, seize, 19, 11'));
});
