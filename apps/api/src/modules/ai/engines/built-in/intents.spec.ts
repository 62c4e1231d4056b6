import { holdsKeyword, intentOf, isAboutShownProduct, priceLimits, searchWords } from './intents.js';

describe('intents', () => {
  it.each([
    ['Hi!', 'greeting'], ['Buenos días', 'greeting'], ['Bonjour', 'greeting'], ['Oi, tudo bem?', 'greeting'], ['السلام عليكم', 'greeting'],
    ['Can I talk to a person please', 'hand_off'], ['I want a human', 'hand_off'], ['quiero hablar con alguien', 'hand_off'], ['Je veux parler à quelqu’un', 'hand_off'], ['quero falar com um atendente', 'hand_off'], ['أريد التحدث مع موظف', 'hand_off'],
    ['menu', 'menu'], ['What do you sell?', 'menu'], ['¿Qué venden?', 'menu'], ['Voir le menu', 'menu'], ['cardápio', 'menu'], ['القائمة', 'menu'],
    ['Thank you!', 'thanks'], ['gracias', 'thanks'], ['شكراً', 'thanks'], ['bye', 'goodbye'], ['tchau', 'goodbye'],
    ['How long does shipping take?', 'question'], ['¿Cuál es su horario?', 'question'], ['Quelle est votre politique de retour ?', 'question'], ['vocês fazem entrega?', 'question'], ['ما هي ساعات العمل؟', 'question'],
    ['Quels sont vos tarifs de livraison ?', 'question'], ['tarifas de envío', 'question'], ['price list', 'price_list'], ['lista de precios', 'price_list'],
    ['I want to order', 'order'], ['quiero comprar', 'order'],
    ['my cart', 'cart'], ['mi carrito', 'cart'], ['السلة', 'cart'], ['Where is my order?', 'order_status'], ['¿Dónde está mi pedido?', 'order_status'], ['أين طلبي؟', 'order_status'],
    ['what is in my cart?', 'cart'], ['How much is my cart?', 'cart'], ['¿Qué tengo en el carrito?', 'cart'], ['Qu’est-ce qu’il y a dans mon panier ?', 'cart'], ['o que tem no carrinho?', 'cart'], ['ماذا يوجد في السلة؟', 'cart'],
    ['how much is the cart', 'search'], ['how much is delivery for my cart', 'question'], ['remove the mug from my cart', 'cart_change'],
    ['my order has not arrived', 'complaint'], ['mi pedido no ha llegado', 'complaint'], ['الطلب لم يصل', 'complaint'], ['Are you a bot?', 'identity'], ['¿Eres un robot?', 'identity'],
    ['I want to order the tent', 'search'], ['do you have blue shirts', 'search'], ['I want to buy the blue shirt in size L', 'search'], ['blu shrit', 'search'],
    ['thanks bye', 'goodbye'], ['ok thank you very much!', 'thanks'], ['hi, how are you?', 'greeting'], ['👍', 'thanks'], ['❤️', 'thanks'], ['??', 'greeting'], ['Perfecto, muchas gracias por todo', 'thanks'], ['non merci, c’est tout', 'goodbye'], ['só isso, obrigada', 'goodbye'], ['لا شكرا', 'goodbye'], ['great', 'thanks'],
    ['yes please', 'yes'], ['sí, claro', 'yes'], ['oui s’il vous plaît', 'yes'], ['sim, por favor', 'yes'], ['نعم من فضلك', 'yes'], ['ok yes', 'yes'], ['Confirm', 'yes'], ['you are a bot?', 'identity'],
    ['What are the usual delivery times?', 'question'], ['Is the price the same as before?', 'search'], ['My usual size is M', 'search'], ['Send it to the usual address please', 'question'], ['Can I order again with the coupon?', 'search'],
    ['Order the same again please', 'order_again'], ['the usual', 'order_again'], ['lo de siempre', 'order_again'], ['¿puedes repetir mi pedido?', 'order_again'], ['comme d’habitude', 'order_again'], ['repete o pedido', 'order_again'], ['كرر طلبي', 'order_again'],
    ['my address changed', 'address_change'], ['I moved, can you change the address?', 'address_change'], ['me he mudado', 'address_change'], ['mon adresse a changé', 'address_change'], ['mudei de morada', 'address_change'], ['أريد تغيير العنوان', 'address_change'],
    ['what is your address?', 'question'], ['¿cuál es su dirección?', 'question'], ['do you have the same in blue', 'search'], ['¿cuál es su nueva dirección?', 'question'],
    ['I want this one', 'order'], ['order now', 'order'], ['lo quiero', 'order'], ['yes, the blue one', 'search'], ['thanks, do you have mugs?', 'search'], ['nice mugs', 'search'], ['no shipping?', 'question'], ['...', 'search'],
  ])('%s: %s', (text, intent) => expect(intentOf(text)).toBe(intent));

  it.each([['How much is the blue shirt?', 'blue shirt'], ['¿Tienen zapatos rojos?', 'zapatos rojos'], ['Avez-vous des chaussures rouges ?', 'chaussures rouges'], ['how much?', '']])('names the product of: %s', (text, words) => expect(searchWords(text)).toBe(words));

  it.each([['lamp under 30 euros', 30, 'lamp'], ['lámparas por menos de 40€', 40, 'lamparas'], ['des lampes à moins de 50 euros', 50, 'lampes'], ['حقيبة أقل من ١٠٠', 100, 'حقيبه'], ['lamp 30', undefined, 'lamp 30'],
    ['phone under 1,000', 1000, 'phone'], ['celular menos de 50.000', 50_000, 'celular'], ['phone below 1 500', 1500, 'phone'], ['celular hasta 50 mil', 50_000, 'celular'], ['phone under 1k', 1000, 'phone'], ['هاتف أقل من ١٬٥٠٠', 1500, 'هاتف'], ['Nike Air Max 90', undefined, 'nike air max 90'], ['iphone 15 pro max 256', undefined, 'iphone 15 pro max 256']])('reads the price limit of: %s', (text, limit, words) => {
    expect(priceLimits(text).max_price).toBe(limit);
    expect(searchWords(text)).toBe(words);
  });

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
