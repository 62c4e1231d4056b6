import { type HandOffCause, handOffReason, type OutboundContent, publicId, textOf } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '../catalog/index.js';
import { Knowledge } from '../knowledge/index.js';
import { compose } from './composition/compose.js';
import { type Finished, finishDraft } from './composition/finish.js';
import type { ResolvedAnswer } from './composition/resolve.js';
import { cleanKnowledge, cleanProducts, type LeftOut } from './guard/clean-sources.js';
import { Guard } from './guard/guard.js';
import { evidenceOf } from './guard/run-evidence.js';
import { type Engine, EngineFailure, type EngineInput } from './engines/engine.js';
import type { AnswerLength, Behaviour } from './behaviour/behaviour.js';
import { type Confinement, confinementOf } from './costs/budget.js';
import { wouldLoop } from './hand-offs/hand-back.js';
import { isAngry } from './hand-offs/mood.js';
import { formatMoney } from './money.js';
import { holdsKeyword } from './engines/built-in/intents.js';
import { tapIn } from './engines/built-in/taps.js';
import { answeredBy } from './ordering/asked.js';
import type { OrderDesk } from './ordering/order-desk.js';
import { orderTapIn, orderTapOf } from './ordering/order-taps.js';
import type { Language } from './wording/language.js';
import { languageFor } from './wording/language-for.js';
import { Pictures } from './pictures/pictures.service.js';
import { sightOf } from './photos/sights.js';
import { readingOf } from './reading.js';
import type { RunLog } from './runs/run-log.js';
import type { RunResult } from './runs/runs.service.js';
import type { Briefing } from './settings/assistant-settings.service.js';
import type { AssistantSettings } from './settings/settings.js';
import { ACTION_HAND_OFF, ACTION_MENU } from './tools/suggest-actions.js';
import { ToolBox } from './tools/tool-box.js';
import type { AssistantTurn, TurnMessage } from './turn.js';
import { wordsOf } from './wording/words.js';

/** Nest token of the engines in the order in which they are asked. */
export const ENGINES = Symbol('assistant engines');
export interface Question extends Pick<AssistantTurn, 'storeId' | 'customer' | 'messages' | 'history' | 'handBack' | 'capabilities' | 'signal'> {
  /** Absent where there is no conversation to order in. */
  readonly desk?: OrderDesk;
  /** The store's budget may confine it: people who try something out get what they asked for. */
  readonly isConfined: boolean;
  /** How many answers in a row before this one knew nothing, `most` at most. */
  readonly unansweredBefore: (most: number) => Promise<number>;
}

/** Makes an answer without keeping anything: rules first, then the engines until one has an answer that may be sent. */
@Injectable()
export class Answering {
  constructor(private readonly catalog: Catalog, private readonly knowledge: Knowledge, private readonly guard: Guard, private readonly pictures: Pictures, @Inject(ENGINES) private readonly engines: readonly Engine[]) {}

  /** The engine that is asked first; `model` null where it needs none. */
  first(): Pick<Engine, 'id' | 'model'> {
    const [{ id, model } = { id: 'none', model: null }] = this.engines;
    return { id, model };
  }

  /** @throws the reason of `question.signal` when it is aborted */
  async work(question: Question, briefing: Briefing, log: RunLog): Promise<RunResult> {
    const result = await this.#answer(question, briefing, log);
    if (result.kind !== 'hand_off' || !wouldLoop(result.reason, question)) return result;
    log.add({ kind: 'guardrail', rule: 'loop', detail: result.reason.slice(0, LONGEST_REFUSED), refused: '' });
    const language = languageFor(question, briefing);
    return { kind: 'reply', notice: false, messages: plainAnswer(wordsOf(language).handedBack, question.capabilities, language) };
  }

