import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Carts, KEEP_CART } from '../../modules/orders/index.js';
import { Jobs } from '../../platform/queue/index.js';

/** Carts that customers sent from the catalog inside WhatsApp become drafts, whoever answers. */
@Injectable()
export class CatalogCarts implements OnModuleInit {
  constructor(private readonly jobs: Jobs, private readonly carts: Carts) {}

  onModuleInit(): void {
    this.jobs.handle(KEEP_CART, ({ storeId, messageId }) => this.carts.keepMessage(storeId, messageId));
  }
}
