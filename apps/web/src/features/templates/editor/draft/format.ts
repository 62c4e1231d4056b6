import { fillHoles, headerKey, holesIn, type TemplateFormat } from '#contracts';
import type { Draft } from './draft.js';

/** Variables are called anew, and their samples go along: in the header, in the body and on cards. */
export function withFormat({ components, format: before }: Draft, format: TemplateFormat): Partial<Draft> {
  if (format === before) return {};
  const samples = { ...components.samples };
  const moved: Record<string, string> = {};
  const rename = (text: string, first: number, keyOf: (name: string, format: TemplateFormat) => string): string => {
    const names = new Map(holesIn(text).map((name, index) => [name, format === 'positional' ? String(first + index) : `value_${first + index}`]));
    for (const [name, next] of names) {
      const sample = components.samples[keyOf(name, before)];
      delete samples[keyOf(name, before)];
      if (sample !== undefined) moved[keyOf(next, format)] = sample;
    }
    return fillHoles(text, (name) => `{{${names.get(name) ?? name}}}`);
  };
  const body = rename(components.body, 1, (name) => name);
  // Names are those of the whole bubble, numbers begin anew in each text.
  const { header } = components;
  const text = header?.format === 'text' && header.text !== undefined ? rename(header.text, format === 'named' ? holesIn(components.body).length + 1 : 1, headerKey) : undefined;
  const cards = components.cards?.map((card, index) => (card.body === undefined ? card : { ...card, body: rename(card.body, 1, (name) => `card.${index}.${name}`) }));
  return { format, components: { ...components, ...(header && text !== undefined ? { header: { ...header, text } } : {}), body, ...(cards ? { cards } : {}), samples: { ...samples, ...moved } } };
}