  async #answer(question: Question, { settings, store, budgetState }: Briefing, log: RunLog): Promise<RunResult> {
    const { signal, capabilities } = question;
    signal.throwIfAborted();
    const language = languageFor(question, { settings, store });
    log.language = language;
    log.version = settings.version;
    for (const message of question.messages) notePhoto(message, log);
    // Without buttons nobody can confirm: people take the order.
    const desk = capabilities.buttons === undefined ? undefined : question.desk;
    const byRule = answerByRule(question, settings, language, desk !== undefined) ?? await this.#takenByPeople(question, settings, language, desk);
    if (byRule !== undefined) {
      log.engine = 'rules';
      return byRule;
    }
    const goesOn = desk !== undefined && goesOnWithOrder(question);
    const confined = goesOn ? 'built_in' : await this.#confinement(question, budgetState, settings, log);
    if (confined === 'people') {
      log.engine = 'rules';
      return handOff('budget', '', wordsOf(language).handOff, capabilities);
    }
    const leaveOut = leavingOut(log);
    for (const engine of confined === 'built_in' ? this.engines.slice(-1) : this.engines) {
      log.engine = engine.id;
      const tools = new ToolBox({ storeId: question.storeId, currency: store.currency, language, products: cleanProducts(this.catalog, leaveOut), knowledge: cleanKnowledge(this.knowledge, leaveOut), desk, draw: (kind, products) => this.pictures.make(question.storeId, { kind, products, store, language }) }, log);
      const input: EngineInput = { store, settings, customer: question.customer, messages: question.messages, history: question.history, handBack: question.handBack, language, log };
      const finished = await askTwice(engine, input, tools, question, this.guard);
      signal.throwIfAborted();
      if (finished === undefined) continue;
      if (finished.kind === 'reply') {
        const asksToConfirm = tools.draft.actions.some(({ id }) => orderTapOf(id)?.kind === 'confirm');
        log.isUnanswered = tools.draft.knowsNothing || foundNothing(log);
        const byPeople = asksToConfirm ? await tooMuch(settings, language, desk) : log.isUnanswered ? await failedTooOften(question, settings) : undefined;
        if (byPeople !== undefined) return handOff(...byPeople, wordsOf(language).handOff, capabilities);
      }
      return resultOf(finished, question, language);
    }
    return handOff('no_answer', '', wordsOf(language).handOff, capabilities);
  }

  /** What the store's budget leaves; without a model there is nothing to pay. */
  async #confinement({ isConfined }: Question, budgetState: Briefing['budgetState'], { budget }: AssistantSettings, log: RunLog): Promise<Confinement | undefined> {
    if (budget === null || !isConfined || this.first().model === null) return undefined;
    const state = await budgetState();
    const confined = confinementOf(budget, state);
    if (confined !== undefined) log.add({ kind: 'budget', state });
    return confined;
  }

  /** A confirmed order that people want to take is not placed. */
  async #takenByPeople(question: Question, settings: Behaviour, language: Language, desk: OrderDesk | undefined): Promise<RunResult | undefined> {
    if (orderTapIn(question.messages)?.kind !== 'confirm') return undefined;
    const byPeople = await tooMuch(settings, language, desk);
    return byPeople && handOff(...byPeople, wordsOf(language).handOff, question.capabilities);
  }
}

const LONGEST_REFUSED = 2_000;
/** Letters of a product's description under its photo. */
const DESCRIPTION_MAX = { short: 0, normal: 400, detailed: 800 } as const satisfies Record<AnswerLength, number>;

/** A rule of the store by which people go on. */
type ByPeople = readonly [cause: HandOffCause, detail: string];

/** Orders above the store's limit are taken by people. */
async function tooMuch({ handOffOrderAbove: limit }: Behaviour, language: Language, desk: OrderDesk | undefined): Promise<ByPeople | undefined> {
  if (limit === null) return undefined;
  const order = (await desk?.find())?.order;
  return order !== undefined && order.total > limit ? ['order_value', formatMoney({ amount: limit, currency: order.currency }, language)] : undefined;
}

async function failedTooOften({ unansweredBefore }: Question, { handOffAfterFailures: most }: Behaviour): Promise<ByPeople | undefined> {
  if (most === null || (most > 1 && await unansweredBefore(most - 1) < most - 1)) return undefined;
  return ['failed_answers', String(most)];
}

/** It looked something up, and nothing was there. */
function foundNothing({ steps }: RunLog): boolean {
  const looks = steps.flatMap((step) => (step.kind === 'tool' && step.ok && step.tool.startsWith('search_') ? [step.sources.length] : []));
  return looks.length > 0 && looks.every((found) => found === 0) && steps.every((step) => (step.kind !== 'tool' && step.kind !== 'photo') || step.sources.length === 0);
}

/** What was left out of the shop's own texts, each once. */
function leavingOut(log: RunLog): LeftOut {
  const told = new Set<string>();
  return (title) => {
    if (!told.has(title)) log.add({ kind: 'left_out', title: title.slice(0, LONGEST_TITLE) });
    told.add(title);
  };
}
const LONGEST_TITLE = 200;

type Answer = Exclude<Finished, { kind: 'empty' }>;

/** What a model may put right when it is told of it; nobody is told how to hide a leak better, and another topic has an answer of its own. */
const MENDABLE: ReadonlySet<string> = new Set(['number', 'claim', 'delivery', 'product', 'link', 'reference']);
/** A customer does not wait longer than this for the first try and gets a second one. */
const SECOND_TRY_WITHIN_MS = 12_000;

