import { type MessageContent, type PhotoSight, textOf } from '#contracts';
import { givesOrders } from '../guard/orders-to-assistant.js';

/** What an assistant may read of a photo: nothing that was written to give it orders. Undefined when nobody looked at it, or nothing is left. */
export function sightOf(content: MessageContent): PhotoSight | undefined {
  if (content.kind !== 'image' || content.sight === undefined) return undefined;
  const sight = { ...withoutOrders(content.sight), matches: content.sight.matches };
  return sight.description === '' && sight.words === '' ? undefined : sight;
}

/** What was seen, without what reads like orders to an assistant. */
export function withoutOrders({ description, words, text }: Omit<PhotoSight, 'matches'>): Omit<PhotoSight, 'matches'> {
  const clean = (each: string): string => (givesOrders(each) ? '' : each);
  return { description: clean(description), words: clean(words), text: clean(text) };
}

/** The words of a message, and what its photo shows: for people who read what the assistant was given. */
export function shownText(content: MessageContent): string {
  const sight = sightOf(content);
  return [textOf(content), ...(sight === undefined ? [] : [`[${[sight.description, sight.text].filter(Boolean).join(' | ')}]`])].filter(Boolean).join(' ');
}
