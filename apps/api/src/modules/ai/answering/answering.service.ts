import { cut, publicId } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '../../catalog/index.js';
import { Knowledge } from '../../knowledge/index.js';
import type { Behaviour } from '../behaviour/behaviour.js';
import { type Confinement, confinementOf } from '../costs/budget.js';
import type { Engine, EngineInput } from '../engines/engine.js';
import { cleanKnowledge, cleanProducts, type LeftOut } from '../guard/clean-sources.js';
import { Guard } from '../guard/guard.js';
import { writtenIn } from '../guard/run-evidence.js';
import { wouldLoop } from '../hand-offs/hand-back.js';
import type { OrderDesk } from '../ordering/order-desk.js';
import { orderTapIn, orderTapOf } from '../ordering/order-taps.js';
import { sightOf } from '../photos/sights.js';
import { Pictures } from '../pictures/pictures.service.js';
import type { RunLog } from '../runs/run-log.js';
import type { RunResult } from '../runs/runs.service.js';
import type { Briefing } from '../settings/assistant-settings.service.js';
import { byWords } from '../sources.js';
import { ToolBox } from '../tools/tool-box.js';
import type { TurnMessage } from '../turn.js';
import type { Language } from '../wording/language.js';
import { languageFor } from '../wording/language-for.js';
import { wordsOf } from '../wording/words.js';
import { type Answer, askTwice, LONGEST_REFUSED } from './asking.js';
import { handOff, plainAnswer } from './plain-answers.js';
import type { Question } from './question.js';
import { answerByRule, failedTooOften, goesOnWithOrder, tooMuch } from './rules.js';

/** Nest token of the engines in the order in which they are asked. */
export const ENGINES = Symbol('assistant engines');

/** What the store's budget leaves for an answer. */
interface Allowance { readonly confined: Confinement | undefined; /** Nothing is left. */ readonly isSpent: boolean }

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
    log.add({ kind: 'guardrail', rule: 'loop', detail: cut(result.reason, LONGEST_REFUSED), refused: '' });
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
    const { confined, isSpent }: Allowance = goesOn ? { confined: 'built_in', isSpent: false } : await this.#allowance(question, { settings, budgetState }, log);
    if (confined === 'people') {
      log.engine = 'rules';
      return handOff('budget', '', wordsOf(language).handOff, capabilities);
    }
    const leaveOut = leavingOut(log);
    const products = cleanProducts(isSpent ? byWords(this.catalog) : this.catalog, leaveOut);
    for (const engine of confined === 'built_in' ? this.engines.slice(-1) : this.engines) {
      log.engine = engine.id;
      const tools = new ToolBox({ storeId: question.storeId, currency: store.currency, language, products, knowledge: cleanKnowledge(this.knowledge, leaveOut), desk, written: writtenIn(question), draw: (kind, shown) => this.pictures.make(question.storeId, { kind, products: shown, store, language }) }, log);
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

  /** Only a model can be confined: without one, words that are not understood are all that costs. */
  async #allowance({ isConfined }: Question, { settings: { budget }, budgetState }: Pick<Briefing, 'settings' | 'budgetState'>, log: RunLog): Promise<Allowance> {
    if (budget === null || !isConfined) return { confined: undefined, isSpent: false };
    const state = await budgetState();
    const confined = this.first().model === null ? undefined : confinementOf(budget, state);
    if (confined !== undefined) log.add({ kind: 'budget', state });
    return { confined, isSpent: state === 'hard' };
  }

  /** A confirmed order that people want to take is not placed. */
  async #takenByPeople(question: Question, settings: Behaviour, language: Language, desk: OrderDesk | undefined): Promise<RunResult | undefined> {
    if (orderTapIn(question.messages)?.kind !== 'confirm') return undefined;
    const byPeople = await tooMuch(settings, language, desk);
    return byPeople && handOff(...byPeople, wordsOf(language).handOff, question.capabilities);
  }
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
    if (!told.has(title)) log.add({ kind: 'left_out', title: cut(title, LONGEST_TITLE) });
    told.add(title);
  };
}
const LONGEST_TITLE = 200;

function resultOf(finished: Answer, { capabilities }: Question, language: Language): RunResult {
  switch (finished.kind) {
    case 'reply': return { kind: 'reply', notice: false, messages: finished.messages, told: finished.told };
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
