import type { Anthropic } from '@anthropic-ai/sdk';
import { cut, type MessageContent, publicId, textOf } from '#contracts';
import { OPTION_PRODUCT } from '../../tools/suggest-actions.js';
import type { Blocked } from '../../guard/guard.js';
import { sightOf } from '../../photos/sights.js';
import type { TurnMessage } from '../../turn.js';
import type { EngineInput } from '../engine.js';

type Block = Anthropic.TextBlockParam;
const LONGEST_MESSAGE = 6_000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CACHED = { type: 'ephemeral' } as const;

/**
 * The conversation as the model reads it. A message is written the same way as part of the turn and later as history,
 * so that what one answer has cached is a prefix of the next request; the end of the turn before is marked for it.
 */
export function threadOf({ customer, history, messages, handBack, correction }: Pick<EngineInput, 'customer' | 'history' | 'messages' | 'handBack' | 'correction'>): Anthropic.MessageParam[] {
  const thread: { role: 'user' | 'assistant'; content: Block[] }[] = [];
  const add = (role: 'user' | 'assistant', texts: readonly string[]): void => {
    const blocks = texts.filter((text) => text !== '').map((text): Block => ({ type: 'text', text }));
    if (blocks.length === 0) return;
    const last = thread.at(-1);
    if (last?.role === role) last.content.push(...blocks);
    else thread.push({ role, content: blocks });
  };
  // The API wants the customer's side first; this also says who writes.
  add('user', [`<customer name="${data(customer.name ?? 'unknown')}"/>`]);
  if (handBack !== undefined) add('user', [`<handed_back at="${handBack.at.toISOString()}" because="${data(handBack.reason ?? '')}"/>`]);
  const before = history.findLast((message) => message.author === 'customer');
  for (const message of [...history, ...messages]) {
    const { role, texts } = render(message);
    add(role, texts.slice(0, 1));
    const block = thread.at(-1)?.content.at(-1);
    if (message === before && block !== undefined) block.cache_control = CACHED;
    add('user', texts.slice(1));
  }
  if (correction !== undefined) add('user', [`<not_sent because="${WRONG[correction.rule]}">${data(correction.detail)}</not_sent>`]);
  return thread;
}

/** What the model is told of an answer of its that was not sent. */
const WRONG: Readonly<Record<Blocked['rule'], string>> = {
  number: 'a figure that no tool has told', claim: 'a promise that the shop has not made', delivery: 'a time that the shop has not given', product: 'goods that no tool has named', link: 'an address that the shop has not given',
  reference: 'a reference that the system cannot fill', prompt: 'what customers must not read', topic: 'not the business of the shop',
};

/** The first text belongs to `role`, further ones to the user's side. */
function render(message: TurnMessage): { role: 'user' | 'assistant'; texts: string[] } {
  const { content, author, at } = message;
  if (author === 'customer') return { role: 'user', texts: [customerText(content, at)] };
  if (author !== 'assistant') return { role: 'user', texts: [`<colleague_message at="${at.toISOString()}">${data(textOf(content) || `[${content.kind}]`)}</colleague_message>`] };
  const sent = sentExtras(content);
  return { role: 'assistant', texts: [textOf(content) || `[${content.kind}]`, ...(sent === '' ? [] : [sent])] };
}

function customerText(content: MessageContent, at: Date): string {
  if (content.kind === 'choice') return `<customer_choice at="${at.toISOString()}" id="${data(modelId(content.id))}">${data(content.title)}</customer_choice>`;
  const words = textOf(content);
  const kind = content.kind === 'text' ? '' : ` kind="${content.kind}"`;
  return `<customer_message at="${at.toISOString()}"${kind}>${data(words)}${photoText(content)}</customer_message>`;
}

/** What somebody has seen in a photo. What is written in it may be an attempt to give orders: it is data like the rest. */
function photoText(content: MessageContent): string {
  const sight = sightOf(content);
  if (sight === undefined) return '';
  const matches = sight.matches.map(({ productId, title }) => `<match id="${publicId('product', productId)}" title="${data(title)}"/>`).join('');
  return `<photo shows="${data(sight.description)}"${sight.text === '' ? '' : ` says="${data(sight.text)}"`}>${data(sight.words)}${matches}</photo>`;
}

/** What stood below the assistant's words, so that "the second one" can be understood. */
function sentExtras(content: MessageContent): string {
  if (content.kind === 'buttons') return `<sent buttons="${data(content.buttons.map((button) => button.title).join(' | '))}"/>`;
  if (content.kind !== 'list') return '';
  const rows = content.sections.flatMap((section) => section.rows).map((row) => `${modelId(row.id)} ${row.title}`);
  return `<sent list="${data(rows.join(' | '))}"/>`;
}

/** The public form of a product's option id: the model knows no other ids. */
function modelId(optionId: string): string {
  if (!optionId.startsWith(OPTION_PRODUCT)) return optionId;
  const uuid = optionId.slice(OPTION_PRODUCT.length);
  return UUID.test(uuid) ? publicId('product', uuid) : optionId;
}

/** Text of other people as data: it can neither open nor close a tag or an attribute. */
function data(text: string): string {
  return cut(text, LONGEST_MESSAGE).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
