/** Drives a running sandbox by its HTTP control surface. */
export class SandboxControl {
  constructor(readonly url: string) {}

  async addNumber(number: Readonly<Record<string, string>>): Promise<void> {
    await this.#post('/sandbox/numbers', number);
  }
  /** What "Verify and Save" in Meta's dashboard does: the handshake with the callback address. @throws Error when it is refused */
  async verifyWebhook(appId: string, callbackUrl: string, verifyToken: string): Promise<void> {
    await this.#post(`/sandbox/apps/${appId}/webhook`, { callback_url: callbackUrl, verify_token: verifyToken });
  }

  async #post(path: string, body: unknown): Promise<void> {
    const answer = await fetch(`${this.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`The sandbox refused ${path}: ${await answer.text()}`);
  }
}
