import { AppError } from '../platform/errors/app-error.js';

interface Ask { readonly method?: 'GET' | 'POST' | 'PUT'; readonly body?: unknown; readonly signal?: AbortSignal; readonly headers?: Readonly<Record<string, string>> }

/** Drives a running sandbox by its HTTP control surface. */
export class SandboxControl {
  constructor(readonly url: string) {}

  async addNumber(number: Readonly<Record<string, string>>): Promise<void> {
    await this.ask('/sandbox/numbers', { method: 'POST', body: number });
  }
  /** A WASender session that no phone is linked to yet. */
  async addSession(session: Readonly<Record<string, string>>): Promise<void> {
    await this.ask('/sandbox/wasender/sessions', { method: 'POST', body: { ...session, state: 'disconnected' } });
  }
  /** What "Verify and Save" in Meta's dashboard does: the handshake with the callback address. @throws AppError when it is refused */
  async verifyWebhook(appId: string, callbackUrl: string, verifyToken: string): Promise<void> {
    await this.ask(`/sandbox/apps/${appId}/webhook`, { method: 'POST', body: { callback_url: callbackUrl, verify_token: verifyToken } });
  }

  /** The answer's JSON. @throws AppError as `open` */
  async ask<Answer>(path: string, ask: Ask = {}): Promise<Answer> {
    return await (await this.open(path, ask)).json() as Answer;
  }

  /** The answer itself, for what is no JSON. @throws AppError message.invalid with the sandbox's reason, server.unavailable when it does not run */
  async open(path: string, { method = 'GET', body, signal, headers }: Ask = {}): Promise<Response> {
    const answer = await fetch(`${this.url}${path}`, {
      method, headers: { 'content-type': 'application/json', ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal ? { signal } : {}),
    }).catch((error: unknown) => {
      if (signal?.aborted) throw error;
      throw new AppError('server.unavailable', { detail: 'The sandbox does not run' });
    });
    if (!answer.ok) throw new AppError('message.invalid', { detail: await reasonIn(answer) });
    return answer;
  }
}

async function reasonIn(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    const { error, message } = JSON.parse(text) as { error?: unknown; message?: unknown };
    return String(message ?? error ?? text);
  } catch {
    return text.slice(0, 500);
  }
}
