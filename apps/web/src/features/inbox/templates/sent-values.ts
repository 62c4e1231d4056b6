import { writeProductSections } from '#contracts';
import { listIn, type Parts, partsIn, textIn } from '../../../shared/message/parts.js';
import type { Message } from '../model.js';

/** A template as a message sent it. */
export interface SentTemplate {
  readonly templateId: string;
  /** By the keys of its variables. */
  readonly values: Readonly<Record<string, string>>;
}

/** The template of a message and what it was filled in with; undefined for a message of another kind. */
export function sentTemplate({ kind, content }: Pick<Message, 'kind' | 'content'>): SentTemplate | undefined {
  const shown = partsIn(content, 'shown');
  const templateId = textIn(shown, 'template_id');
  if (kind !== 'template' || templateId === '') return undefined;
  const expires = textIn(content, 'offer_expires_at');
  const values = textIn(shown, 'category') === 'authentication'
    ? [['code', textIn(listIn(content, 'body')[0] ?? {}, 'text')]]
    : [...frameValues(content, ''), ...listIn(content, 'cards').flatMap((card, index) => frameValues(card, `card.${index}.`)), ['offer.expires', expires]];
  return { templateId, values: Object.fromEntries(values.filter(([, value]) => value !== '')) };
}

/** Of the template itself, or of one card of a carousel. */
function frameValues(frame: Parts, prefix: string): string[][] {
  return [
    ...listIn(frame, 'header').flatMap((parameter) => headerValues(parameter, prefix)),
    ...listIn(frame, 'body').map((parameter, index) => [`${prefix}${textIn(parameter, 'name') || index + 1}`, textIn(parameter, 'text')]),
    ...listIn(frame, 'buttons').flatMap((button) => buttonValues(`${prefix}button.${textIn(button, 'index')}`, listIn(button, 'parameters')[0] ?? {})),
  ];
}

function headerValues(parameter: Parts, prefix: string): string[][] {
  const key = `${prefix}header`;
  const text = textIn(parameter, 'text');
  switch (textIn(parameter, 'type')) {
    case 'text': return [[textIn(parameter, 'name') || key, text]];
    case 'location': return Object.entries(JSON.parse(text) as Parts).map(([part, value]) => [`${key}.${part}`, String(value)]);
    default: return [[key, textIn(partsIn(parameter, 'media'), 'media_id')]];
  }
}

function buttonValues(key: string, parameter: Parts): string[][] {
  const text = textIn(parameter, 'text');
  if (textIn(parameter, 'type') !== 'products') return [[key, text]];
  const sections = listIn(parameter, 'sections').map((section) => ({ title: textIn(section, 'title'), productIds: Array.isArray(section['product_ids']) ? section['product_ids'].map(String) : [] }));
  // The picture of the first is nobody's choice: with other products it is another.
  const thumbnail = text === sections[0]?.productIds[0] ? '' : text;
  return [[key, writeProductSections(sections)], [`${key}.thumbnail`, thumbnail]];
}
