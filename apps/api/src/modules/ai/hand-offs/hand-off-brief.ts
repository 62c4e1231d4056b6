import { cut, cutToEnd, type HandOffBrief, type HandOffTry, textOf } from '#contracts';
import { type Cart, nameOf } from '../../orders/index.js';
import { intentOf } from '../engines/built-in/intents.js';
import { normalise, sentencesOf, wholeWords } from '../guard/reading-text.js';
import { formatMoney } from '../money.js';
import { moodOf } from './mood.js';
import type { RunStep } from '../runs/run-log.js';
import type { AssistantTurn, TurnMessage } from '../turn.js';
import type { Language } from '../wording/language.js';

const LONGEST_WISH = 400;
const LONGEST_QUOTE = 200;
const MOST_WORDS_OF_CUSTOMER = 3;
const MOST_TRIES = 6;
const PROMISES = wholeWords((
  'will call|call you back|get back to you|will send|will check|will let you know|will ask|will write|will refund|i promise|we promise|te llam*|le llam*|te aviso|le aviso|te avis*|le avis*|te lo mando|te enviare|le enviare|lo reviso|te prometo|vou ligar|ligo para|retorno|vou verificar|vou enviar|aviso voce|prometo|vous rappel*|te rappel*|vous tiens au courant|je verifie|nous verifions|vous enverr*|je vous promets'
  + '|melde mich|melden uns|rufe dich|rufe sie|rufen sie|rufen dich|schicke dir|schicken ihnen|verspreche|ساتصل|سنتصل|سارسل|سنرسل|ساتاكد|سنتاكد|اعدك|سنعود اليك|फोन करेंगे|फ़ोन करेंगे|बताएंगे|बताऊंगा|भेजेंगे|वादा'
).split('|'));
const TRIES: Readonly<Record<string, HandOffTry['what']>> = {
  search_products: 'searched_products', search_knowledge: 'searched_knowledge', product_details: 'showed_products', show_options: 'showed_products', send_photo: 'showed_products', set_cart_line: 'worked_on_cart', set_delivery: 'worked_on_cart', ask_to_confirm: 'worked_on_cart',
};

/** Everything of it is read from what is there already; nobody is asked, least of all a model. */
export function briefOf({ messages, history }: Pick<AssistantTurn, 'messages' | 'history'>, steps: readonly RunStep[], cart: Cart | undefined, language: Language): HandOffBrief {
  const thread = [...history, ...messages];
  const words = thread.filter(({ author, content }) => author === 'customer' && content.kind !== 'choice').map(({ content }) => textOf(content).trim()).filter((text) => text !== '');
  const wishes = words.filter((text) => !['greeting', 'thanks', 'hand_off', 'identity', 'goodbye', 'yes'].includes(intentOf(text)));
  return {
    wish: cutToEnd((wishes.length > 0 ? wishes : words).slice(-MOST_WORDS_OF_CUSTOMER).join('\n'), LONGEST_WISH),
    tried: steps.flatMap(triedIn).slice(-MOST_TRIES),
    cart: cartOf(cart, language), mood: moodOf(words.slice(-MOST_WORDS_OF_CUSTOMER)), promise: promiseIn(thread),
  };
}

function triedIn(step: RunStep): HandOffTry[] {
  if (step.kind === 'guardrail') return [{ what: 'held_back', about: cut(step.detail, LONGEST_QUOTE), found: 0 }];
  const what = step.kind === 'tool' && step.ok ? TRIES[step.tool] : undefined;
  if (step.kind !== 'tool' || what === undefined) return [];
  const query = typeof step.arguments === 'object' && step.arguments !== null && 'query' in step.arguments ? step.arguments.query : undefined;
  return [{ what, about: cut(typeof query === 'string' ? query : step.sources.map(({ title }) => title).join(', '), LONGEST_QUOTE), found: step.sources.length }];
}

function cartOf(cart: Cart | undefined, language: Language): HandOffBrief['cart'] {
  if (cart === undefined || cart.order.lines.length === 0) return null;
  const { lines, total, currency } = cart.order;
  return { lines: lines.map((line) => ({ title: nameOf(line), quantity: line.quantity })), total: formatMoney({ amount: total, currency }, language) };
}

/** The sentence in which the store's side said last what it would do. */
function promiseIn(thread: readonly TurnMessage[]): HandOffBrief['promise'] {
  for (const { author, content, at } of thread.toReversed()) {
    if (author === 'customer') continue;
    const text = textOf(content).split(/(?<=[.!?؟।])\s+|\n/u).find((sentence) => sentencesOf(sentence).length > 0 && PROMISES.test(normalise(sentence)));
    if (text !== undefined) return { text: cut(text.trim(), LONGEST_QUOTE), at: at.toISOString() };
  }
  return null;
}
