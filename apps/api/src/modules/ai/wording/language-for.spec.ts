import type { MessageAuthor, MessageContent } from '#contracts';
import type { Briefing } from '../settings/assistant-settings.service.js';
import { languageFor } from './language-for.js';

const text = (words: string): MessageContent => ({ kind: 'text', text: words });
const tap = (title: string): MessageContent => ({ kind: 'choice', of: 'button', id: 'x', title });
const said = (author: MessageAuthor, content: MessageContent) => ({ id: '', author, content, at: new Date(0) });
const briefing = { settings: { languages: [] }, store: { locale: 'es' } } as unknown as Briefing;
const language = (message: MessageContent, ...history: (readonly [MessageAuthor, MessageContent])[]): string =>
  languageFor({ messages: [said('customer', message)], history: history.map(([author, content]) => said(author, content)), customer: { id: '', name: null, locale: null } }, briefing);

describe('the language of an answer', () => {
  it('is that of the customer\'s newest words', () => {
    expect(language(text('do you have mugs?'), ['customer', text('hola, tienen tazas')])).toBe('en');
    expect(language(tap('Confirm'), ['customer', text('كم سعر المصباح')])).toBe('ar');
    expect(language(text('2'))).toBe('es');
  });

  it.each(['سارة منصور', 'Inês Duarte', 'Leïla Benali', 'François Le Goff', 'Ana de la Cruz y Mora', 'Yusuf Demir'])('is that of the shop\'s own words when only taps and addresses came, whoever the customer is: %s', (name) => {
    const summary = `Please check your order:\n2 × Green Teapot: $48.00\n*Total: $48.00*\n\nDelivery to: ${name}, شارع الملك فهد, الرياض, 12`;
    expect(language(tap('Confirm'), ['customer', text('Ana Lima, 5 Main Street, Lisbon')], ['assistant', text(summary)])).toBe('en');
  });

  it('is found in a line further down where the first one holds only goods', () => {
    expect(language(tap('Back'), ['assistant', text('Tetera verde\n24,00 €\n¿Cuántas quiere?')])).toBe('es');
    expect(language(tap('Back'), ['assistant', text('Green Teapot\nمتوفر: 5')])).toBe('ar');
  });
});
