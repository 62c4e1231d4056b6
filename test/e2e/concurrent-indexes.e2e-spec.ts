import { DataSource, type Logger, type MigrationInterface, type QueryRunner } from 'typeorm';
import { MIGRATIONS } from '../../apps/api/src/migrations/index.js';
import { migrate } from '../../apps/api/src/platform/database/migrate.js';
import { emptyDatabase, type TestDatabase } from '../support/database.js';

/** Tables that grow with messages or customers. */
const LARGE = ['attempts', 'conversations', 'customer_identities', 'customers', 'episodes', 'live_events', 'message_facts', 'messages', 'orders', 'runs', 'turns', 'webhook_events'];
/** Up to here migrations are as they were written. */
const LAST_OLD = 'OpenWork1700000000550';

/** A build during which nobody can write into a large table. One `on only` a partitioned table has nothing to read. */
const holdsWriters = (sql: string): boolean => {
  const [, how, table] = /\bcreate\s+(?:unique\s+)?index\s+(concurrently\s+)?.*?\bon\s+(?:public\.)?"?(\w+)/is.exec(sql) ?? [];
  return table !== undefined && table !== 'only' && how === undefined && LARGE.some((large) => table === large || table.startsWith(`${large}_`));
};

describe('migrations beside those who write', () => {
  let database: Omit<TestDatabase, 'appUrl'>;
  beforeEach(async () => {
    database = await emptyDatabase();
    await migrate(database.url, { migrations: OLD });
  });
  afterEach(() => database.drop());

  const OLD = MIGRATIONS.slice(0, MIGRATIONS.findIndex(({ name }) => name === LAST_OLD) + 1);
  /** Statements of the migrations that come after the old ones. */
  const statementsOf = async (migrations: readonly (new () => MigrationInterface)[]): Promise<string[]> => {
    const statements: string[] = [];
    const source = await new DataSource({ type: 'postgres', url: database.url, migrations: [...migrations], migrationsTransactionMode: 'each', logging: true, logger: listener(statements) }).initialize();
    try {
      await source.runMigrations();
    } finally {
      await source.destroy();
    }
    return statements;
  };

  it('build no index on a large table in a way that holds them up', async () => {
    const statements = await statementsOf(MIGRATIONS);
    expect(statements.filter((sql) => /create index concurrently/.test(sql))).toContainEqual(expect.stringContaining('customer_identities_to_ask'));
    expect(statements.filter(holdsWriters)).toEqual([]);
  });

  it('one that does is found, however its statement is put together', async () => {
    const statements = await statementsOf([...OLD, Careless1700000099999]);
    expect(statements.filter(holdsWriters)).toEqual(['create index careless on messages (kind)', 'create unique index\n careless_too on conversations (id, state)']);
  });
});

class Careless1700000099999 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, rows] of [['index careless', 'messages (kind)'], ['unique index\n careless_too', 'conversations (id, state)'], ['index careful', 'only webhook_events (state)'], ['index small', 'labels (name)']]) await runner.query(`create ${name} on ${rows}`);
  }

  async down(): Promise<void> {
    // Its database is dropped.
  }
}

function listener(statements: string[]): Logger {
  const nothing = (): void => undefined;
  return { logQuery: (sql) => { statements.push(sql); }, logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing, log: nothing };
}
