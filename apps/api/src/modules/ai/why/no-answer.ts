import { type NoAnswerCause, readHandOffReason } from '#contracts';
import type { WhyRow } from './why.queries.js';

/** Why nobody answered a customer's message; undefined when somebody did. */
export function causeOf(row: WhyRow): NoAnswerCause | undefined {
  if (row.person_wrote) return undefined;
  if (!row.is_asked || row.kind === 'reaction') return 'not_asked';
  if (!row.has_turn) return openTurn(row);
  if (row.silence_reason !== null) return row.silence_reason;
  return ofAnswer(row) ?? (row.outcome === 'hand_off' ? ofHandOff(row) : undefined);
}

/** A turn that people have ends without the assistant, and one whose account cannot send would say nothing. */
function openTurn({ handler, account_usable: isUsable }: WhyRow): NoAnswerCause {
  if (handler === 'waiting') return 'waiting_for_person';
  if (handler === 'human') return 'person_has_it';
  return isUsable ? 'answer_on_its_way' : 'account_inactive';
}

/** The worst of its parts counts. */
function ofAnswer({ answers, account_usable: isUsable }: WhyRow): NoAnswerCause | undefined {
  if (answers.includes('failed')) return 'answer_failed';
  if (answers.includes('unknown')) return 'answer_unconfirmed';
  if (answers.some((status) => status === 'queued' || status === 'sending')) return isUsable ? 'answer_waits' : 'account_inactive';
  return undefined;
}

/** The customer read that a person will answer, and nobody has: what made the assistant give it away. */
function ofHandOff({ hand_off_reason: reason, handler }: WhyRow): NoAnswerCause | undefined {
  const cause = reason === null ? undefined : readHandOffReason(reason)?.cause;
  if (cause?.startsWith('refused_')) return 'guardrail';
  if (cause === 'no_answer') return 'provider_failure';
  if (handler === 'ai') return undefined;
  return handler === 'human' ? 'person_has_it' : 'waiting_for_person';
}
