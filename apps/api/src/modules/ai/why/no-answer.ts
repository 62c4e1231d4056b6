import { type HandOffCause, type NoAnswerCause, readHandOffReason, type SilenceReason } from '#contracts';
import type { WhyRow } from './why.queries.js';

/** Why nobody answered a customer's message; undefined when somebody did. */
export function causeOf(row: WhyRow): NoAnswerCause | undefined {
  if (row.person_wrote) return undefined;
  if (!row.is_asked || row.kind === 'reaction') return 'not_asked';
  if (!row.has_turn) return openTurn(row);
  if (row.silence_reason !== null) return ofSilence(row, row.silence_reason);
  return ofAnswer(row) ?? (row.outcome === 'hand_off' ? ofHandOff(row) : undefined);
}

/** A turn that people have ends without the assistant, and one whose account cannot send would say nothing. */
function openTurn({ handler, account_usable: isUsable }: WhyRow): NoAnswerCause {
  if (handler === 'waiting') return 'waiting_for_person';
  if (handler === 'human') return 'person_has_it';
  return isUsable ? 'answer_on_its_way' : 'account_inactive';
}

/** People had it, and have given it back since. */
function ofSilence({ handler, assistant_wrote: wrote }: WhyRow, reason: SilenceReason): NoAnswerCause | undefined {
  if (handler !== 'ai' || (reason !== 'person_has_it' && reason !== 'waiting_for_person')) return reason;
  return wrote ? undefined : 'given_back';
}

/** The worst of its parts counts. */
function ofAnswer({ answers, account_usable: isUsable }: WhyRow): NoAnswerCause | undefined {
  if (answers.includes('failed')) return 'answer_failed';
  if (answers.includes('unknown')) return 'answer_unconfirmed';
  if (answers.some((status) => status === 'queued' || status === 'sending')) return isUsable ? 'answer_waits' : 'account_inactive';
  return undefined;
}

/** Causes of a hand-off that are put right where they arise: a conversation that is only given back would be handed off again. */
const CAUSES: Readonly<Partial<Record<HandOffCause, NoAnswerCause>>> = {
  no_answer: 'provider_failure', budget: 'budget', ai_conversation_limit: 'ai_conversation_limit', message_limit: 'message_limit', subscription_inactive: 'subscription_inactive',
};

/** The customer read that a person will answer, and nobody has: what made the assistant give it away. */
function ofHandOff({ hand_off_reason: reason, handler, assistant_wrote: wrote }: WhyRow): NoAnswerCause | undefined {
  const cause = reason === null ? undefined : readHandOffReason(reason)?.cause;
  if (cause?.startsWith('refused_')) return 'guardrail';
  const known = cause && CAUSES[cause];
  if (known !== undefined && handler !== 'human') return known;
  if (handler === 'ai') return wrote ? undefined : 'given_back';
  return handler === 'human' ? 'person_has_it' : 'waiting_for_person';
}
