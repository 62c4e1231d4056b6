import type { Actor } from '../../../platform/http/request-context.js';
import type { ConsentFact } from './consent-fact.js';

/** Source and proof of what somebody enters. */
export function enteredBy(actor: Actor): Pick<ConsentFact, 'source' | 'actor'> {
  return actor.kind === 'user' ? { source: 'person', actor: { id: actor.userId, name: actor.name } } : { source: 'api', actor: { id: actor.keyId, name: actor.name } };
}
