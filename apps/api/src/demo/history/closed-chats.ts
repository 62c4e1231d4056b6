import type { ChatScript } from './chat-script.js';

const DAY = 24 * 60;

/** Conversations that are done, sleep, or lie beyond the 24-hour window. */
export const CLOSED_CHATS: readonly ChatScript[] = [
  {
    name: 'Elena Weiss', waId: '4915112345670', handler: 'human', state: 'snoozed', assignee: 'owner',
    lines: [
      { ago: 8 * 60, by: 'customer', text: 'When will the 26 cm skillet be back?' },
      { ago: 8 * 60 - 1, by: 'assistant', text: 'The 26 cm skillet is sold out at the moment. The 20 cm one is here, for €29.90.', looked: { tool: 'search_products', query: 'skillet', found: 'Cast iron skillet · 20 cm · €29.90 · 12 in stock\nCast iron skillet · 26 cm · sold out' }, photo: { product: 'cast-iron-skillet' } },
      { ago: 7 * 60, event: 'taken_over', who: 'owner' },
      { ago: 7 * 60, by: 'owner', text: 'Hello Elena, the next delivery comes tomorrow. I put one aside for you and write as soon as it is here.' },
      { ago: 7 * 60 - 6, by: 'customer', text: 'That would be great 🙏' },
      { ago: 7 * 60 - 8, event: 'snoozed', who: 'owner', hours: 16 },
    ],
  },
  {
    name: 'كريم حداد', waId: '971501234568', handler: 'ai', state: 'resolved',
    lines: [
      { ago: 15 * 60, by: 'customer', text: 'مرحباً، هل تشحنون إلى دبي؟' },
      { ago: 15 * 60 - 1, by: 'assistant', text: 'مرحباً كريم! نعم، نشحن إلى الإمارات خلال 5 إلى 9 أيام عمل مقابل 19.90 يورو.', looked: { tool: 'search_knowledge', query: 'الشحن إلى دبي', found: 'Shipping outside the European Union: United Arab Emirates, 5 to 9 working days, €19.90' } },
      { ago: 15 * 60 - 4, by: 'customer', text: 'ممتاز، شكراً جزيلاً' },
      { ago: 14 * 60, event: 'resolved', who: 'agent' },
    ],
  },
  {
    name: 'Olga Petrova', waId: '4366012345671', handler: 'human', state: 'resolved', assignee: 'owner',
    lines: [
      { ago: DAY + 300, by: 'customer', text: 'The rain jacket is a little too tight. Can I change M for L?' },
      { ago: DAY + 299, by: 'assistant', text: 'Of course. Tell me your order number and I reserve an L for you.', looked: { tool: 'search_knowledge', query: 'exchange size', found: 'Can I exchange an item for another size or colour? Yes.' } },
      { ago: DAY + 290, by: 'customer', text: 'CL-20377' },
      { ago: DAY + 262, event: 'taken_over', who: 'owner' },
      { ago: DAY + 261, by: 'owner', text: 'Done, Olga: the L leaves today and the label for the return is in your mailbox.', photo: { product: 'lluvia-rain-jacket' } },
      { ago: DAY + 240, by: 'customer', text: 'So quick! Thank you ☺️' },
      { ago: DAY + 240, by: 'customer', reaction: '🙏' },
      { ago: DAY + 200, event: 'resolved', who: 'owner' },
    ],
  },
  {
    name: 'James O’Neill', waId: '353879876501', handler: 'ai',
    lines: [
      { ago: 2 * DAY + 40, by: 'customer', text: 'Which sleeping bag for the Camino in October?' },
      {
        ago: 2 * DAY + 39, by: 'assistant', text: 'For October nights I would take the *Brisa* with comfort to 0 °C. It weighs 1.3 kg.', looked: { tool: 'search_products', query: 'sleeping bag', found: 'Brisa sleeping bag · Comfort: 0 °C · €94.90 · 8 in stock' },
        photo: { product: 'brisa-sleeping-bag', caption: '*Brisa sleeping bag*\nComfort 0 °C · €94.90' }, buttons: ['Order', 'Show backpacks'],
      },
    ],
  },
  {
    name: 'Mónica Prieto', waId: '34655781204', handler: 'ai', state: 'resolved',
    lines: [
      { ago: 3 * DAY, by: 'customer', text: '¿Abrís los sábados por la tarde?' },
      { ago: 3 * DAY - 1, by: 'assistant', text: 'Los sábados abrimos de 10:00 a 14:00. De lunes a viernes, de 10:00 a 20:00. Estamos en Carrer de la Llum 12.', looked: { tool: 'search_knowledge', query: 'horario sábado', found: 'Opening hours and address of the shop' } },
      { ago: 3 * DAY - 3, by: 'customer', text: '¡Gracias!' },
      { ago: 2 * DAY + 600, event: 'resolved', who: 'agent' },
    ],
  },
];
