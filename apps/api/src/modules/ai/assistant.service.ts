import type { HandOffBrief, SilenceReason } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { CartNews } from '../orders/index.js';
import { Env } from '../../platform/config/env.js';
import { Answering } from './answering/answering.service.js';
import { briefOf } from './hand-offs/hand-off-brief.js';
import { OrderDesks } from './ordering/order-desk.js';
import { quietWindowMs } from './quiet-window.js';
import { readingOf } from './reading.js';
import { RunLog } from './runs/run-log.js';
import { type RunResult, RunsService, type StartedRun } from './runs/runs.service.js';
import { AssistantSettingsService, type Briefing, pausedBecause } from './settings/assistant-settings.service.js';
import { languageOf } from './wording/language.js';
import { type AnswerRun, type AssistantAnswer, type AssistantTurn, AnswerFailed, type TurnMessage } from './turn.js';

/** Answers turns and keeps a record of it. Whether a turn may be answered at all is the caller's question. */
@Injectable()
export class Assistant {
  constructor(
    private readonly env: Env,
    private readonly settingsService: AssistantSettingsService,
    private readonly runs: RunsService,
    private readonly answering: Answering,
    private readonly desks: OrderDesks,
  ) {}

  /**
   * Decides what to say to a turn; nothing is queued or sent here, and the run's record waits for the caller to keep it. Silent with `assistant_off`, `outside_hours`, `unsupported_kind`, or `superseded` when the signal fired.
   * @throws AnswerFailed when no answer came about; the turn may be tried again
   */
  async answer(turn: AssistantTurn, briefing: Briefing): Promise<AssistantAnswer> {
    const silence = await this.#silence(turn, briefing);
    if (silence !== undefined) return { kind: 'silent', run: null, reason: silence };

    const log = new RunLog();
    const started = this.runs.start(turn);
    const result = await this.#work(turn, briefing, log, started).catch((error: unknown) => {
      throw new AnswerFailed(this.runs.finished(turn, started, { kind: 'silent', reason: 'provider_failure' }, log), error);
    });
    const run = this.runs.finished(turn, started, result, log);
    switch (result.kind) {
      case 'reply': return { kind: 'reply', run: result.told === undefined ? run : this.#telling(result.told, run), messages: result.messages };
      case 'hand_off': return { kind: 'hand_off', run, reason: result.reason, messages: result.messages, brief: await this.#brief(turn, log) };
      case 'silent': return { kind: 'silent', run, reason: result.reason };
    }
  }

  /** What was told is a fact once the messages that tell it are written, and not before. */
  #telling(news: CartNews, run: AnswerRun): AnswerRun {
    return {
      id: run.id,
      keep: async (tx, outcome) => {
        await run.keep(tx, outcome);
        if (outcome === 'sent') await this.desks.told(tx, news);
      },
    };
  }

  async #brief(turn: AssistantTurn, log: RunLog): Promise<HandOffBrief> {
    return briefOf(turn, log.steps, await this.desks.of(turn).find(), languageOf(log.language) ?? 'en');
  }

  async #work(turn: AssistantTurn, briefing: Briefing, log: RunLog, started: StartedRun): Promise<RunResult> {
    try {
      return await this.answering.work({ ...turn, desk: this.desks.of(turn), isConfined: true, unansweredBefore: (most) => this.runs.unansweredInARow(turn.storeId, turn.conversationId, most) }, briefing, log);
    } catch (error) {
      if (turn.signal.aborted) return { kind: 'silent', reason: 'superseded' };
      throw error;
    } finally {
      await started.ended();
    }
  }

  async #silence(turn: AssistantTurn, { settings, open }: Briefing): Promise<SilenceReason | undefined> {
    if (!settings.enabled) return 'assistant_off';
    if (!open) return 'outside_hours';
    const reading = readingOf(turn.messages);
    if (reading === 'nothing') return 'unsupported_kind';
    return reading === 'unsupported' && await this.runs.noticeGiven(turn.storeId, turn.conversationId) ? 'unsupported_kind' : undefined;
  }

  /** What every answer needs to know of its store, as it is now. @throws AppError store.not_found */
  async brief(storeId: string): Promise<Briefing> {
    return this.settingsService.brief(storeId);
  }

  /** Why customers of this store get no answer at the moment, whatever they write; undefined when they do. */
  async paused(storeId: string): Promise<SilenceReason | undefined> {
    return pausedBecause(await this.brief(storeId)) ?? undefined;
  }
  /** True when `paused` had a reason within the last two seconds: for what is decided again when it counts. */
  async wasPaused(storeId: string): Promise<boolean> {
    return this.settingsService.wasPaused(storeId);
  }

  /** Milliseconds after the last of `messages` (the customer's unanswered ones, oldest first) before a turn is closed. */
  async quietWindowMs(storeId: string, messages: readonly Pick<TurnMessage, 'content' | 'at'>[]): Promise<number> {
    return quietWindowMs(messages, await this.settingsService.ownQuietWindowMs(storeId) ?? this.env.QUIET_WINDOW_MS);
  }
}
