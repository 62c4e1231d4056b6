import { cut, type HandOffCause, handOffReason, type OutboundContent } from '#contracts';
import { compose } from '../composition/compose.js';
import type { ResolvedAnswer } from '../composition/resolve.js';
import type { RunResult } from '../runs/runs.service.js';
import { ACTION_HAND_OFF, ACTION_MENU } from '../tools/suggest-actions.js';
import type { AssistantTurn } from '../turn.js';
import type { Language } from '../wording/language.js';
import { wordsOf } from '../wording/words.js';

/** Parley's own words, with the ways to go on. */
export function plainAnswer(text: string, capabilities: AssistantTurn['capabilities'], language: Language): OutboundContent[] {
  const words = wordsOf(language);
  const answer: ResolvedAnswer = { text, listButton: '', rows: [], photos: [], actions: [{ id: ACTION_MENU, title: words.menuButton }, { id: ACTION_HAND_OFF, title: words.personButton }] };
  return compose(answer, capabilities, words);
}

/** Parley's own words before people go on. */
export function handOff(cause: HandOffCause, detail: string, text: string, { text: limit }: AssistantTurn['capabilities']): RunResult {
  return { kind: 'hand_off', reason: handOffReason(cause, detail), messages: [{ kind: 'text', text: cut(text, limit.max) }] };
}
