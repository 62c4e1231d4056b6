import { holdsKeyword, intentOf, isAboutShownProduct, searchWords } from './intents.js';

describe('intents', () => {
  it.each([
    ['Hi!', 'greeting'], ['Buenos días', 'greeting'], ['Bonjour', 'greeting'], ['Oi, tudo bem?', 'greeting'], ['السلام عليكم', 'greeting'],
    ['Can I talk to a person please', 'hand_off'], ['I want a human', 'hand_off'], ['quiero hablar con alguien', 'hand_off'], ['Je veux parler à quelqu’un', 'hand_off'], ['quero falar com um atendente', 'hand_off'], ['أريد التحدث مع موظف', 'hand_off'],
    ['menu', 'menu'], ['What do you sell?', 'menu'], ['¿Qué venden?', 'menu'], ['Voir le menu', 'menu'], ['cardápio', 'menu'], ['القائمة', 'menu'],
    ['Thank you!', 'thanks'], ['gracias', 'thanks'], ['شكراً', 'thanks'], ['bye', 'goodbye'], ['tchau', 'goodbye'],
    ['How long does shipping take?', 'question'], ['¿Cuál es su horario?', 'question'], ['Quelle est votre politique de retour ?', 'question'], ['vocês fazem entrega?', 'question'], ['ما هي ساعات العمل؟', 'question'],
    ['I want to order', 'order'], ['quiero comprar', 'order'],
    ['do you have blue shirts', 'search'], ['I want to buy the blue shirt in size L', 'search'], ['blu shrit', 'search'],
  ])('%s: %s', (text, intent) => expect(intentOf(text)).toBe(intent));

  it.each([['How much is the blue shirt?', 'blue shirt'], ['¿Tienen zapatos rojos?', 'zapatos rojos'], ['Avez-vous des chaussures rouges ?', 'chaussures rouges'], ['how much?', '']])('names the product of: %s', (text, words) => expect(searchWords(text)).toBe(words));

  it('knows a question about the product shown last', () => {
    expect(isAboutShownProduct('how much is it?')).toBe(true);
    expect(isAboutShownProduct('¿cuánto cuesta?')).toBe(true);
    expect(isAboutShownProduct('how much is the shirt?')).toBe(false);
  });
  it('finds a store\'s keywords as whole words only', () => {
    expect(holdsKeyword('I want a REFUND!', ['refund'])).toBe(true);
    expect(holdsKeyword('refunding', ['refund'])).toBe(false);
    expect(holdsKeyword('anything', ['', '  '])).toBe(false);
  });
});
