import { Logger as NestLogger } from '@nestjs/common';
import type { Logger } from 'typeorm';

/**
 * What TypeORM has to say goes where everything goes. Of statements nothing: their parameters are customers' messages, and whoever catches
 * an error logs it.
 */
export class DatabaseLog implements Logger {
  readonly #log = new NestLogger('database');

  log(level: 'log' | 'info' | 'warn', message: unknown): void {
    if (level === 'warn') this.#log.warn(String(message));
  }

  logQuery(): void { /* nobody asked */ }
  logQueryError(): void { /* see above */ }
  logQuerySlow(): void { /* nobody asked */ }
  logSchemaBuild(): void { /* nothing is built */ }
  logMigration(): void { /* migrations have a source of their own */ }
}