/** A model whose answer was held back is told why, once. */
async function askTwice(engine: Engine, input: EngineInput, tools: ToolBox, question: Question, guard: Guard): Promise<Answer | undefined> {
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
    const finished = await finishDraft(tools.context, { capabilities, secrets, guard, evidence: evidenceOf(input, tools), descriptionMax: DESCRIPTION_MAX[input.settings.answerLength] });
    if (finished.kind === 'empty') throw new EngineFailure('empty_answer');
    const blocked = finished.kind === 'blocked' ? finished.blocked : finished.kind === 'hand_off' ? finished.refused : undefined;
    if (blocked !== undefined) log.add({ kind: 'guardrail', ...blocked, refused: blocked.rule === 'prompt' ? '' : tools.draft.texts().join('\n').slice(0, LONGEST_REFUSED) });
    else tools.markUsed();
    return finished;
  } catch (error) {
    signal.throwIfAborted();
    const known = log.steps.filter((step) => step.kind === 'failure').length > failuresBefore;
    const reason = error instanceof EngineFailure ? error.reason : String(error).slice(0, 200);
    if (!known) log.add({ kind: 'failure', engine: engine.id, model: log.model, reason, ms: Math.round(performance.now() - startedAt) });
    return undefined;
  }
}

function resultOf(finished: Answer, { capabilities }: Question, language: Language): RunResult {
  switch (finished.kind) {
    case 'reply': return { kind: 'reply', notice: false, messages: finished.messages };
    case 'hand_off': return { kind: 'hand_off', reason: finished.reason, messages: finished.messages };
    case 'blocked': {
      const { rule, detail } = finished.blocked;
      if (rule === 'topic') return { kind: 'reply', notice: false, messages: plainAnswer(wordsOf(language).offTopic, capabilities, language) };
      return handOff(`refused_${rule}`, detail, wordsOf(language).handOff, capabilities);
    }
  }
}

/** What was found out about a photo before the run is a part of what the answer stands on, and of what it costs. */
function notePhoto({ id, content, looked }: TurnMessage, log: RunLog): void {
  if (looked === undefined) return;
  const sources = (sightOf(content)?.matches ?? []).map(({ productId, title, score }) => ({ kind: 'product' as const, id: publicId('product', productId), title, score, used: false }));
  log.add({ kind: 'photo', message: publicId('message', id), model: looked.model, usage: looked.usage, sources, ms: looked.ms });
}

/** What only the order dialogue understands, whichever engine comes first: its own taps, answers to its own questions, carts of the WhatsApp catalog. */
function goesOnWithOrder({ messages, history }: Question): boolean {
  return orderTapIn(messages) !== undefined || messages.some(({ content }) => content.kind === 'order') || answeredBy(messages, history) !== undefined
    || tapIn(messages.at(-1))?.kind === 'order';
}

/** Answers that need no engine: a tap on "talk to a person", the store's keywords, angry words, and kinds that nobody can read. */
function answerByRule({ messages, capabilities }: Question, { handOffKeywords, handOffWhenUpset }: Behaviour, language: Language, takesOrders: boolean): RunResult | undefined {
  const words = wordsOf(language);
  const say = (text: string, notice: boolean): RunResult => ({ kind: 'reply', notice, messages: plainAnswer(text, capabilities, language) });
  switch (readingOf(messages)) {
    case 'nothing': return { kind: 'silent', reason: 'unsupported_kind' };
    case 'unsupported': return say(words.unsupported, true);
    case 'please_type': return say(words.pleaseType, false);
    case 'please_describe': return say(words.pleaseDescribe, false);
    case 'order':
      if (!takesOrders) return handOff('cart', '', words.handOff, capabilities);
      break;
    case 'words': break;
  }
  // A confirmed order is placed whatever else was written with it; whoever wants a person, too, can say so to the answer.
  if (takesOrders && orderTapIn(messages)?.kind === 'confirm') return undefined;
  if (tapIn(messages.at(-1))?.kind === 'hand_off') return handOff('asked_for_person', '', words.handOff, capabilities);
  const keyword = handOffKeywords.find((candidate) => messages.some((message) => holdsKeyword(textOf(message.content), [candidate])));
  if (keyword !== undefined) return handOff('keyword', keyword, words.handOff, capabilities);
  const isUpset = handOffWhenUpset && messages.some(({ content }) => content.kind !== 'choice' && isAngry(textOf(content)));
  return isUpset ? handOff('upset', '', words.complaintHandOff, capabilities) : undefined;
}

/** Parley's own words, with the ways to go on. */
function plainAnswer(text: string, capabilities: AssistantTurn['capabilities'], language: Language): OutboundContent[] {
  const words = wordsOf(language);
  const answer: ResolvedAnswer = { text, listButton: '', rows: [], photos: [], actions: [{ id: ACTION_MENU, title: words.menuButton }, { id: ACTION_HAND_OFF, title: words.personButton }] };
  return compose(answer, capabilities, words);
}

function handOff(cause: HandOffCause, detail: string, text: string, { text: limit }: AssistantTurn['capabilities']): RunResult {
  return { kind: 'hand_off', reason: handOffReason(cause, detail), messages: [{ kind: 'text', text: text.slice(0, limit.max) }] };
}
