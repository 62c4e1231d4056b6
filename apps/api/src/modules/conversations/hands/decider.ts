import type { Actor } from '../../../platform/http/request-context.js';
import type { Decider } from './hands.js';

/** Who makes a request, as the conversation's history names them. */
export function deciderOf(actor: Actor): Decider {
  return actor.kind === 'user' ? { kind: 'user', userId: actor.userId } : { kind: 'api', keyName: actor.name };
}
