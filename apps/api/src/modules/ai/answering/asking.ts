import type { CartNews } from '../../orders/index.js';
import type { AnswerLength } from '../behaviour/behaviour.js';
import { type Finished, finishDraft } from '../composition/finish.js';
import { type Engine, EngineFailure, type EngineInput } from '../engines/engine.js';
import type { Guard } from '../guard/guard.js';
import { evidenceOf } from '../guard/run-evidence.js';
import { askAddressAgain } from '../ordering/ask-again.js';
import { newsText } from '../ordering/cart-text.js';
import type { ToolBox } from '../tools/tool-box.js';
import type { Question } from './question.js';

// One engine is asked, and what it says is checked before it may be sent.

export const LONGEST_REFUSED = 2_000;
/** Letters of a product's description under its photo. */
const DESCRIPTION_MAX = { short: 0, normal: 400, detailed: 800 } as const satisfies Record<AnswerLength, number>;
/** `told`: what the answer says of changes under the cart. */
export type Answer = Exclude<Finished, { kind: 'empty' }> & { readonly told?: CartNews | undefined };

/** What a model may put right when it is told of it; nobody is told how to hide a leak better, and another topic has an answer of its own. */
const MENDABLE: ReadonlySet<string> = new Set(['number', 'claim', 'delivery', 'product', 'link', 'reference']);
/** A customer does not wait longer than this for the first try and gets a second one. */
const SECOND_TRY_WITHIN_MS = 12_000;

/** A model whose answer was held back is told why, once. */
export async function askTwice(engine: Engine, input: EngineInput, tools: ToolBox, question: Question, guard: Guard): Promise<Answer | undefined> {
  const startedAt = performance.now();
  const first = await ask(engine, input, tools, question, guard);
  const mayMend = first?.kind === 'blocked' && MENDABLE.has(first.blocked.rule) && engine.model !== null && performance.now() - startedAt < SECOND_TRY_WITHIN_MS;
  if (!mayMend) return first;
  tools.startOver();
  return await ask(engine, { ...input, correction: first.blocked }, tools, question, guard) ?? first;
}

/** Undefined when this engine has no answer; the log says why. */
async function ask(engine: Engine, input: EngineInput, tools: ToolBox, question: Question, guard: Guard): Promise<Answer | undefined> {
  const { signal, capabilities } = question;
  const { log } = input;
  const failuresBefore = log.steps.filter((step) => step.kind === 'failure').length;
  const startedAt = performance.now();
  try {
    const { secrets } = await engine.answer(input, tools, signal);
    await askAddressAgain(question.history, tools.context);
    const news = tools.draft.isEmpty ? undefined : await tools.context.desk?.untold();
    if (news !== undefined) tools.draft.cartNews = newsText(news, input.language);
    const finished = await finishDraft(tools.context, { capabilities, secrets, guard, evidence: evidenceOf(input, tools), descriptionMax: DESCRIPTION_MAX[input.settings.answerLength] });
    if (finished.kind === 'empty') throw new EngineFailure('empty_answer');
    const blocked = finished.kind === 'blocked' ? finished.blocked : finished.kind === 'hand_off' ? finished.refused : undefined;
    if (blocked !== undefined) log.add({ kind: 'guardrail', ...blocked, refused: blocked.rule === 'prompt' ? '' : tools.draft.texts().join('\n').slice(0, LONGEST_REFUSED) });
    else tools.markUsed();
    return finished.kind === 'reply' ? { ...finished, told: news } : finished;
  } catch (error) {
    signal.throwIfAborted();
    const known = log.steps.filter((step) => step.kind === 'failure').length > failuresBefore;
    const reason = error instanceof EngineFailure ? error.reason : String(error).slice(0, 200);
    if (!known) log.add({ kind: 'failure', engine: engine.id, model: log.model, reason, ms: Math.round(performance.now() - startedAt) });
    return undefined;
  }
}
