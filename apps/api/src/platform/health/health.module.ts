import { type DynamicModule, Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { Health, NEEDED_MIGRATIONS } from './health.js';

@Module({})
export class HealthModule {
  /** @param migrations names of the migrations that this version needs */
  static forRoot(migrations: readonly string[]): DynamicModule {
    return { module: HealthModule, controllers: [HealthController], providers: [Health, { provide: NEEDED_MIGRATIONS, useValue: migrations }] };
  }
}
