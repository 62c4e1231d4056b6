import { type HandOffCause, textOf } from '#contracts';
import type { Behaviour } from '../behaviour/behaviour.js';
import { holdsKeyword } from '../engines/built-in/intents.js';
import { tapIn } from '../engines/built-in/taps.js';
import { isAngry } from '../hand-offs/mood.js';
import { formatMoney } from '../money.js';
import { answeredBy } from '../ordering/asked.js';
import type { OrderDesk } from '../ordering/order-desk.js';
import { orderTapIn } from '../ordering/order-taps.js';
import { readingOf } from '../reading.js';
import type { RunResult } from '../runs/runs.service.js';
import type { Language } from '../wording/language.js';
import { wordsOf } from '../wording/words.js';
import { handOff, plainAnswer } from './plain-answers.js';
import type { Question } from './question.js';

// What needs no engine: the store's rules, and what the order dialogue alone understands.

/** A rule of the store by which people go on. */
export type ByPeople = readonly [cause: HandOffCause, detail: string];

/** Orders above the store's limit are taken by people. */
export async function tooMuch({ handOffOrderAbove: limit }: Behaviour, language: Language, desk: OrderDesk | undefined): Promise<ByPeople | undefined> {
  if (limit === null) return undefined;
  const order = (await desk?.find())?.order;
  return order !== undefined && order.total > limit ? ['order_value', formatMoney({ amount: limit, currency: order.currency }, language)] : undefined;
}

export async function failedTooOften({ unansweredBefore }: Question, { handOffAfterFailures: most }: Behaviour): Promise<ByPeople | undefined> {
  if (most === null || (most > 1 && await unansweredBefore(most - 1) < most - 1)) return undefined;
  return ['failed_answers', String(most)];
}

/** What only the order dialogue understands, whichever engine comes first: its own taps, answers to its own questions, carts of the WhatsApp catalog. */
export function goesOnWithOrder({ messages, history }: Question): boolean {
  return orderTapIn(messages) !== undefined || messages.some(({ content }) => content.kind === 'order') || answeredBy(messages, history) !== undefined
    || tapIn(messages.at(-1))?.kind === 'order';
}

/** Answers that need no engine: a tap on "talk to a person", the store's keywords, angry words, and kinds that nobody can read. */
export function answerByRule({ messages, capabilities }: Question, { handOffKeywords, handOffWhenUpset }: Behaviour, language: Language, takesOrders: boolean): RunResult | undefined {
  const words = wordsOf(language);
  const say = (text: string, notice: boolean): RunResult => ({ kind: 'reply', notice, messages: plainAnswer(text, capabilities, language) });
  switch (readingOf(messages)) {
    case 'nothing': return { kind: 'silent', reason: 'unsupported_kind' };
    case 'unsupported': return say(words.unsupported, true);
    case 'please_type': return say(words.pleaseType, false);
    case 'please_describe': return say(words.pleaseDescribe, false);
    case 'order':
      if (!takesOrders) return handOff('cart', '', words.handOff, capabilities);
      break;
    case 'words': break;
  }
  // A confirmed order is placed whatever else was written with it; whoever wants a person, too, can say so to the answer.
  if (takesOrders && orderTapIn(messages)?.kind === 'confirm') return undefined;
  if (tapIn(messages.at(-1))?.kind === 'hand_off') return handOff('asked_for_person', '', words.handOff, capabilities);
  const keyword = handOffKeywords.find((candidate) => messages.some((message) => holdsKeyword(textOf(message.content), [candidate])));
  if (keyword !== undefined) return handOff('keyword', keyword, words.handOff, capabilities);
  const isUpset = handOffWhenUpset && messages.some(({ content }) => content.kind !== 'choice' && isAngry(textOf(content)));
  return isUpset ? handOff('upset', '', words.complaintHandOff, capabilities) : undefined;
}
