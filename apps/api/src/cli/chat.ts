import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { loadProcessEnv } from '../platform/config/env.js';
import { samplePhoto } from '../demo/sample-photo.js';
import { findSandbox } from '../demo/sandbox-process.js';
import { type Bubble, linesOf, optionsOf } from './chat-bubble.js';
import { type PhoneEvent, PhoneLine } from './chat-phone.js';
import { say, UsageError } from './output.js';

const HELP = `Write to the shop. A number picks an option, /photo /voice /location send samples, /photo and words shows that, /voice and words says them, /quit leaves.`;
const SAMPLES: Readonly<Record<string, Record<string, unknown>>> = {
  '/voice': { kind: 'voice' }, '/location': { kind: 'location', latitude: 40.4168, longitude: -3.7038, name: 'Puerta del Sol' },
};

/** A customer's phone in the terminal: every message goes through the signed webhook of the running app, every answer through the Graph API's stand-in. */
export async function chat(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { as: { type: 'string' }, name: { type: 'string' }, sandbox: { type: 'string' } } });
  if (values.as !== undefined && !/^\+?\d{7,15}$/.test(values.as.replaceAll(/[\s().-]/g, ''))) throw new UsageError(`--as takes a phone number with its country code, like +34600111222, not "${values.as}".`);
  const phone = await PhoneLine.open(values.sandbox ?? sandboxAddress(), { phone: values.as ?? `+3460${String(Date.now()).slice(-7)}`, name: values.name ?? 'Ana' });
  const ended = new AbortController();
  // Before anything is said: the answer to the first words is heard, too.
  const listen = await phone.listen(ended.signal);
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: process.stdin.isTTY ? '> ' : '' });
  let isOpen = true;
  terminal.once('close', () => { isOpen = false; });
  // Answers come after the last line of a pipe, too.
  const prompt = (): void => {
    if (isOpen) terminal.prompt(true);
  };
  let options: readonly string[] = [];
  const ticks = new Map<string, string>();

  say(`${HELP}\n`);
  const listening = listen((event) => {
    options = show(event, ticks) ?? options;
    prompt();
  });
  prompt();
  for await (const line of terminal) {
    const words = line.trim();
    if (words === '/quit') break;
    if (words !== '') await send(phone, words, options);
    // Through a pipe nobody reads along: each line is answered before the next one is said.
    if (!process.stdin.isTTY) await phone.quiet();
    prompt();
  }
  ended.abort();
  await listening;
  terminal.close();
}

async function send(phone: PhoneLine, words: string, options: readonly string[]): Promise<void> {
  const picked = /^\d{1,2}$/.test(words) ? options[Number(words) - 1] : undefined;
  try {
    if (picked !== undefined) await phone.pick(picked);
    else if (words === '/help') say(HELP);
    else await phone.send(SAMPLES[words] ?? spoken(words) ?? await shown(words) ?? { kind: 'text', text: words });
  } catch (error) {
    say(`! ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** `/voice do you have lamps?`. */
function spoken(words: string): Record<string, unknown> | undefined {
  const says = /^\/voice\s+(.+)$/s.exec(words)?.[1];
  return says === undefined ? undefined : { kind: 'voice', says };
}

/** `/photo lantern`. */
async function shown(words: string): Promise<Record<string, unknown> | undefined> {
  const [, what] = /^\/photo(?:\s+(.+))?$/s.exec(words) ?? [undefined, null];
  return what === null ? undefined : { ...await samplePhoto(what ?? '') };
}

/** Prints what happened on the phone; gives the options that can be picked now. */
function show(event: PhoneEvent, ticks: Map<string, string>): readonly string[] | undefined {
  if (event.kind === 'typing') {
    say('  ... is typing');
    return undefined;
  }
  const bubble: Bubble = event.bubble;
  if (bubble.from === 'customer') {
    const before = ticks.get(bubble.id);
    ticks.set(bubble.id, bubble.tick);
    if (before !== bubble.tick) say(`  ${TICKS[bubble.tick] ?? bubble.tick} ${linesOf(bubble)[0] ?? ''}`);
    return undefined;
  }
  if (ticks.has(bubble.id)) return undefined;
  ticks.set(bubble.id, bubble.tick);
  for (const line of linesOf(bubble)) say(`< ${line}`);
  return optionsOf(bubble);
}
const TICKS: Readonly<Record<string, string>> = { waiting: '(sending)', sent: '✓', delivered: '✓✓', read: '✓✓ read', failed: '✗' };

function sandboxAddress(): string {
  const env = loadProcessEnv();
  return findSandbox(env.DATA_DIR) ?? `http://127.0.0.1:${env.SANDBOX_PORT}`;
}
