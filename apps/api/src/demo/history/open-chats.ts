import type { ChatScript } from './chat-script.js';

const LATER = 'We send replacements the same day, once a colleague has looked at the photo.';

/** Conversations that need somebody: people wait, a message failed, a colleague is in the middle of an answer. */
export const OPEN_CHATS: readonly ChatScript[] = [
  {
    name: 'Hugo Martín', waId: '34611204518', handler: 'waiting',
    lines: [
      { ago: 19, by: 'customer', text: 'Hi! We are getting married in June, outdoors. Do you have lanterns for the tables?' },
      {
        ago: 18, by: 'assistant', text: 'Congratulations! This one would look lovely on a table: warm light, dimmable, 40 hours on one charge.', looked: { tool: 'search_products', query: 'lantern', found: 'Aurora camping lantern · €39.90 · 22 in stock' },
        photo: { product: 'aurora-camping-lantern', caption: '*Aurora camping lantern*\n€39.90 (instead of €46.90)' }, buttons: ['Order', 'Show string lights', 'Talk to Human'],
      },
      { ago: 12, by: 'customer', text: 'Beautiful. We would need 40 of them. Is there a price for that many?' },
      { ago: 11, by: 'assistant', text: 'For 40 pieces a colleague makes you an offer. I hand this over to a person now. Please wait a moment.' },
      { ago: 11, event: 'handed_off', reason: 'Asks for a discount on 40 pieces' },
      { ago: 8, by: 'customer', text: 'Great, thank you. Delivery to Segovia would be needed by 12 June.', unread: true },
      { ago: 7, by: 'customer', text: 'And could we see one before?', unread: true },
    ],
  },
  {
    name: 'Aisha Rahman', waId: '447700900461', handler: 'waiting',
    lines: [
      { ago: 34, by: 'customer', text: 'Hello, my parcel arrived today and one of the bowls has a crack 😕' },
      { ago: 33, by: 'assistant', text: `I am sorry about that! Could you send me a photo and your order number? ${LATER}`, looked: { tool: 'search_knowledge', query: 'damaged item', found: 'Damaged or wrong items: photo within 14 days, replacement free of charge' } },
      { ago: 27, by: 'customer', photo: { product: 'stoneware-bowls', caption: 'The sage one. Order CL-20418' }, unread: true },
      { ago: 26, by: 'assistant', text: 'Thank you, Aisha. A colleague takes care of the replacement for order CL-20418 right away.' },
      { ago: 26, event: 'handed_off', reason: 'Damaged item, replacement needed' },
    ],
  },
  {
    name: 'Ben Carter', waId: '353861234507', handler: 'human', assignee: 'owner',
    lines: [
      { ago: 96, by: 'customer', text: 'Is the Nido tent for 4 people back? I want to give it to my brother on Saturday.' },
      { ago: 95, by: 'assistant', text: 'Yes, the *Nido tent* for 4 people is in stock: €219.00 instead of €249.00. To Ireland delivery takes 3 to 5 working days.', looked: { tool: 'search_products', query: 'Nido tent 4', found: 'Nido tent · For: 4 people · €219.00 · 3 in stock' }, photo: { product: 'nido-tent' } },
      { ago: 81, by: 'customer', text: 'Saturday is in three days. Any chance with express?' },
      { ago: 64, event: 'taken_over', who: 'owner' },
      { ago: 63, by: 'owner', text: 'Hi Ben, Lucía here. I asked DHL: with express it would be with you on Friday, for €24.50.' },
      { ago: 52, by: 'customer', text: 'Perfect, let’s do that!' },
      {
        ago: 41, by: 'owner', text: 'Wonderful. Here is the payment link: https://pay.casa-lumen.example/CL-20431',
        failure: { code: 'meta.131026', text: 'WhatsApp could not deliver: not a WhatsApp number, an old app, or terms not accepted.', action: 'check_number', detail: 'Message Undeliverable.' },
      },
    ],
  },
  {
    name: 'Sofía Navarro', waId: '34622518830', handler: 'ai',
    lines: [
      { ago: 6, by: 'customer', text: 'Hola! Busco una lámpara de mesa cálida para el salón' },
      {
        ago: 5, by: 'assistant', text: '¡Hola, Sofía! Estas dan una luz muy cálida:', looked: { tool: 'search_products', query: 'lámpara de mesa', found: 'Luna table lamp · from €59.90\nCedar scented candle · €18.90\nFestoon string lights · from €34.90' },
        list: { button: 'Ver opciones', rows: [{ title: 'Lámpara Luna', description: 'Cerámica y lino · desde 59,90 €' }, { title: 'Guirnalda Festoon', description: '10 o 20 m · desde 34,90 €' }, { title: 'Vela de cedro', description: '40 horas · 18,90 €' }] },
      },
      { ago: 4, by: 'customer', tapped: 'Lámpara Luna' },
      { ago: 3, by: 'assistant', text: 'La *Luna* en terracota, con pantalla de lino. Quedan 14.', photo: { product: 'luna-table-lamp' }, buttons: ['Comprar', 'Otros colores', 'Hablar con alguien'], looked: { tool: 'search_products', query: 'Luna', found: 'Luna table lamp · Terracotta · €59.90 · 14 in stock' }, status: 'delivered' },
    ],
  },
  {
    name: 'Chiara Conti', waId: '393471120096', handler: 'human', assignee: 'agent',
    lines: [
      { ago: 205, by: 'customer', text: 'Do you deliver to a hotel? We are in Valencia until Sunday.' },
      { ago: 204, by: 'assistant', text: 'Yes, to any address in Spain within 1 to 2 working days. Where do you stay?', looked: { tool: 'search_knowledge', query: 'delivery time Spain', found: 'Shipping: 1 to 2 working days within Spain, €4.95' } },
      { ago: 198, by: 'customer', place: { latitude: 39.4699, longitude: -0.3763, name: 'Hotel Vincci', address: 'Carrer de la Pau 43, Valencia' } },
      { ago: 190, event: 'taken_over', who: 'agent' },
      { ago: 189, by: 'agent', text: 'Ciao Chiara, that is five minutes from our shop. We bring it tomorrow morning ourselves, free of charge 🚲' },
      { ago: 171, by: 'customer', text: 'You are amazing, grazie!' },
      { ago: 171, by: 'customer', reaction: '❤️' },
    ],
  },
  {
    name: 'Pierre Lambert', waId: '33612457890', handler: 'ai',
    lines: [
      { ago: 322, by: 'customer', text: 'Bonjour, la livraison en France est gratuite à partir de combien ?' },
      { ago: 321, by: 'assistant', text: 'Bonjour Pierre ! La livraison en France est gratuite dès 120 €, sinon 8,95 €. Comptez 3 à 5 jours ouvrés.', looked: { tool: 'search_knowledge', query: 'livraison gratuite', found: 'Shipping: free for orders over €120 in the EU' } },
      { ago: 318, by: 'customer', text: 'Merci beaucoup !' },
      { ago: 317, by: 'assistant', text: 'Avec plaisir ! Je reste là si vous avez une autre question.' },
    ],
  },
];
