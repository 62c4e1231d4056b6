import { PROVIDERS, type Provider } from '#providers';
import { type DynamicModule, Module } from '@nestjs/common';
import { DemoModule } from './demo/demo.module.js';
import { MIGRATIONS } from './migrations/index.js';
import { ProvidersModule } from './modules/accounts/index.js';
import { StoresModule } from './modules/stores/index.js';
import { MODULES } from './modules.js';
import { PipelineModule } from './pipeline/pipeline.module.js';
import { QUEUE_SCHEMA } from './platform/database/migrate.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { DocsModule } from './platform/docs/docs.module.js';
import { HealthModule } from './platform/health/health.module.js';
import { LiveModule } from './platform/live/live.module.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';
import { QueueModule } from './platform/queue/index.js';

export interface AppOptions extends PlatformOptions {
  /** Connection of the app's role. */
  readonly appUrl: string;
  /** The demo's stand-in for WhatsApp. Without it there is no demo. */
  readonly sandboxUrl?: string;
  /** Default: every provider of libs/providers. */
  readonly providers?: readonly Provider[];
}

/** The one module graph of both processes. */
@Module({})
export class AppModule {
  static forRoot(options: AppOptions): DynamicModule {
    const { env, appUrl } = options;
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(options),
        DatabaseModule.forRoot({ appUrl, poolSize: env.DATABASE_POOL }),
        QueueModule.forRoot({ databaseUrl: appUrl, prefix: QUEUE_SCHEMA, isPrepared: true, consume: env.ROLE !== 'api', ...(env.REDIS_URL === undefined ? {} : { redisUrl: env.REDIS_URL }) }),
        HealthModule.forRoot(MIGRATIONS.map(({ name }) => name)),
        DocsModule,
        ProvidersModule.with(options.providers ?? PROVIDERS),
        ...MODULES,
        PipelineModule,
        ...(options.sandboxUrl === undefined ? [] : [DemoModule.of(options.sandboxUrl)]),
        LiveModule.forRoot({ databaseUrl: appUrl, callers: StoresModule }),
      ],
    };
  }
}
