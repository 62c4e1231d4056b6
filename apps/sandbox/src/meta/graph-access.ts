import type { Chaos } from '../chaos.js';
import type { Call } from '../http/router.js';
import { GraphError, unknownObject } from './graph-error.js';
import type { AccessToken, BusinessAccount, BusinessNumber, MetaApp, MetaWorld } from './world.js';

type Scope = 'whatsapp_business_messaging' | 'whatsapp_business_management';

/** Who calls, and what the token may touch. */
export class GraphAccess {
  constructor(private readonly world: MetaWorld, private readonly chaos: Chaos) {}

  /** @throws GraphError 190 or 200 */
  token(call: Call): AccessToken {
    const header = call.headers.authorization ?? '';
    const value = /^(?:Bearer|OAuth) (\S+)$/i.exec(header)?.[1] ?? call.query.get('access_token') ?? '';
    if (value === '') throw new GraphError(200, '(#200) Provide valid app ID', { status: 401 });
    const token = this.world.tokens.get(value);
    if (!token) throw new GraphError(190, 'Invalid OAuth access token - Cannot parse access token', { status: 401 });
    if (!this.world.isTokenAlive(token) || this.chaos.strikes('expiredToken')) throw expired();
    return token;
  }

  /** The number of the path. @throws GraphError 100/33 when the token may not see it, 200 when a permission is missing */
  number(call: Call, id: string, scope: Scope): { number: BusinessNumber; token: AccessToken } {
    const token = this.token(call);
    const number = this.world.numbers.get(id);
    if (!number || !mayTouch(token, number.businessAccountId)) throw unknownObject(call.method, id);
    if (this.chaos.strikes('expiredToken', number.id)) throw expired();
    requireScope(token, scope);
    return { number, token };
  }

  businessAccount(call: Call, id: string): { business: BusinessAccount; token: AccessToken } {
    const token = this.token(call);
    const business = this.world.businessAccounts.get(id);
    if (!business || !mayTouch(token, id)) throw unknownObject(call.method, id);
    requireScope(token, 'whatsapp_business_management');
    return { business, token };
  }

  /** The app of the path, called with its id and secret for a token. @throws GraphError 190 */
  app(call: Call, id: string): MetaApp {
    const [, appId, secret] = /^Bearer (\d+)\|(\S+)$/i.exec(call.headers.authorization ?? '') ?? [];
    const app = this.world.apps.get(id);
    if (!app || appId !== id || secret !== app.secret) throw new GraphError(190, 'Invalid OAuth access token signature.', { status: 401 });
    return app;
  }

  /** True when the token may use this business account. */
  sees(token: AccessToken, businessAccountId: string): boolean {
    return mayTouch(token, businessAccountId);
  }
}

function mayTouch(token: AccessToken, businessAccountId: string): boolean {
  return token.businessAccountIds?.includes(businessAccountId) ?? true;
}

function requireScope(token: AccessToken, scope: Scope): void {
  if (token.scopes.includes(scope)) return;
  throw new GraphError(200, `(#200) You do not have the necessary permissions required to send messages on behalf of this WhatsApp Business Account: ${scope} is missing`, { status: 403 });
}

function expired(): GraphError {
  return new GraphError(190, 'Error validating access token: Session has expired.', { status: 401, subcode: 463 });
}
