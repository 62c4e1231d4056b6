import type { PlaygroundAnswerDto } from '../playground/playground.dto.js';
import { plain } from '../wording/language.js';

export const EXPECTATION_KINDS = ['shows_product', 'uses_knowledge', 'hands_off', 'answers', 'says', 'does_not_say'] as const;
export type ExpectationKind = (typeof EXPECTATION_KINDS)[number];

/** Something that a good answer has. `id` a public id of a product or an entry; `text` its title, or the words. */
export interface Expectation { readonly kind: ExpectationKind; readonly id?: string; readonly text?: string }
type Answer = Pick<PlaygroundAnswerDto, 'kind' | 'messages' | 'steps'>;

/** Whether each expectation is met, in their order. */
export function checkAnswer(expectations: readonly Expectation[], answer: Answer): boolean[] {
  const said = plain(JSON.stringify(answer.messages.map(wordsIn)));
  const used = new Set(answer.steps.flatMap((step) => (step.kind === 'tool' ? step.sources.filter((source) => source.used).map(({ id }) => id) : [])));
  const says = (text = ''): boolean => plain(text) !== '' && ` ${said} `.includes(` ${plain(text)} `);
  return expectations.map(({ kind, id = '', text }) => {
    switch (kind) {
      case 'shows_product': case 'uses_knowledge': return used.has(id);
      case 'hands_off': return answer.kind === 'hand_off';
      case 'answers': return answer.kind === 'reply';
      case 'says': return says(text);
      case 'does_not_say': return !says(text);
    }
  });
}

/** What a customer reads of a message; addresses and ids are no words. */
function wordsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wordsIn);
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value).map(([member, inner]) => (typeof inner === 'string' ? (WORDS.has(member) ? inner : '') : wordsIn(inner)));
}

const WORDS: ReadonlySet<string> = new Set(['text', 'body', 'caption', 'footer', 'title', 'description', 'button', 'header']);
