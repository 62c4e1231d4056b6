import type { Blocked } from '../guard/guard.js';
import type { Secrets } from '../guard/leaks.js';
import type { AssistantSettings } from '../settings/settings.js';
import type { Language } from '../wording/language.js';
import type { RunLog } from '../runs/run-log.js';
import type { StoreFacts } from '../sources.js';
import type { ToolBox } from '../tools/tool-box.js';
import type { AssistantTurn } from '../turn.js';

/** A turn with everything an engine may know about its store. */
export interface EngineInput {
  readonly store: StoreFacts;
  readonly settings: AssistantSettings;
  readonly customer: AssistantTurn['customer'];
  readonly messages: AssistantTurn['messages'];
  readonly history: AssistantTurn['history'];
  readonly handBack: AssistantTurn['handBack'];
  /** The language of the words that Parley itself adds. */
  readonly language: Language;
  readonly log: RunLog;
  /** The second try: why the first answer was not sent. */
  readonly correction?: Blocked;
}

/** What its answer must not repeat; the answer itself stands in the tool box's draft. */
export interface EngineResult { readonly secrets: Secrets }

/**
 * Makes an answer into `tools.draft`. What it says is checked and cut into bubbles afterwards, whichever engine it was.
 */
export interface Engine {
  readonly id: string;
  /** The model that it asks first; null when it asks none. */
  readonly model: string | null;
  /** @throws EngineFailure when it has no answer; whatever `signal` was aborted with when it was aborted */
  answer(input: EngineInput, tools: ToolBox, signal: AbortSignal): Promise<EngineResult>;
}

/** The engine could not answer; another one may. `reason` is short and safe to store. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
  constructor(readonly reason: string, options?: ErrorOptions) {
    super(reason, options);
  }
}
