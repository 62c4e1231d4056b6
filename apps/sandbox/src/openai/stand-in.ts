import { openaiError } from './openai-error.js';

/** What all endpoints of OpenAI's API have in common. @typeParam Request one that passed the check */
export abstract class StandIn<Request> {
  /** Requests that passed the check, oldest first. */
  readonly requests: Request[] = [];
  /** Keys that are let in; any key when undefined. */
  apiKeys: readonly string[] | undefined;
  /** While set, every request is refused that way. */
  failing: 'rate_limit' | 'server_error' | undefined;

  /** @param about what the API's limit is said to be for */
  protected constructor(private readonly about: string) {}

  clear(): void {
    this.requests.length = 0;
    this.apiKeys = undefined;
    this.failing = undefined;
  }

  /** @throws Refusal while it fails */
  protected demandWorking(): void {
    if (this.failing === 'rate_limit') throw openaiError(429, `Rate limit reached for ${this.about}`, { code: 'rate_limit_exceeded' });
    if (this.failing === 'server_error') throw openaiError(500, 'The server had an error while processing your request. Sorry about that!');
  }
}
