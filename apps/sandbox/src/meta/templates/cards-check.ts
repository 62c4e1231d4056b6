import { isRecord } from '../../http/router.js';
import { templateError } from '../graph-error.js';
import { checkButtons } from './buttons-check.js';
import type { Component, DefinitionContext } from './definition-check.js';

interface Parts {
  checkHeader(component: Component, context: DefinitionContext): void;
  checkBody(component: Component, context: DefinitionContext, max: number): void;
}

/** Two to ten cards of one shape. */
export function checkCards(carousel: Component, context: DefinitionContext, parts: Parts): void {
  const cards = carousel['cards'];
  if (context.category !== 'MARKETING' || !Array.isArray(cards) || cards.length < 2 || cards.length > 10) throw templateError(2388072, 'A carousel is for marketing templates and has 2 to 10 cards.');
  const shapes = cards.map((card) => {
    const list = isRecord(card) && Array.isArray(card['components']) ? card['components'].filter(isRecord) : [];
    const components = list.map((component): Component => ({ ...component, type: String(component['type']).toUpperCase(), ...(component['format'] === undefined ? {} : { format: String(component['format']).toUpperCase() }) }));
    const of = (type: string): Component | undefined => components.find((component) => component['type'] === type);
    const [header, body, buttons] = [of('HEADER'), of('BODY'), of('BUTTONS')];
    if (!header || (header['format'] !== 'IMAGE' && header['format'] !== 'VIDEO')) throw templateError(2388072, 'Every card has an image or a video.');
    parts.checkHeader(header, context);
    if (body) parts.checkBody(body, context, 160);
    checkButtons(buttons?.['buttons'], context, 2);
    const kinds: string[] = Array.isArray(buttons?.['buttons']) ? buttons['buttons'].map((button) => (isRecord(button) ? String(button['type']).toUpperCase() : '')) : [];
    if (kinds.some((kind) => kind !== 'QUICK_REPLY' && kind !== 'URL' && kind !== 'PHONE_NUMBER')) throw templateError(2388072, 'Buttons of cards are quick replies, addresses and phone numbers.');
    return `${String(header['format'])} ${body ? 'body' : ''} ${kinds.join()}`;
  });
  if (new Set(shapes).size > 1) throw templateError(2388072, 'All cards must have the same parts.');
}
