import type { Failure } from '#contracts';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ConversationHistory } from '../../modules/conversations/index.js';
import { CART_NOT_KEPT, Carts, KEEP_CART, LEAVE_CART, type Taken } from '../../modules/orders/index.js';
import { Database } from '../../platform/database/database.js';
import { Jobs } from '../../platform/queue/index.js';

const NOT_KEPT: Failure = { code: CART_NOT_KEPT, text: 'No order could be made of this cart. Please make it by hand.', action: 'none' };

/** Carts that customers sent from the catalog inside WhatsApp become drafts, whoever answers. */
@Injectable()
export class CatalogCarts implements OnModuleInit {
  readonly #log = new Logger('carts');

  constructor(private readonly jobs: Jobs, private readonly db: Database, private readonly carts: Carts, private readonly history: ConversationHistory) {}

  onModuleInit(): void {
    this.jobs.handle(KEEP_CART, ({ storeId, messageId }) => this.carts.keepMessage(storeId, messageId, this.#taken(storeId)), ({ storeId, messageId }, error) => this.#putOff(storeId, messageId, error));
    this.jobs.handle(LEAVE_CART, ({ storeId, messageId }) => this.#leave(storeId, messageId));
  }

  #taken(storeId: string): Taken {
    return (tx, messageId) => this.history.clearFailure(tx, storeId, messageId, CART_NOT_KEPT);
  }

  /** The sweeper rings for it again, ever more rarely; in the end people are told. */
  async #putOff(storeId: string, messageId: string, error: Error): Promise<void> {
    const isLast = await this.db.inStore(storeId, async (tx) => {
      const isLeft = await this.carts.putOffMessage(tx, storeId, messageId, error.message);
      if (isLeft) await this.history.noteFailure(tx, storeId, messageId, NOT_KEPT);
      return isLeft;
    });
    this.#log.warn(`The cart of message ${messageId} could not be kept${isLast ? ' and is left to people' : ''}: ${error.message}`);
  }

  /** Nobody took it over within its day. */
  async #leave(storeId: string, messageId: string): Promise<void> {
    const isLeft = await this.db.inStore(storeId, async (tx) => {
      const isLost = await this.carts.giveUpMessage(tx, storeId, messageId, 'it was not taken over in time');
      if (isLost) await this.history.noteFailure(tx, storeId, messageId, NOT_KEPT);
      return isLost;
    });
    if (isLeft) this.#log.warn(`The cart of message ${messageId} was not taken over in time and is left to people`);
  }
}
