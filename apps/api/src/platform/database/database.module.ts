import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { DatabaseLog } from './database-log.js';
import { Database } from './database.js';
import { SnakeNaming } from './naming.js';
import { DOOR_ROLE } from './roles.js';
import { StorableClient } from './storable-client.js';

export interface DatabaseOptions {
  /** Connection of the app's role. */
  readonly appUrl: string;
  /** Connections of the walled pool; the door's pool takes half of it. */
  readonly poolSize: number;
}

/** The two pools and `Database`. Entities come from each module's `TypeOrmModule.forFeature`. */
@Module({})
export class DatabaseModule {
  static forRoot(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({ ...poolOf(options.appUrl, options.poolSize, 'parley'), ...RETRIES, autoLoadEntities: true }),
        TypeOrmModule.forRoot({ ...poolOf(options.appUrl, Math.max(4, Math.ceil(options.poolSize / 2)), 'parley door', `-c role=${DOOR_ROLE}`), ...RETRIES, name: 'door', entities: [] }),
      ],
      providers: [{
        provide: Database,
        inject: [getDataSourceToken(), getDataSourceToken('door')],
        useFactory: (walled: DataSource, door: DataSource) => new Database(walled, door),
      }],
      exports: [Database, TypeOrmModule],
    };
  }
}

const log = new Logger('database');
const RETRIES = { retryAttempts: 3, retryDelay: 1000 };

/**
 * A pool of connections as `Database` wants them: they take a statement before the last one is answered, and only what Postgres can store.
 * @param options of the session, as `PGOPTIONS` has them
 */
export function poolOf(url: string, max: number, applicationName: string, options?: string): Extract<DataSourceOptions, { type: 'postgres' }> {
  // TypeORM reads a URL's host only from its usual place; a socket's folder stands in its query.
  const socket = new URL(url).searchParams.get('host');
  return {
    type: 'postgres', url, applicationName, namingStrategy: new SnakeNaming(), logger: new DatabaseLog(), poolErrorHandler: (error: Error) => log.warn(`A connection was lost: ${error.message}`),
    extra: { Client: StorableClient, max, connectionTimeoutMillis: 5000, idleTimeoutMillis: 30_000, keepAlive: true, pipeline: true, ...(socket ? { host: socket } : {}), ...(options ? { options } : {}) },
  };
}
