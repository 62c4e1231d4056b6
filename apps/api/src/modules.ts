import type { Type } from '@nestjs/common';
import { AccountsModule } from './modules/accounts/index.js';

/** Every module of the product, lower rows first. */
export const MODULES: readonly Type[] = [
  AccountsModule,
];
