/** The assistant: answers a turn, keeps its settings and the record of every run. */
export { AiModule } from './ai.module.js';
export { Assistant } from './assistant.service.js';
export { confinementOf } from './costs/budget.js';
export { type HandOver, HandOvers, type StoppedTurn } from './hand-offs/hand-overs.service.js';
export { PhotoLooking } from './photos/photo-looking.js';
export { matchesOf } from './photos/photo-matches.js';
export { LONGEST_QUIET_WINDOW_MS, quietWindowMs } from './quiet-window.js';
export { readablePart } from './reading.js';
export type { Briefing } from './settings/assistant-settings.service.js';
export type { AssistantSettings } from './settings/settings.js';
export { AnswerFailed } from './turn.js';
export type { AnswerRun, AssistantAnswer, AssistantTurn, HandBack, TurnMessage } from './turn.js';
