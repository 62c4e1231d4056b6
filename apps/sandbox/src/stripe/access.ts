import { type Answer, type Call, type Handler, type Route, route } from '../http/router.js';
import { stripeError } from './stripe-error.js';
import type { StripeWorld } from './world.js';

interface Remembered { readonly path: string; readonly body: string; readonly answer: Answer }

/** The key, the version and the idempotency key of every call. */
export class StripeAccess {
  /** While set, every call fails that way. */
  failing: 'rate_limit' | 'server_error' | undefined;
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly world: StripeWorld) {}

  route(method: 'GET' | 'POST', path: string, handler: Handler): Route {
    return route(method, path, async (call) => {
      this.admit(call);
      return method === 'POST' ? this.once(call, handler) : handler(call);
    });
  }

  clear(): void {
    this.remembered.clear();
    this.failing = undefined;
  }

  private admit({ headers }: Call): void {
    const key = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    if (key === undefined) throw stripeError(401, "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
    if (!this.world.keys.has(key)) throw stripeError(401, `Invalid API Key provided: ${key.slice(0, 8)}${'*'.repeat(Math.max(0, key.length - 12))}${key.slice(-4)}`);
    const version = headers['stripe-version'];
    if (version !== undefined && !/^20\d\d-\d\d-\d\d(\.[a-z]+)?$/.test(String(version))) throw stripeError(400, `Invalid Stripe API version: ${String(version)}`);
    if (this.failing === 'rate_limit') throw stripeError(429, 'Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits.', { code: 'rate_limit' });
    if (this.failing === 'server_error') throw stripeError(500, 'An unknown error occurred', { type: 'api_error' });
  }

  /** The first answer again for the same key. https://docs.stripe.com/api/idempotent_requests */
  private async once(call: Call, handler: Handler): Promise<Answer> {
    const type = call.headers['content-type'] ?? '';
    if (call.body.length > 0 && !type.startsWith('application/x-www-form-urlencoded')) throw stripeError(400, `Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.`);
    const key = call.headers['idempotency-key'];
    if (typeof key !== 'string') return handler(call);
    const body = call.body.toString('utf8');
    const known = this.remembered.get(key);
    if (known) {
      if (known.path !== call.path || known.body !== body) throw stripeError(400, `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`, { type: 'idempotency_error' });
      return known.answer;
    }
    const answer = await handler(call);
    this.remembered.set(key, { path: call.path, body, answer });
    return answer;
  }
}
