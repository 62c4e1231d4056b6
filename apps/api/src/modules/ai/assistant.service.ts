import { Injectable } from '@nestjs/common';
import { Env } from '../../platform/config/env.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Answering } from './answering.service.js';
import { quietWindowMs } from './quiet-window.js';
import { readingOf } from './reading.js';
import { RunLog } from './runs/run-log.js';
import { type RunResult, RunsService } from './runs/runs.service.js';
import { AssistantSettingsService } from './settings/assistant-settings.service.js';
import type { AssistantSettings } from './settings/settings.js';
import type { AssistantAnswer, AssistantTurn, TurnMessage } from './turn.js';

/** Answers turns and keeps a record of it. Whether a turn may be answered at all is the caller's question. */
@Injectable()
export class Assistant {
  constructor(
    private readonly db: Database,
    private readonly env: Env,
    private readonly settingsService: AssistantSettingsService,
    private readonly runs: RunsService,
    private readonly answering: Answering,
  ) {}

  /**
   * Decides what to say to a turn; nothing is queued or sent here. A reply that the caller cannot queue is settled as
   * `dropped`. Silent with `assistant_off`, `outside_hours`, `unsupported_kind`, or `superseded` when the signal fired.
   * @throws Error when the database fails; the turn may be tried again
   */
  async answer(turn: AssistantTurn): Promise<AssistantAnswer> {
    const opened = await this.db.inStore(turn.storeId, async (tx) => {
      const briefing = await this.settingsService.brief(tx, turn.storeId);
      if (!briefing.settings.enabled) return 'assistant_off';
      if (!briefing.open) return 'outside_hours';
      const reading = readingOf(turn.messages);
      if (reading === 'nothing') return 'unsupported_kind';
      if (reading === 'unsupported' && await this.runs.noticeGiven(tx, turn.storeId, turn.conversationId)) return 'unsupported_kind';
      return { briefing, runId: await this.runs.start(tx, turn) };
    }, { durable: 'later' });
    if (typeof opened === 'string') return { kind: 'silent', runId: null, reason: opened };

    const { briefing, runId } = opened;
    const log = new RunLog();
    const result = await this.answering.work(turn, briefing, log).catch((error: unknown): RunResult => {
      if (turn.signal.aborted) return { kind: 'silent', reason: 'superseded' };
      throw error;
    });
    await this.runs.finish(turn, runId, result, log);
    switch (result.kind) {
      case 'reply': return { kind: 'reply', runId, messages: result.messages };
      case 'hand_off': return { kind: 'hand_off', runId, reason: result.reason, messages: result.messages };
      case 'silent': return { kind: 'silent', runId, reason: result.reason };
    }
  }

  /** The store's settings; the defaults when nobody has changed anything. */
  async settings(storeId: string): Promise<AssistantSettings> {
    return this.settingsService.get(storeId);
  }

  /** Milliseconds after the last of `messages` (the customer's unanswered ones, oldest first) before a turn is closed. */
  async quietWindowMs(storeId: string, messages: readonly Pick<TurnMessage, 'content' | 'at'>[]): Promise<number> {
    return quietWindowMs(messages, await this.settingsService.ownQuietWindowMs(storeId) ?? this.env.QUIET_WINDOW_MS);
  }

  /** Inside the transaction that queued the run's messages (`sent`) or found that it came too late (`dropped`). Twice is once. */
  async settleRun(tx: Tx, storeId: string, runId: string, outcome: 'sent' | 'dropped'): Promise<void> {
    await this.runs.settle(tx, storeId, runId, outcome);
  }
}
