import type { Chaos } from '../chaos.js';
import { Refusal } from '../http/refusal.js';
import type { Call } from '../http/router.js';
import { numberIdOf, type Session, type WasenderWorld } from './world.js';

/** A refusal as most helpers of the API word it. */
export function refused(status: number, message: string, extra: Readonly<Record<string, unknown>> = {}): Refusal {
  return new Refusal(status, { success: false, message, ...extra });
}
/** As sessions, files and single messages word it. */
export function failed(status: number, error: string): Refusal {
  return new Refusal(status, { success: false, error });
}
export function invalid(errors: Readonly<Record<string, string>>): Refusal {
  return refused(422, 'Validation failed', { errors: Object.fromEntries(Object.entries(errors).map(([name, text]) => [name, [text]])) });
}

/** Who calls: a session by its key, or the person by the personal token. The one does not open what the other does. */
export class WasenderAccess {
  constructor(private readonly world: WasenderWorld, private readonly chaos: Chaos) {}

  /** @throws Refusal 401 */
  session(call: Call): Session {
    const session = this.world.byKey(tokenOf(call));
    if (!session || this.chaos.strikes('expiredToken', numberIdOf(session))) throw refused(401, 'Invalid API key');
    return session;
  }
  /** Of a session that may send. @throws Refusal */
  sender(call: Call): Session {
    const session = this.session(call);
    if (session.plan === 'none') throw refused(403, 'Active subscription or trial is required to use the API');
    if (session.state !== 'connected') throw refused(400, 'Your Whatsapp Session is not connected please connect your session first.');
    return session;
  }
  /** @throws Refusal 401, 404 */
  owned(call: Call): Session {
    this.person(call);
    const session = this.world.sessions.get(Number(call.params['id']));
    if (!session) throw failed(404, 'WhatsApp session not found.');
    return session;
  }
  /** @throws Refusal 401 */
  person(call: Call): void {
    if (tokenOf(call) !== this.world.personalToken) throw refused(401, 'Unnotarized');
  }
}

function tokenOf(call: Call): string {
  const token = /^Bearer (\S+)$/.exec(call.headers.authorization ?? '')?.[1];
  if (token === undefined) throw refused(401, 'API key is required');
  return token;
}
