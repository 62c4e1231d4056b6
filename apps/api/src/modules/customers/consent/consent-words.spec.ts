import { type MessageContent, OPT_OUT_PAYLOAD } from '#contracts';
import { consentWish } from './consent-words.js';

const text = (words: string): MessageContent => ({ kind: 'text', text: words });

describe('what a message says about marketing', () => {
  it.each([
    ['STOP', undefined], ['stop', undefined], [' Stop. ', undefined], ['STOP!!! 🛑', undefined], ['Unsubscribe', 'en'], ['baja', 'es'], ['Darme de baja', 'es'], ['¡ALTO!', 'es'], ['No más mensajes', 'es'], ['Stop offers', 'en'], ['No más ofertas', 'es'], ['أوقفوا العروض', 'ar'],
    ['SAIR', 'pt'], ['Parar promoções', 'pt'], ['désabonner', 'fr'], ['Arrêt', 'fr'], ['abmelden', 'de'], ['Stopp', 'de'], ['отписаться', 'ru'], ['إيقاف', 'ar'], ['ايقاف', 'ar'], ['أوقف', null], ['إلغاء الاشتراك', 'ar'],
    ['إيقاف الرسائل', 'ar'], ['הסר', 'he'], ['बंद करो', 'hi'], ['Abonelikten çık', 'tr'],
  ])('%s stops it', (words, language) => {
    const wish = consentWish(text(words));
    expect(wish).toEqual(language === null ? undefined : { allowed: false, source: 'keyword', words: words.trim(), language });
  });

  it.each(['START', 'start.', 'alta', 'Suscribirme', 'iniciar', 'reprendre', 'ابدأ', 'старт'])('%s allows it', (words) => {
    expect(consentWish(text(words))).toMatchObject({ allowed: true, source: 'keyword' });
  });

  it.each([
    'please stop by the shop', "I can't stop looking at this lamp", 'cancel', 'cancelar', 'no', 'end', 'where does the bus stop?', 'stop sending the blue one', 'starter kit', '', '🛑', 'quiero dar de baja mi pedido', 'x'.repeat(500),
  ])('%j says nothing about it', (words) => {
    expect(consentWish(text(words))).toBeUndefined();
  });

  it('a template\'s opt-out button stops it by its payload or by the words on it; other buttons do not', () => {
    const choice = (id: string, title: string, of: 'template' | 'button'): MessageContent => ({ kind: 'choice', id, title, of });
    expect(consentWish(choice(OPT_OUT_PAYLOAD, 'Not for me', 'template'))).toEqual({ allowed: false, source: 'button', words: 'Not for me', language: undefined });
    expect(consentWish(choice('', 'Stop promotions', 'template'))).toMatchObject({ allowed: false, source: 'button' });
    expect(consentWish(choice('Detener promociones', 'Detener promociones', 'template'))).toMatchObject({ language: 'es' });
    expect(consentWish(choice('a', 'Track my order', 'template'))).toBeUndefined();
    expect(consentWish(choice('stop', 'Stop', 'button'))).toBeUndefined();
  });
});
