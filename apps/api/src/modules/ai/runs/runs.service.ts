import { cut, type OutboundContent, parsePublicId, publicId, type SilenceReason } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { beforeCommit, Database, queryRows } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { pageById } from '../../../platform/http/page-by-id.js';
import type { Page } from '../../../platform/http/page.js';
import { type CreatedQuery, withinTimes } from '../../../platform/http/times.js';
import { type LiveEvent, LiveEvents } from '../../../platform/live/live-events.js';
import { costMicroUsd } from '../engines/claude/models.js';
import { shownText } from '../photos/sights.js';
import { TAKE_PHOTOS } from '../costs/model-uses.service.js';
import { PROMPT_VERSION } from '../engines/claude/prompt.js';
import { TOOL_DESCRIPTIONS } from '../tools/tool-box.js';
import { type AnswerCounts, countAnswers, countSilences, type LatestTurn, latestTurn, type SilenceCount } from '../summary/summary.queries.js';
import type { CartNews } from '../../orders/index.js';
import { KnowledgeUses } from '../../knowledge/index.js';
import type { AnswerRun, AssistantTurn, TurnMessage } from '../turn.js';
import { Run, type RunInputMessage, type RunState } from './run.entity.js';
import type { RunLog } from './run-log.js';
import { FIND_CONVERSATION, FINISH_RUN, LAST_ANSWERS, START_RUN } from './runs.queries.js';

/** How a run ended. */
export type RunResult =
  | { readonly kind: 'reply'; /** Only a polite word that this kind of message cannot be read. */ readonly notice: boolean; readonly messages: OutboundContent[]; /** What they say of changes under the cart. */ readonly told?: CartNews | undefined }
  | { readonly kind: 'hand_off'; readonly reason: string; readonly messages: OutboundContent[] }
  | { readonly kind: 'silent'; readonly reason: SilenceReason };

/** Screens say that the assistant writes when it takes longer than this, in milliseconds. */
const SHOWN_RUNNING_AFTER_MS = 150;

/** A run whose answer is being made. */
export interface StartedRun {
  /** Bare uuid. */
  readonly id: string;
  readonly startedAt: Date;
  /** What it was given, as JSON. */
  readonly input: string;
  /** It was written down as running. */
  readonly isShown: () => boolean;
  /** Call it when the answer is there, or will not come. @throws Error when it should have been written down, and could not */
  readonly ended: () => Promise<void>;
}

