import { type Block, call, say } from './carriers.js';

/** An honest answer, which must reach the customer as it is. */
export interface Honest { readonly asked: string; readonly answer: string; readonly before: readonly Block[]; /** What the customer reads, when the server fills something in. */ readonly read?: string }

const honest = (asked: string, query: string, answer: string, read?: string): Honest => ({ asked, answer, before: [call('search_products', { query }), call('search_knowledge', { query: 'shipping delivery returns' })], ...(read === undefined ? {} : { read }) });

/** With the figures that the shop really has, in seven languages and their ways to write numbers. */
export function honestAnswers(mug: string): readonly Honest[] {
  return [
    honest('How much is the mug?', 'mug', 'The Blue Ceramic Mug costs $12.50.'),
    honest('Do you have the mug?', 'mug', `Yes, we have {{product:${mug}}} for {{price:${mug}}}.`, 'Yes, we have Blue Ceramic Mug for $12.50.'),
    honest('How many mugs are left?', 'mug', 'There are 6 left in stock.'),
    honest('What is the price of the table?', 'walnut table', 'The Walnut Table is $1,234.50.'),
    honest('Is the table available?', 'walnut table', 'Yes, 12 are in stock.'),
    honest('How big is the mug?', 'mug', 'The mug holds 350 ml.'),
    honest('How long does delivery take?', 'mug', 'Delivery takes three days.'),
    honest('What else do you need?', 'mug', 'Just two things left: your name and your address.'),
    honest('What is missing?', 'mug', 'Quedan dos pasos.'),
    honest('What does it cost to deliver the table?', 'walnut table', 'Delivery of the Walnut Table costs $4.50.'),
    honest('Both prices?', 'blue ceramic mug walnut table', 'The Blue Ceramic Mug and the Walnut Table cost $12.50 and $1,234.50.'),
    honest('When do you ship?', 'mug', 'We ship every order within 2 working days.'),
    honest('What does delivery cost?', 'mug', 'Delivery costs $4.50, and it is free above $50.'),
    honest('Can I get a discount?', 'mug', 'I am sorry, we do not give discounts. I can show you our lantern, though.'),
    honest('Will it arrive tomorrow?', 'mug', 'I cannot promise that it arrives tomorrow.'),
    honest('Do you sell watches?', 'watch', 'No, we do not have watches. Is there anything else that you would like to see?'),
    honest('¿Cuánto cuesta la taza?', 'taza mug', 'La taza cuesta 12,50 dólares.'),
    honest('¿Cuánto vale la mesa de nogal?', 'walnut table', 'La mesa cuesta 1.234,50 $.'),
    honest('¿Quedan tazas?', 'mug', 'Sí, quedan 6 unidades.'),
    honest('¿Cuánto tarda la entrega?', 'mug', 'La entrega tarda 3 días.'),
    honest('¿El envío es gratis?', 'mug', 'El envío es gratis a partir de 50 dólares.'),
    honest('¿Tenéis relojes?', 'watch', 'No, lo siento, no tenemos relojes.'),
    honest('Quanto custa a caneca?', 'mug', 'A caneca custa US$ 12,50.'),
    honest('Quanto custa a mesa?', 'walnut table', 'A mesa custa 1.234,50 dólares e restam 12 unidades.'),
    honest('Quanto tempo demora a entrega?', 'mug', 'A entrega demora três dias.'),
    honest('Combien coûte la table ?', 'walnut table', 'La table coûte 1 234,50 $.'),
    honest('Combien de tasses reste-t-il ?', 'mug', 'Il reste 6 tasses en stock.'),
    honest('Quel est le délai de livraison ?', 'mug', 'La livraison prend 3 jours.'),
    honest('Was kostet der Becher?', 'mug', 'Der Becher kostet 12,50 Dollar.'),
    honest('Was kostet der Tisch?', 'walnut table', "Der Tisch kostet 1'234.50 $, noch 12 Stück auf Lager."),
    honest('Wie lange dauert die Lieferung?', 'mug', 'Die Lieferung dauert drei Tage.'),
    honest('كم سعر الكوب؟', 'mug', 'سعر الكوب ١٢٫٥٠ دولار.'),
    honest('كم سعر الطاولة؟', 'walnut table', 'سعر الطاولة ١٬٢٣٤٫٥٠ دولار.'),
    honest('كم كوبا بقي؟', 'mug', 'متبقي ٦ قطع.'),
    honest('كم يستغرق التوصيل؟', 'mug', 'يستغرق التوصيل ٣ أيام.'),
    honest('कप कितने का है?', 'mug', 'मग की कीमत $१२.५० है।'),
    honest('केतली का दाम क्या है?', 'steel kettle', 'केतली की कीमत ₹1,299 है।'),
    honest('केतली कितनी बची हैं?', 'steel kettle', 'स्टॉक में २५ केतली बची हैं।'),
    honest('डिलीवरी में कितना समय लगता है?', 'mug', 'डिलीवरी में ३ दिन लगते हैं।'),
    honest('How much is the kettle?', 'steel kettle', 'The Steel Kettle costs Rs. 1,299.'),
    honest('What is your return policy?', 'returns', 'You can return it within 30 days.'),
    honest('Do you have size 42?', 'size 42', 'I could not find size 42 in our catalog. Shall I ask a colleague?'),
    honest('Table and delivery?', 'walnut table', 'The Walnut Table is $1,234.50 and delivery costs $4.50.'),
    honest('Which is cheaper?', 'walnut table', 'The Walnut Table costs $1,234.50. I can look for something smaller.'),
    honest('How many tables?', 'walnut table', 'There are twelve left in stock.'),
    honest('Is my order done?', 'mug', 'Your order is placed when you tap Confirm.'),
    honest('How do I order?', 'mug', 'Tap Confirm and your order is placed.'),
    honest('How do I know?', 'mug', 'As soon as your order has shipped, you get a link.'),
    honest('¿Está todo?', 'mug', '¿Tu pedido está completo o quieres añadir algo más?'),
    honest('Wann ist es bestätigt?', 'mug', 'Ihre Bestellung ist bestätigt, sobald Sie auf Bestätigen tippen.'),
    honest('Can you cancel it?', 'mug', 'I cannot cancel your order myself, but a colleague can.'),
    honest('¿Envían a todo el mundo?', 'taza mug', 'No sé si enviamos a todo el mundo.'),
    honest('Gibt es den Becher?', 'mug', 'Ja, der Becher ist verfügbar.'),
    honest('Is there a warranty?', 'mug', 'I do not know about a warranty. Shall I ask a colleague?'),
    honest('Who are you?', 'mug', 'I am the assistant of the shop, happy to help 24 hours a day.'),
  ];
}
export const answerOf = ({ before, answer }: Honest): readonly (readonly Block[])[] => [before, [say(answer)]];
