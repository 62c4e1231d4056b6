import type { SilenceReason } from '#contracts';
import type { Schemas } from '../api/api.js';
import { listIn, numberIn, type Parts, textIn } from '../message/parts.js';

/** One execution of the assistant, of the inbox or of the playground. */
export interface RunFacts {
  readonly state: 'running' | 'completed' | 'failed' | 'dropped';
  readonly outcome: 'reply' | 'notice' | 'hand_off' | 'silent' | null;
  readonly handOffReason: string | null;
  readonly silenceReason: SilenceReason | null;
  readonly engine: string | null;
  readonly model: string | null;
  readonly ms: number | null;
  readonly usage: Schemas['RunUsageDto'];
  readonly costMicroUsd: number | null;
  readonly error: string | null;
  /** Number of the published behaviour; null before the first, undefined where it is a draft. */
  readonly version: number | null | undefined;
  /** What the customer wrote. */
  readonly asked: readonly string[];
  readonly steps: readonly Parts[];
}

export interface RunSource {
  readonly kind: 'product' | 'knowledge';
  readonly id: string;
  readonly title: string;
  /** Share of the best score of the same search, 0 to 1; undefined where nothing was searched. */
  readonly strength: number | undefined;
  readonly score: number | undefined;
  readonly isUsed: boolean;
}

export function factsOfRun(run: Schemas['RunDto']): RunFacts {
  return {
    state: run.state, outcome: run.outcome, handOffReason: run.hand_off_reason, silenceReason: run.silence_reason, engine: run.engine, model: run.model, ms: run.latency_ms,
    usage: run.usage, costMicroUsd: run.cost_micro_usd, error: run.error, version: run.behaviour_version, steps: run.steps,
    asked: listIn(run.input, 'turn').map((message) => textIn(message, 'text') || textIn(message, 'kind')),
  };
}

export function factsOfTrial(answer: Schemas['PlaygroundAnswerDto'], asked: readonly string[]): RunFacts {
  return {
    state: 'completed', outcome: answer.kind, handOffReason: answer.kind === 'hand_off' ? answer.reason : null, silenceReason: answer.silence_reason, engine: answer.engine, model: answer.model,
    ms: answer.latency_ms, usage: answer.usage, costMicroUsd: answer.cost_micro_usd, error: null, version: undefined, asked, steps: answer.steps,
  };
}

/** What the steps found and showed, each thing once: what the answer uses first, then the best finds. */
export function sourcesOf(steps: readonly Parts[]): RunSource[] {
  const sources = new Map<string, RunSource>();
  for (const step of steps) {
    const found = listIn(step, 'sources');
    const best = Math.max(...found.map((source) => numberIn(source, 'score') ?? 0));
    for (const source of found) {
      const id = textIn(source, 'id');
      const score = numberIn(source, 'score');
      const known = sources.get(id);
      sources.set(id, {
        kind: source['kind'] === 'product' ? 'product' : 'knowledge', id, title: textIn(source, 'title'), score: score ?? known?.score,
        strength: score === undefined || best <= 0 ? known?.strength : score / best, isUsed: source['used'] === true || known?.isUsed === true,
      });
    }
  }
  return [...sources.values()].toSorted((a, b) => Number(b.isUsed) - Number(a.isUsed) || (b.strength ?? 0) - (a.strength ?? 0));
}
