import { cut, type MessageContent, textOf } from '#contracts';
import { sightOf } from './photos/sights.js';
import type { TurnMessage } from './turn.js';

/** More than four of the longest texts that people can write in WhatsApp: what is longer no person wrote. */
const LONGEST_READ = 16_384;
/** A message as far as it is read for an answer: reading takes time and money by the letter. */
export function readablePart(content: MessageContent): MessageContent {
  return Object.fromEntries(Object.entries(content).map(([name, value]: [string, unknown]) => [name, typeof value === 'string' ? cut(value, LONGEST_READ) : value])) as unknown as MessageContent;
}

/**
 * What can be made of a turn before anything is understood. `words`: there is something to read.
 * `unsupported`: only kinds that Parley does not open (R62). `please_type`: only speech that nobody could write down (R60). `please_describe`: only photos
 * that nobody could look at (R61). `order`: a cart from the catalog inside WhatsApp. `nothing`: nothing that asks for an answer.
 */
export type Reading = 'words' | 'unsupported' | 'please_type' | 'please_describe' | 'order' | 'nothing';

export function readingOf(messages: readonly Pick<TurnMessage, 'content'>[]): Reading {
  const readings = messages.map(({ content }) => readingOfOne(content));
  for (const reading of ['order', 'words', 'please_type', 'please_describe', 'unsupported'] as const) if (readings.includes(reading)) return reading;
  return 'nothing';
}

function readingOfOne(content: TurnMessage['content']): Reading {
  switch (content.kind) {
    case 'order': return 'order';
    case 'text': case 'choice': case 'flow_reply': case 'location': case 'contacts': return 'words';
    case 'audio': return textOf(content) === '' ? 'please_type' : 'words';
    case 'image': return textOf(content) === '' && sightOf(content) === undefined ? 'please_describe' : 'words';
    case 'video': case 'document': case 'unsupported': return textOf(content) === '' ? 'unsupported' : 'words';
    case 'sticker': case 'reaction': case 'system': case 'buttons': case 'list': case 'template': case 'flow': return 'nothing';
  }
}
