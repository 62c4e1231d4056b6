import type { Schemas } from '../../shared/api/api.js';
import { COMPARING } from '../../shared/phone-link/pause-codes.js';
import type { WhatsAppNumber } from './api/list-numbers.js';
import type { PartState } from './part-row.js';

/** How a number stands, as far as its last check and its last refusal tell. */
export function stateOfNumber({ status, paused, problems, number_confirmed_at: confirmedAt, last_event_at: heardAt }: WhatsAppNumber): PartState {
  if (status === 'inactive') return 'idle';
  if (problems.some(({ blocking }) => blocking)) return 'bad';
  if (paused !== null) return paused.code === COMPARING ? 'idle' : 'bad';
  return confirmedAt === null && heardAt === null ? 'idle' : 'good';
}

export type AssistantState = 'off' | 'unused' | 'works' | 'failed' | 'stepped_in';

/** How the assistant stands: from its switch, and from the customer that it worked on last. */
export function stateOfAssistant({ enabled, engine }: Pick<Schemas['AssistantDto'], 'enabled' | 'engine'>, latest: Schemas['LatestTurnDto'] | null): AssistantState {
  if (!enabled) return 'off';
  if (latest === null) return 'unused';
  if (latest.failed) return 'failed';
  // A store that has no model any more misses none.
  return latest.stepped_in && engine !== 'built_in' ? 'stepped_in' : 'works';
}
