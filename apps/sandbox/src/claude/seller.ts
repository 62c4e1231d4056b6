import { isRecord } from '../http/router.js';
import { lastUserText, toolOutcomes, type ClaudeRequest, type Tool, type ToolOutcome } from './request.js';

export type Answered = { readonly type: 'text'; readonly text: string } | { readonly type: 'tool_use'; readonly name: string; readonly input: Record<string, unknown> };

const HUMAN = /\b(human|person|agent|someone|representative|staff|manager|complain|refund|persona|humano|pessoa|atendente|mensch|mitarbeiter)\b/i;
const ABOUT_STORE = /\b(ship|shipping|deliver|delivery|return|returns|exchange|open|opening|hours|address|pay|payment|warranty|policy|envío|envio|entrega|versand|lieferung|rückgabe|horario|horário)\b/i;
const GREETING = /^\s*(hi|hello|hey|hola|oi|olá|ola|hallo|good (morning|afternoon|evening)|bom dia|buenos días)[\s!.,?]*$/i;
const PRODUCT_SEARCH = /search.*product|product.*search|catalog/;
const PHOTO_TOOL = /photo|image|picture/;
/** The product that looks most like a photo, as prompts name it. */
const SEEN_IN_PHOTO = /<photo\b[^>]*>[^]*?<match id="([^"]+)"/;
const PHOTO = /\b(photo|picture|image|foto|imagem|bild)\b/i;

/**
 * A small rule-based seller in place of the model. It uses whichever tools the request offers, by their names, and
 * speaks of products by reference when the system prompt tells it how.
 */
export function sell(request: ClaudeRequest): Answered[] {
  // Prompts mark what comes from outside with tags; the words are between them.
  const words = lastUserText(request).replaceAll(/<[^<>]*>/g, ' ').replaceAll(/\s+/g, ' ').trim();
  const outcomes = toolOutcomes(request);
  if (request.toolChoice.type === 'none') return [say('How can I help you?')];
  const forced = request.toolChoice.name;
  if (forced !== undefined && outcomes.length === 0) return [call(request.tools.find(({ name }) => name === forced), { query: words, reason: words })].flatMap((each) => each ?? []);
  return outcomes.length === 0 ? firstMove(request, words) : nextMove(request, words, outcomes);
}

function firstMove(request: ClaudeRequest, words: string): Answered[] {
  const [looksLikeIt] = SEEN_IN_PHOTO.exec(lastUserText(request))?.slice(1) ?? [];
  const photo = toolFor(request, PHOTO_TOOL);
  if (looksLikeIt !== undefined && photo) return calls(photo, { product_id: looksLikeIt });
  const handOff = toolFor(request, /hand_?off|escalate|human/);
  if (HUMAN.test(words) && handOff) return calls(handOff, { reason: `The customer wrote: ${words.slice(0, 200)}`, message: 'I am passing you on to a colleague.' });
  const knowledge = toolFor(request, /knowledge|faq/);
  if (ABOUT_STORE.test(words) && knowledge) return calls(knowledge, { query: words.slice(0, 200) });
  if (GREETING.test(words)) return [say('Hello! What are you looking for today?')];
  const search = toolFor(request, PRODUCT_SEARCH);
  if (search) return calls(search, { query: words.slice(0, 200) });
  return [say(`You wrote: ${words.slice(0, 200)}`)];
}

function nextMove(request: ClaudeRequest, words: string, outcomes: readonly ToolOutcome[]): Answered[] {
  const last = outcomes.at(-1);
  if (!last) return [];
  const done = new Set(outcomes.map(({ name }) => name));
  const handOff = toolFor(request, /hand_?off|escalate|human/);
  if (handOff && done.has(handOff.name)) return [say('I am passing you on to a colleague.')];
  const products = outcomes.flatMap(({ text }) => foundIn(text, 'products'));
  const entries = outcomes.flatMap(({ text }) => foundIn(text, 'entries'));
  const first = products[0];
  const photo = toolFor(request, PHOTO_TOOL);
  const search = toolFor(request, PRODUCT_SEARCH);
  if (photo && !first && last.name === photo.name) {
    if (!last.isError) return [say('Is it this one?')];
    if (search && !done.has(search.name)) return calls(search, { query: words.slice(0, 200) });
  }
  if (entries[0]) return [say(String(entries[0]['text'] ?? entries[0]['title']))];
  if (!first) {
    if (handOff && !last.isError && done.has(toolFor(request, /knowledge|faq/)?.name ?? '')) {
      return calls(handOff, { reason: `Nothing was found for: ${words.slice(0, 200)}`, message: 'I do not know that. A colleague will answer you.' });
    }
    return [say('I could not find that. Could you describe it in other words?')];
  }
  if (photo && PHOTO.test(words) && !done.has(photo.name)) return calls(photo, { product_id: first['id'] });
  const list = toolFor(request, /option|list|menu/);
  if (products.length > 1 && list && !done.has(list.name) && !done.has(photo?.name ?? '')) {
    return calls(list, { product_ids: products.slice(0, 10).map((product) => product['id']) });
  }
  return [say(products.length > 1 && list && done.has(list.name) ? 'Here is what I found. Which one would you like to see?' : describe(request, first))];
}

/** By reference when the prompt has references, so that no figure is ever written here. */
function describe(request: ClaudeRequest, product: Record<string, unknown>): string {
  const prompt = request.system.map((block) => String(block['text'])).join('\n');
  const id = String(product['id']);
  if (prompt.includes('{{price:')) return `We have {{product:${id}}} for {{price:${id}}}. {{stock:${id}}}`;
  return `We have ${String(product['title'] ?? product['name'] ?? id)} (${id}).`;
}

function foundIn(text: string, key: string): Record<string, unknown>[] {
  try {
    const parsed: unknown = JSON.parse(text);
    const list = isRecord(parsed) ? parsed[key] : undefined;
    return Array.isArray(list) ? list.filter(isRecord).filter((entry) => entry['id'] !== undefined) : [];
  } catch {
    return [];
  }
}

function toolFor(request: ClaudeRequest, pattern: RegExp): Tool | undefined {
  return request.tools.find(({ name }) => pattern.test(name));
}

function say(text: string): Answered {
  return { type: 'text', text };
}

function calls(tool: Tool, values: Record<string, unknown>): Answered[] {
  const made = call(tool, values);
  return made ? [made] : [];
}

/** Only the values that the tool's schema knows. */
function call(tool: Tool | undefined, values: Record<string, unknown>): Answered | undefined {
  if (!tool) return undefined;
  const properties = tool.input_schema['properties'];
  const known = isRecord(properties) ? Object.keys(properties) : [];
  return { type: 'tool_use', name: tool.name, input: Object.fromEntries(Object.entries(values).filter(([key]) => known.includes(key))) };
}
