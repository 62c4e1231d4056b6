import type { SilenceReason } from '#contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountDirectory } from '../../modules/accounts/index.js';
import { type DueTurn, REPLY, type SilentTurn, SilentTurns } from '../../modules/conversations/index.js';
import { defineJob, Jobs } from '../../platform/queue/index.js';
import { AnswerGate } from './answer-gate.js';

/**
 * "Turns of this store end without an answer." One bell for any number of them. `wasPaused`: turns of the assistant are among them, and should
 * it answer again nobody else rings for those; a bell of its own, so that one for people's turns does not swallow it.
 */
export const CLOSE_SILENT = defineJob<{ storeId: string; wasPaused: boolean }>('store.close_silent', {
  queue: 'reply', key: ({ storeId, wasPaused }) => `${storeId}${wasPaused ? '/paused' : ''}`, local: true, concurrency: 2,
});

/** Turns ended in one transaction. */
const BATCH_SIZE = 250;
/** A turn that was passed over, because somebody wrote to it, is looked at again after this long. */
const AGAIN_MS = 50;

/**
 * Turns that nobody will answer: people have the conversation, or the assistant pauses. A busy shop has more of these than of all others, so
 * they end many at a time, each with its reason, instead of one by one through the assistant's slots.
 */
@Injectable()
export class Silence implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly turns: SilentTurns,
    private readonly accounts: AccountDirectory,
    private readonly gate: AnswerGate,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(CLOSE_SILENT, ({ storeId, wasPaused }) => this.close(storeId, wasPaused));
  }

  /** Ends what is due, and rings itself for what will be. @param wasPaused the assistant paused when the bell was rung */
  async close(storeId: string, wasPaused: boolean): Promise<void> {
    const paused = await this.gate.paused(storeId);
    const isPaused = paused !== undefined;
    if (wasPaused && !isPaused) await this.#ringForAnswers(storeId);
    let due: DueTurn[];
    do {
      due = await this.turns.due(storeId, isPaused, BATCH_SIZE);
    } while (await this.turns.close(storeId, await this.#withReasons(storeId, due, paused)) > 0 && due.length === BATCH_SIZE);
    const nextInMs = await this.turns.nextInMs(storeId, isPaused);
    if (nextInMs !== undefined) await this.jobs.enqueue(CLOSE_SILENT, { storeId, wasPaused: isPaused }, { delayMs: Math.max(AGAIN_MS, nextInMs) });
  }

  /** The assistant answers again: its turns were rung for here only. One that is not due yet finds that out itself. */
  async #ringForAnswers(storeId: string): Promise<void> {
    await this.jobs.enqueueMany(REPLY, (await this.turns.ofAssistant(storeId)).map((conversationId) => ({ storeId, conversationId })));
  }

  async #withReasons(storeId: string, due: readonly DueTurn[], paused: SilenceReason | undefined): Promise<SilentTurn[]> {
    const silent: SilentTurn[] = [];
    for (const turn of due) {
      const reason = this.gate.silence(turn, await this.accounts.open(storeId, turn.conversation.account_id)) ?? paused;
      if (reason !== undefined) silent.push({ conversation: turn.conversation, reason });
    }
    return silent;
  }
}
