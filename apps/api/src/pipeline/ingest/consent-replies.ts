import { publicId } from '#contracts';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DirectMessages } from '../../modules/conversations/index.js';
import { type ConsentReply, ConsentSettingsService } from '../../modules/customers/index.js';
import { Clock, MINUTE } from '../../platform/clock/clock.js';
import { AppError } from '../../platform/errors/app-error.js';
import { defineJob, Jobs } from '../../platform/queue/index.js';

/** "A customer wrote STOP or START, and is to be told that it was heard." */
export const CONFIRM_CONSENT = defineJob<{ storeId: string; factId: string }>('consent.confirm', { queue: 'chores', key: ({ factId }) => factId });
/** What failed every time is tried once more after this. */
const LATER_MS = 10 * MINUTE;

/** One answer to STOP or START, whoever has the conversation; the assistant says nothing to it. */
@Injectable()
export class ConsentReplies implements OnModuleInit {
  readonly #log = new Logger('consent');

  constructor(private readonly jobs: Jobs, private readonly clock: Clock, private readonly settings: ConsentSettingsService, private readonly messages: DirectMessages) {}

  onModuleInit(): void {
    this.jobs.handle(CONFIRM_CONSENT, ({ storeId, factId }) => this.confirm(storeId, factId), async ({ storeId, factId }, error) => {
      this.#log.warn(`The answer to the wish ${factId} could not be written: ${error.message}`);
      await this.settings.settleReply(storeId, factId, this.clock.in(LATER_MS));
    });
  }

  async confirm(storeId: string, factId: string): Promise<void> {
    const reply = await this.settings.replyTo(storeId, factId);
    if (reply !== undefined) await this.#say(storeId, factId, reply);
    await this.settings.settleReply(storeId, factId);
  }

  async #say(storeId: string, factId: string, { customerId, accountId, text }: ConsentReply): Promise<void> {
    const message = { to: publicId('customer', customerId), account_id: accountId, content: { kind: 'text' as const, text } };
    try {
      await this.messages.send(storeId, message, { kind: 'api', keyName: 'consent' }, `consent ${factId}`, { leavesHandler: true });
    } catch (error) {
      // An account set inactive, a window that closed: the wish itself is kept.
      if (!(error instanceof AppError)) throw error;
    }
  }
}
