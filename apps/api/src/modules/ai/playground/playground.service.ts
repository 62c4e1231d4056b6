import type { MessageContent } from '#contracts';
import { Injectable, Logger } from '@nestjs/common';
import type { Capabilities } from '#providers/contract';
import { Clock, SECOND } from '../../../platform/clock/clock.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { publicContent } from '../../conversations/index.js';
import { Behaviours } from '../behaviour/behaviours.service.js';
import { Answering } from '../answering/answering.service.js';
import { costMicroUsd } from '../engines/claude/models.js';
import { presentUsage } from '../runs/run.presenter.js';
import { ModelUses } from '../costs/model-uses.service.js';
import { RunLog } from '../runs/run-log.js';
import { AssistantSettingsService, type Briefing, pausedBecause } from '../settings/assistant-settings.service.js';
import type { TurnMessage } from '../turn.js';
import type { PlaygroundAnswerDto, PlaygroundMessageDto, WhichBehaviour } from './playground.dto.js';

const LONGEST_MS = 30 * SECOND;
const HISTORY = 10;
const files = { mimeTypes: ['image/jpeg', 'image/png'], maxBytes: 5 * 1024 * 1024 };
/** An account that shows everything WhatsApp has. */
const EVERYTHING = {
  text: { max: 4096 }, caption: { max: 1024 },
  buttons: { max: 3, title: 20, id: 256, body: 1024, footer: 60, header: 60 },
  list: { rows: 10, sections: 10, button: 20, rowTitle: 24, rowDescription: 72, rowId: 200, sectionTitle: 24, body: 4096 },
  media: { image: files, video: files, audio: files, document: files, sticker: files },
  templates: false, flows: false, reactions: false, replyTo: false, location: false, contacts: false,
} as const satisfies Capabilities;

/** Tries the assistant out: the real answer with its steps, nothing kept but what it cost, nothing sent, also while it is switched off. */
@Injectable()
export class Playground {
  readonly #log = new Logger('assistant');

  constructor(private readonly clock: Clock, private readonly settings: AssistantSettingsService, private readonly behaviours: Behaviours, private readonly answering: Answering, private readonly uses: ModelUses) {}

  /** @param by who tries: what it costs is the store's, whoever it was @throws AppError request.invalid when the customer has not the last word */
  async answer(storeId: string, written: readonly PlaygroundMessageDto[], which: WhichBehaviour, by: 'playground' | 'test' = 'playground'): Promise<PlaygroundAnswerDto> {
    const thread = written.map((message): TurnMessage => ({ id: newId(), author: message.author, content: contentOf(message), at: this.clock.now() }));
    const lastOther = thread.findLastIndex((message) => message.author !== 'customer');
    const messages = thread.slice(lastOther + 1);
    if (messages.length === 0) throw AppError.field('invalid', '/messages', 'the last message must be the customer\'s');
    const briefing = await this.#briefing(storeId, which);
    const log = new RunLog();
    const startedAt = performance.now();
    const result = await this.answering.work({
      storeId, customer: { id: newId(), name: null, locale: null }, messages, history: thread.slice(0, lastOther + 1).slice(-HISTORY),
      isConfined: false, unansweredBefore: async () => unansweredAtEnd(written), capabilities: EVERYTHING, signal: AbortSignal.timeout(LONGEST_MS),
    }, briefing, log);
    const cost = costMicroUsd(log.modelCalls());
    await this.#note(storeId, [
      ...(by === 'playground' ? [this.uses.noteTrial(storeId)] : []),
      this.uses.note(storeId, { kind: by, usage: log.usage(), costMicroUsd: cost }),
    ]);
    return {
      kind: result.kind, reason: result.kind === 'reply' ? null : result.reason, messages: result.kind === 'silent' ? [] : result.messages.map(publicContent),
      engine: log.engine, model: log.model, steps: log.steps, usage: presentUsage(log.usage()), cost_micro_usd: cost,
      silence_reason: result.kind === 'silent' ? result.reason : null, paused_because: pausedBecause(briefing), is_unanswered: log.isUnanswered, latency_ms: Math.round(performance.now() - startedAt), language: log.language,
    };
  }

  /** The answer is paid for: it is given, also where this cannot be written. */
  async #note(storeId: string, notes: readonly Promise<void>[]): Promise<void> {
    for (const noted of await Promise.allSettled(notes)) if (noted.status === 'rejected') this.#log.error(noted.reason, `use of the assistant in ${storeId}`);
  }

  async #briefing(storeId: string, which: WhichBehaviour): Promise<Briefing> {
    const briefing = await this.settings.brief(storeId);
    if (which === 'published') return briefing;
    const { behaviour } = await this.behaviours.draft(storeId);
    return { ...briefing, settings: { ...briefing.settings, ...behaviour } };
  }
}

/** How many of the assistant's last answers knew nothing. */
function unansweredAtEnd(written: readonly PlaygroundMessageDto[]): number {
  const answers = written.filter(({ author }) => author === 'assistant').toReversed();
  const known = answers.findIndex(({ is_unanswered: isUnanswered }) => isUnanswered !== true);
  return known === -1 ? answers.length : known;
}

/** A message as it would stand in a thread. */
function contentOf({ author, text, choice_id: choice, options = [] }: PlaygroundMessageDto): MessageContent {
  if (author === 'customer') return choice === undefined ? { kind: 'text', text } : { kind: 'choice', id: choice, title: text, of: 'button' };
  if (options.length === 0) return { kind: 'text', text };
  return options.length <= EVERYTHING.buttons.max ? { kind: 'buttons', body: text, buttons: options } : { kind: 'list', body: text, button: '', sections: [{ rows: options }] };
}