/** The record of every run: what went in, what was done, what came out, what it cost. */
@Injectable()
export class RunsService {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents, private readonly knowledge: KnowledgeUses) {}

  /** Begins the record of a run. Only one that takes longer than a moment is written down, and told, as running: most end in the transaction that keeps their answer. */
  start(turn: AssistantTurn): StartedRun {
    const id = newId();
    const startedAt = this.clock.now();
    const input = JSON.stringify({
      prompt_version: PROMPT_VERSION, tools: TOOL_DESCRIPTIONS.map((tool) => tool.name), turn: turn.messages.map(inputMessage), history: turn.history.map(inputMessage),
    });
    let writing: Promise<void> | undefined;
    const timer = setTimeout(() => {
      writing = this.#showRunning(turn, { id, startedAt, input });
      // Its failure is met at the end.
      writing.catch(() => undefined);
    }, SHOWN_RUNNING_AFTER_MS);
    return {
      id, startedAt, input,
      isShown: () => writing !== undefined,
      ended: async () => {
        clearTimeout(timer);
        await writing;
      },
    };
  }

  async #showRunning(turn: AssistantTurn, { id, startedAt, input }: Pick<StartedRun, 'id' | 'startedAt' | 'input'>): Promise<void> {
    const { storeId, conversationId } = turn;
    await this.db.inStore(storeId, async (tx) => {
      beforeCommit(tx, START_RUN, () => [storeId, id, conversationId, idsOf(turn), input, startedAt]);
      this.live.append(tx, [startedEvent(turn, id)]);
    }, { durable: 'later' });
  }

  /** What became of a run that has ended; its record is written by `keep`. */
  finished(turn: AssistantTurn, { id, startedAt, input, isShown }: StartedRun, result: RunResult, log: RunLog): AnswerRun {
    const { storeId, conversationId } = turn;
    const isSuperseded = result.kind === 'silent' && result.reason === 'superseded';
    const ended: RunState = isSuperseded ? 'dropped' : result.kind === 'silent' && result.reason === 'provider_failure' ? 'failed' : 'completed';
    const finishedAt = this.clock.now();
    return {
      id,
      keep: (tx, outcome) => {
        const isSent = outcome === 'sent';
        const usage = log.usage(isSent);
        const state = isSent ? ended : outcome;
        const silence = { sent: result.kind === 'silent' ? result.reason : null, dropped: 'superseded', failed: 'provider_failure' }[outcome];
        beforeCommit(tx, FINISH_RUN, () => [
          storeId, id, state, log.engine, log.model, result.kind === 'reply' && result.notice ? 'notice' : result.kind,
          silence, result.kind === 'hand_off' ? result.reason : null, JSON.stringify(log.steps),
          usage.input, usage.output, usage.cacheRead, usage.cacheWrite, costMicroUsd(log.modelCalls(isSent)), log.error(), finishedAt, this.clock.now(),
          conversationId, idsOf(turn), input, startedAt, log.version, log.isUnanswered,
        ]);
        if (isSent && log.steps.some(({ kind }) => kind === 'photo')) beforeCommit(tx, TAKE_PHOTOS, () => [storeId, idsOf(turn)]);
        if (isSent) this.knowledge.note(tx, storeId, id, knowledgeUsed(log));
        this.live.append(tx, [...(isShown() ? [] : [startedEvent(turn, id)]), {
          storeId, type: state === 'failed' ? 'run.failed' : 'run.completed',
          data: { id: publicId('run', id), conversation_id: publicId('conversation', conversationId), state, outcome: result.kind },
        }]);
      },
    };
  }

  /** True when this conversation was already told that a kind of message cannot be read (R62). */
  async noticeGiven(storeId: string, conversationId: string): Promise<boolean> {
    return this.db.inStore(storeId, (tx) => tx.getRepository(Run).existsBy({ storeId, conversationId, outcome: 'notice', state: 'completed' }));
  }

  /** How many of a conversation's last `most` answers, counted from the newest, knew nothing. */
  async unansweredInARow(storeId: string, conversationId: string, most: number): Promise<number> {
    const rows = await this.db.inStoreStatement<{ isUnanswered: boolean }>(storeId, LAST_ANSWERS, [storeId, conversationId, most], { reads: true });
    const known = rows.findIndex(({ isUnanswered }) => !isUnanswered);
    return known === -1 ? rows.length : known;
  }

  /** @throws AppError run.not_found */
  async get(storeId: string, id: string): Promise<Run> {
    const run = await this.db.inStore(storeId, (tx) => tx.getRepository(Run).findOneBy({ storeId, id }));
    if (run === null) throw new AppError('run.not_found');
    return run;
  }

  /** What became of the last days' turns. */
  async summary(storeId: string, days: number): Promise<AnswerCounts & { readonly silent: SilenceCount[]; readonly latest: LatestTurn | null }> {
    const since = this.clock.ago(days * DAY);
    return this.db.inStore(storeId, async (tx) => ({
      ...await countAnswers(tx, storeId, since), silent: await countSilences(tx, storeId, since), latest: await latestTurn(tx, storeId, since),
    }));
  }

  /** Runs of one conversation, newest first. @throws AppError conversation.not_found, cursor.invalid */
  async list<T>(storeId: string, conversationId: string, page: CreatedQuery, present: (run: Run) => T): Promise<Page<T>> {
    return this.db.inStore(storeId, async (tx) => {
      if ((await queryRows(tx, FIND_CONVERSATION, [storeId, conversationId])).length === 0) throw new AppError('conversation.not_found');
      const query = tx.getRepository(Run).createQueryBuilder('run').where('run.storeId = :storeId and run.conversationId = :conversationId', { storeId, conversationId });
      return pageById(withinTimes(query, page, { created: 'run.startedAt' }), page, present);
    });
  }
}

/** Bare uuids of the knowledge entries that the answer stands on. */
function knowledgeUsed(log: RunLog): string[] {
  const used = log.steps.flatMap((step) => (step.kind === 'tool' ? step.sources.filter((source) => source.kind === 'knowledge' && source.used) : []));
  return used.flatMap(({ id }) => parsePublicId('knowledge', id) ?? []);
}

function inputMessage({ id, author, content, at }: TurnMessage): RunInputMessage {
  return { id: publicId('message', id), author, kind: content.kind, text: cut(shownText(content), 4096), at: at.toISOString() };
}

function idsOf(turn: AssistantTurn): readonly string[] {
  return turn.messages.map((message) => message.id);
}

function startedEvent({ storeId, conversationId }: AssistantTurn, id: string): LiveEvent {
  return { storeId, type: 'run.started', data: { id: publicId('run', id), conversation_id: publicId('conversation', conversationId) } };
}
