import { lastUserText, toolOutcomes, type ClaudeRequest } from './request.js';
import type { Answered } from './seller.js';

/** When a step applies; everything that is given must fit. Texts are looked for without regard to case. */
export interface StepMatch {
  /** In the customer's last words. */
  readonly text?: string | RegExp;
  /** The newest tool result since then is of this tool; `false` means there is none yet. */
  readonly tool?: string | false;
  /** In the newest tool result. */
  readonly result?: string | RegExp;
}
/** One answer of the puppet: blocks, or a function of the request. */
export interface Step {
  readonly when?: StepMatch;
  readonly respond: readonly Answered[] | string | ((request: ClaudeRequest) => readonly Answered[]);
  readonly stopReason?: 'end_turn' | 'max_tokens' | 'refusal' | 'stop_sequence' | 'tool_use';
  /** How often it answers; once when absent. */
  readonly times?: number;
}

/** The first step that fits and has answers left. */
export class Script {
  private steps: { step: Step; left: number }[] = [];

  replace(steps: readonly Step[]): void {
    this.steps = steps.map((step) => ({ step, left: step.times ?? 1 }));
  }

  get isEmpty(): boolean {
    return this.steps.every(({ left }) => left < 1);
  }

  take(request: ClaudeRequest): { blocks: readonly Answered[]; stopReason?: Step['stopReason'] } | undefined {
    const found = this.steps.find(({ step, left }) => left > 0 && fits(step.when ?? {}, request));
    if (!found) return undefined;
    found.left -= 1;
    const { respond, stopReason } = found.step;
    const blocks = typeof respond === 'function' ? respond(request) : typeof respond === 'string' ? [{ type: 'text' as const, text: respond }] : respond;
    return { blocks, ...(stopReason === undefined ? {} : { stopReason }) };
  }
}

function fits(when: StepMatch, request: ClaudeRequest): boolean {
  const last = toolOutcomes(request).at(-1);
  if (when.text !== undefined && !contains(lastUserText(request), when.text)) return false;
  if (when.tool === false && last) return false;
  if (typeof when.tool === 'string' && last?.name !== when.tool) return false;
  return when.result === undefined || contains(last?.text ?? '', when.result);
}

function contains(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.toLowerCase().includes(wanted.toLowerCase()) : wanted.test(text);
}
