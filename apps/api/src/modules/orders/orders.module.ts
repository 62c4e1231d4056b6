import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { CustomersModule } from '../customers/index.js';
import { StoresModule } from '../stores/index.js';
import { Carts } from './carts/carts.service.js';
import { Confirming } from './carts/confirming.service.js';
import { OrderExportsController } from './exports/order-exports.controller.js';
import { OrderEditing } from './order-editing.service.js';
import { OrderLedger } from './order-ledger.js';
import { OrderNews } from './order-news.js';
import { OrdersController } from './orders.controller.js';
import { Orders } from './orders.service.js';
import { Placing } from './placing.js';
import { OrderSettingsController } from './settings/order-settings.controller.js';
import { OrderSettingsService } from './settings/order-settings.service.js';
import { StockWishesController } from './wishes/stock-wishes.controller.js';
import { Wishing } from './wishes/wishing.service.js';

/** Carts, orders, and who waits for what is sold out. */
@Module({
  imports: [StoresModule, CatalogModule, CustomersModule],
  controllers: [OrdersController, OrderExportsController, OrderSettingsController, StockWishesController],
  providers: [Orders, OrderEditing, OrderLedger, OrderNews, Placing, Carts, Confirming, OrderSettingsService, Wishing],
  exports: [Orders, OrderNews, Carts, Confirming, Wishing],
})
export class OrdersModule {}
