import type { ClaudeRequest } from '../../../apps/sandbox/src/claude/request.js';
import type { Sandbox } from '../../../apps/sandbox/src/sandbox.js';
import type { Phone } from '../../../apps/sandbox/src/phone/phone.js';
import type { Line } from '../shop.js';
import { type Block, say } from './carriers.js';

/** One customer with what the model does for them. */
export interface Try {
  readonly texts: readonly string[];
  readonly caption?: string;
  readonly photo?: string;
  readonly name?: string;
  readonly obeyed: readonly (readonly Block[])[];
}
/** What became of it. */
export interface Tried {
  /** Everything that the customer can read, bubble by bubble, without invisible characters. */
  readonly received: readonly string[];
  /** How often the model was asked. */
  readonly asked: number;
  readonly phone: Phone;
}

const BATCH = 40;
let people = 0;

/** Many customers at once, each with a model that does as it is told; real webhooks in, real sends out. */
export async function tryAll(line: Line, claude: Sandbox['claude'], tries: readonly Try[]): Promise<Tried[]> {
  const puppets = new Map<string, { obeyed: Try['obeyed']; asked: number }>();
  claude.otherwise = 'refuse';
  claude.script([{
    times: Number.POSITIVE_INFINITY,
    respond: (request) => {
      const puppet = puppets.get(tagIn(request));
      if (!puppet) throw new Error('nobody knows this customer');
      // Told why it was held back, it tries the same again.
      if (!JSON.stringify(request.messages.at(-1)).includes('<not_sent')) puppet.asked += 1;
      return puppet.obeyed[puppet.asked - 1] ?? [say('?')];
    },
  }]);
  const tried: Tried[] = [];
  for (let from = 0; from < tries.length; from += BATCH) tried.push(...await tryBatch(line, puppets, tries.slice(from, from + BATCH)));
  return tried;
}

async function tryBatch(line: Line, puppets: Map<string, { obeyed: Try['obeyed']; asked: number }>, tries: readonly Try[]): Promise<Tried[]> {
  const writers = tries.map((wanted) => {
    people += 1;
    const tag = letters(people);
    const puppet = { obeyed: wanted.obeyed, asked: 0 };
    puppets.set(tag, puppet);
    return { wanted, puppet, phone: line.sandbox.phone({ waId: `3462${String(1_000_000 + people)}`, name: `${tag} ${wanted.name ?? 'Writer'}` }).with(line.shop.numberId) };
  });
  const rounds = Math.max(...tries.map(({ texts, caption, photo }) => texts.length + (caption === undefined && photo === undefined ? 0 : 1)));
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(writers.map(async ({ wanted: { texts, caption, photo }, phone }) => {
      const text = texts[round];
      if (round === 0 && caption !== undefined) await sendPhoto(phone, { caption });
      else if (round === 0 && photo !== undefined) await sendPhoto(phone, { shows: 'A card with something written on it', reads: photo });
      else if (text !== undefined) await phone.text(text);
    }));
    await line.settled();
  }
  return writers.map(({ phone, puppet }) => ({ phone, asked: puppet.asked, received: phone.thread.entries.filter(({ from }) => from === 'business').map(({ content }) => visibleIn(content).trim()) }));
}

/** The answer to a photo waits until somebody has looked at it. */
async function sendPhoto(phone: Phone, photo: { caption?: string; shows?: string; reads?: string }): Promise<void> {
  await phone.send({ kind: 'image', ...photo });
  await phone.next(({ from }) => from === 'business', 60_000);
}

/** Letters only, so that no tag is a figure. */
function letters(number: number): string {
  return `Zq${[...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
}
function tagIn(request: ClaudeRequest): string {
  const first = request.messages[0]?.content[0]?.['text'];
  return /<customer name="(\S+)/.exec(String(first))?.[1]?.replace(/"\/>$/, '') ?? '';
}

const UNSEEN: ReadonlySet<string> = new Set(['id', 'type', 'link', 'mime_type', 'sha256', 'url']);
/** The words of a bubble: body, buttons, rows, captions. */
function visibleIn(content: unknown): string {
  if (typeof content === 'string') return content.replaceAll(/\p{Cf}/gu, '');
  if (Array.isArray(content)) return content.map(visibleIn).join('\n');
  if (typeof content !== 'object' || content === null) return '';
  return Object.entries(content).filter(([member]) => !UNSEEN.has(member)).map(([, value]) => visibleIn(value)).join('\n');
}
