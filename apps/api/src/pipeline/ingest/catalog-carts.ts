import type { Failure } from '#contracts';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ConversationIntake } from '../../modules/conversations/index.js';
import { Carts, KEEP_CART } from '../../modules/orders/index.js';
import { Database } from '../../platform/database/database.js';
import { Jobs } from '../../platform/queue/index.js';

const NOT_KEPT: Failure = { code: 'cart.not_kept', text: 'No order could be made of this cart. Please make it by hand.', action: 'none' };

/** Carts that customers sent from the catalog inside WhatsApp become drafts, whoever answers. */
@Injectable()
export class CatalogCarts implements OnModuleInit {
  readonly #log = new Logger('carts');

  constructor(private readonly jobs: Jobs, private readonly db: Database, private readonly carts: Carts, private readonly intake: ConversationIntake) {}

  onModuleInit(): void {
    this.jobs.handle(KEEP_CART, ({ storeId, messageId }) => this.carts.keepMessage(storeId, messageId), ({ storeId, messageId }, error) => this.#putOff(storeId, messageId, error));
  }

  /** The sweeper rings for it again, ever more rarely; in the end people are told. */
  async #putOff(storeId: string, messageId: string, error: Error): Promise<void> {
    const isLast = await this.carts.putOffMessage(storeId, messageId, error.message);
    this.#log.warn(`The cart of message ${messageId} could not be kept${isLast ? ' and is left to people' : ''}: ${error.message}`);
    if (isLast) await this.db.inStore(storeId, (tx) => this.intake.noteFailure(tx, storeId, messageId, NOT_KEPT));
  }
}
