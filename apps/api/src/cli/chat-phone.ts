import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Bubble } from './chat-bubble.js';

export type PhoneEvent = { readonly kind: 'bubble'; readonly bubble: Bubble } | { readonly kind: 'typing' };
/** So long without news counts as the end of an answer. */
const QUIET_MS = 2500;
/** An answer that has not begun by then does not come: the assistant is silent, or a person has the conversation. */
const NO_ANSWER_MS = 20_000;

/** A customer's phone in the sandbox, over its HTTP control surface. */
export class PhoneLine {
  #lastNews = Date.now();
  #isAnswered = true;

  private constructor(private readonly address: string, private readonly customer: string) {}

  /** The phone with this number, the same one each time. @throws Error when no sandbox runs there */
  static async open(address: string, who: { phone: string; name: string }): Promise<PhoneLine> {
    const body = JSON.stringify({ wa_id: who.phone.replaceAll(/\D/g, ''), name: who.name });
    const opened = await fetch(`${address}/sandbox/phones`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(() => undefined);
    if (!opened?.ok) throw new Error(`No sandbox answers at ${address}. Start the demo with "npm start" first.`);
    const { key } = (await opened.json()) as { key: string };
    return new PhoneLine(address, encodeURIComponent(key));
  }

  /** Sends a message of the customer; resolves when the app's webhook has taken it. @throws Error with the sandbox's reason */
  async send(message: Readonly<Record<string, unknown>>): Promise<void> {
    this.#lastNews = Date.now();
    this.#isAnswered = false;
    const answer = await fetch(`${this.address}/sandbox/phones/${this.customer}/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(message) });
    const body = (await answer.json()) as { error?: unknown; message?: unknown; outcome?: string; webhook_status?: number };
    if (!answer.ok) throw new Error(String(body.message ?? body.error ?? `the sandbox answered ${answer.status}`));
    if (body.outcome !== 'posted' || body.webhook_status !== 200) throw new Error(`the webhook was not taken (${body.webhook_status ?? body.outcome ?? 'no answer'})`);
  }

  /** Taps a button or chooses a row of the last message that offers it. */
  async pick(option: string): Promise<void> {
    await this.send({ kind: 'tap', button: option }).catch(() => this.send({ kind: 'choose', row: option }));
  }

  /** Hears of every new or changed bubble from now on, until `signal` fires. @returns what tells of them, also of those that came before it was called */
  async listen(signal: AbortSignal): Promise<(tell: (event: PhoneEvent) => void) => Promise<void>> {
    const { body } = await fetch(`${this.address}/sandbox/phones/${this.customer}/events`, { signal });
    return (tell) => this.#tell(body, tell, signal);
  }
  async #tell(body: Response['body'], tell: (event: PhoneEvent) => void, signal: AbortSignal): Promise<void> {
    if (!body) return;
    try {
      let name = '';
      for await (const line of createInterface({ input: Readable.fromWeb(body as ReadableStream) })) {
        if (line.startsWith('event: ')) name = line.slice('event: '.length);
        if (!line.startsWith('data: ')) continue;
        this.#lastNews = Date.now();
        if (name === 'typing') tell({ kind: 'typing' });
        else {
          const bubble = JSON.parse(line.slice('data: '.length)) as Bubble;
          if (bubble.from === 'business') this.#isAnswered = true;
          tell({ kind: 'bubble', bubble });
        }
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** Resolves when what was sent last is answered and nothing new came for a while; on a busy machine the first word of an answer takes its time. */
  async quiet(): Promise<void> {
    while (Date.now() - this.#lastNews < (this.#isAnswered ? QUIET_MS : NO_ANSWER_MS)) await new Promise((resume) => setTimeout(resume, 100));
  }
}
