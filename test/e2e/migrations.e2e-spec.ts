import { getDataSourceToken } from '@nestjs/typeorm';
import { Client } from 'pg';
import { DataSource, type EntityMetadata } from 'typeorm';
import { MIGRATIONS } from '../../apps/api/src/migrations/index.js';
import { migrate } from '../../apps/api/src/platform/database/migrate.js';
import { APP_ROLE, DOOR_ROLE } from '../../apps/api/src/platform/database/roles.js';
import { startApp, type TestApp } from '../support/app.js';
import { emptyDatabase, type TestDatabase } from '../support/database.js';
import { aPerson } from '../support/login.js';

/** Everything that migrations can make in a schema, one line each. */
const OBJECTS = `
  select 'table ' || relname as object from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
  union all select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace
  union all select 'type ' || typname from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd', 'r')
  union all select 'extension ' || extname from pg_extension where extname <> 'plpgsql'
  union all select 'text search ' || cfgname from pg_ts_config where cfgnamespace = 'public'::regnamespace
  union all select 'default privilege ' || defaclacl::text from pg_default_acl
  order by 1`;
/** TypeORM's own list of what was applied. */
const OF_TYPEORM = ['table migrations', 'table migrations_id_seq'];

describe('the migrations', () => {
  let database: Omit<TestDatabase, 'appUrl'>;
  let client: Client;
  beforeEach(async () => {
    database = await emptyDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  const objects = async (): Promise<string[]> => (await client.query<{ object: string }>(OBJECTS)).rows.map((row) => row.object);

  it('leave nothing behind when they are all taken back', async () => {
    await migrate(database.url, { migrations: MIGRATIONS });
    expect((await objects()).length).toBeGreaterThan(50);

    const source = await new DataSource({ type: 'postgres', url: database.url, migrations: [...MIGRATIONS], migrationsTransactionMode: 'each' }).initialize();
    for (const _migration of MIGRATIONS) await source.undoLastMigration();
    await source.destroy();
    expect(await objects()).toEqual(OF_TYPEORM);

    await migrate(database.url, { migrations: MIGRATIONS });
    expect((await objects()).length).toBeGreaterThan(50);
  });

  it('know which id a number was seen with last, forth and back', async () => {
    const before = MIGRATIONS.findIndex(({ name }) => name.startsWith('NamesAndNumbers'));
    const seenWith = async (): Promise<unknown> => (await client.query('select seen_with from customer_identities order by value')).rows.map((row) => (row as { seen_with: unknown }).seen_with);
    await migrate(database.url, { migrations: MIGRATIONS.slice(0, before) });
    await client.query(`insert into stores (id, name, slug, timezone, currency, locale, country, trial_ends_at, created_at, updated_at)
      values ('00000000-0000-7000-8000-000000000001', 'shop', 'shop', 'Europe/Madrid', 'EUR', 'en', 'ES', now(), now(), now())`);
    await client.query(`insert into customers (store_id, id, created_at, updated_at) select id, id, now(), now() from stores`);
    await client.query(`insert into customer_identities (store_id, kind, value, customer_id, created_at, seen_with)
      select id, 'phone', value, id, now(), seen::jsonb from stores, (values ('+1', '{"55": {"bsuid": "ES.1", "at": "2026-04-01T00:00:00.000Z"}}'), ('+2', '{}')) as n (value, seen)`);
    await migrate(database.url, { migrations: MIGRATIONS.slice(0, before + 1) });
    expect(await seenWith()).toEqual([{ 55: { 'ES.1': '2026-04-01T00:00:00.000Z' } }, {}]);
    await client.query(`update customer_identities set seen_with = '{"55": {"ES.1": "2026-04-01T00:00:00.000Z", "ES.2": "2026-05-01T00:00:00.000Z"}}' where value = '+1'`);
    const source = await new DataSource({ type: 'postgres', url: database.url, migrations: MIGRATIONS.slice(0, before + 1), migrationsTransactionMode: 'each' }).initialize();
    await source.undoLastMigration();
    await source.destroy();
    expect(await seenWith()).toEqual([{ 55: { bsuid: 'ES.2', at: '2026-05-01T00:00:00.000Z' } }, {}]);
  });

  it('know the stores that tried the assistant before trials were noted', async () => {
    const before = MIGRATIONS.findIndex(({ name }) => name.startsWith('FormerTrials'));
    await migrate(database.url, { migrations: MIGRATIONS.slice(0, before) });
    await client.query(`insert into stores (id, name, slug, timezone, currency, locale, country, trial_ends_at, created_at, updated_at)
      select id::uuid, name, name, 'Europe/Madrid', 'EUR', 'en', 'ES', now(), now(), now() from (values ('00000000-0000-7000-8000-000000000001', 'tried'), ('00000000-0000-7000-8000-000000000002', 'tested')) as made (id, name)`);
    await client.query(`insert into model_uses (store_id, id, kind, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, started_at)
      select s.id, gen_random_uuid(), case s.name when 'tried' then 'playground' else 'test' end, 1, 1, 0, 0, day::timestamptz from stores s, (values ('2026-03-02'), ('2026-03-01')) as days (day)`);
    await migrate(database.url, { migrations: MIGRATIONS });
    expect((await client.query('select s.name, first_at = $1::timestamptz as is_first from playground_trials join stores s on s.id = store_id', ['2026-03-01'])).rows).toEqual([{ name: 'tried', is_first: true }]);
  });

  it('keep the work of which only a bell of the version before knew', async () => {
    const before = MIGRATIONS.findIndex(({ name }) => name.startsWith('OpenWork1'));
    await migrate(database.url, { migrations: MIGRATIONS.slice(0, before) });
    await client.query(`insert into stores (id, name, slug, timezone, currency, locale, country, trial_ends_at, created_at, updated_at)
      values ('00000000-0000-7000-8000-000000000001', 'shop', 'shop', 'Europe/Madrid', 'EUR', 'en', 'ES', now(), now(), now())`);
    await client.query(`insert into accounts (store_id, id, provider, name, status, environment, path_key, auto_read_receipt, created_at, updated_at)
      select s.id, gen_random_uuid(), 'meta', n.name, 'active', 'test', n.name, n.name = 'receipts', now(), now() from stores s, (values ('receipts'), ('none')) as n (name)`);
    await client.query('insert into customers (store_id, id, created_at, updated_at) select id, id, now(), now() from stores');
    await client.query(`insert into conversations (store_id, id, account_id, customer_id, handler_changed_at, last_message_at, created_at, updated_at)
      select store_id, gen_random_uuid(), id, store_id, now(), now(), now(), now() from accounts`);
    await client.query(`insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, text, external_id, extra, occurred_at, created_at)
      select store_id, gen_random_uuid(), id, account_id, 'in', 'customer', 'text', '{}', said, account_id || said, extra::jsonb, now() - age, now() - age
      from conversations, (values ('now', null, interval '0'), ('copy', '{"origin": "standby"}', interval '0'), ('old', null, interval '1 hour')) as n (said, extra, age)`);
    await client.query(`insert into consent_facts (store_id, id, customer_id, purpose, allowed, source, words, account_id, occurred_at, created_at)
      select store_id, gen_random_uuid(), store_id, 'marketing', allowed, source, words, case when words <> 'nowhere' then id end, now() - age, now() - age
      from accounts, (values (false, 'keyword', 'old stop', interval '3 days'), (true, 'keyword', 'start', interval '3 hours'), (true, 'keyword', 'start again', interval '2 hours'),
        (false, 'person', 'entered', interval '1 hour'), (true, 'keyword', 'nowhere', interval '50 minutes'), (false, 'button', 'stop', interval '40 minutes')) as n (allowed, source, words, age)
      where name = 'none'`);
    await migrate(database.url, { migrations: MIGRATIONS });
    expect((await client.query('select m.text, r.due_at = m.created_at as is_since from open_receipts r join messages m on m.id = r.message_id')).rows).toEqual([{ text: 'now', is_since: true }]);
    expect((await client.query('select words, answer_due_at = created_at as is_since from consent_facts where answer_due_at is not null order by 1')).rows).toEqual([{ words: 'start', is_since: true }, { words: 'stop', is_since: true }]);
  });

  it('run once each when several processes start together', async () => {
    await Promise.all([1, 2, 3].map(() => migrate(database.url, { migrations: MIGRATIONS })));
    const { rows } = await client.query<{ name: string }>('select name from migrations order by id');
    expect(rows.map((row) => row.name)).toEqual(MIGRATIONS.map((migration) => migration.name));
  });
});

describe('the schema', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startApp();
  });
  afterAll(() => t.close());

  it('has the columns of every entity, with their types and nullability', async () => {
    const source = t.app.get<DataSource>(getDataSourceToken());
    expect(source.entityMetadatas.length).toBeGreaterThan(10);
    const { rows } = await t.owner.query<{ name: string; columns: Record<string, string> }>(`
      select c.relname as name, json_object_agg(a.attname, format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') group by 1`);
    const tables = new Map(rows.map((row) => [row.name, row.columns]));
    for (const entity of source.entityMetadatas) {
      expect({ [entity.tableName]: tables.get(entity.tableName) }).toEqual({ [entity.tableName]: expect.objectContaining(columnsOf(entity, source)) });
    }
  });

  it('gives the app roles that cannot go round the wall', async () => {
    const { rows } = await t.owner.query(
      'select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as strong, rolcanlogin as login, rolinherit as inherits from pg_roles where rolname in ($1, $2) order by 1', [APP_ROLE, DOOR_ROLE]);
    expect(rows).toEqual([
      { name: APP_ROLE, strong: false, login: true, inherits: false },
      { name: DOOR_ROLE, strong: false, login: false, inherits: true },
    ]);
    const owned = await t.owner.query('select relname from pg_class join pg_roles r on r.oid = relowner where r.rolname in ($1, $2)', [APP_ROLE, DOOR_ROLE]);
    expect(owned.rows).toEqual([]);
  });

  it('puts every table that has a store_id behind the wall', async () => {
    const { rows } = await t.owner.query<{ name: string; walled: boolean; policies: Policy[] }>(`
      select c.relname as name, c.relrowsecurity as walled,
        (select coalesce(json_agg(json_build_object('roles', roles::text, 'using', qual, 'check', with_check) order by policyname), '[]') from pg_policies p where p.tablename = c.relname and p.schemaname = 'public') as policies
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and (c.relname = 'stores' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'store_id')) order by 1`);
    expect(rows.length).toBeGreaterThan(20);
    const open = rows.filter(({ walled, policies }) => !walled || !policies.every(isWall) || !policies.some((policy) => policy.roles.includes(APP_ROLE)));
    expect(open.map((row) => row.name)).toEqual([]);
  });

  it('knows every table that belongs to no store', async () => {
    const { rows } = await t.owner.query<{ name: string }>(`select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'store_id') order by 1`);
    expect(rows.map((row) => row.name)).toEqual(STORELESS);
  });

  it('lets nobody reach a partition past the wall of its parent', async () => {
    const { rows } = await t.owner.query(`select relname, r.rolname from pg_class, pg_roles r where relispartition and relkind = 'r' and r.rolname in ($1, $2)
      and has_table_privilege(r.oid, pg_class.oid, 'select, insert, update, delete')`, [APP_ROLE, DOOR_ROLE]);
    expect(rows).toEqual([]);
  });

  it('fixes the search path of every function that runs with the rights of the owner', async () => {
    const { rows } = await t.owner.query<{ name: string; fixed: boolean }>(`select proname as name, coalesce(array_to_string(proconfig, ',') like '%search_path=%', false) as fixed
      from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => !row.fixed)).toEqual([]);
  });

  it('shows the app no row of any store until it says which, and then no other', async () => {
    const [mine, other] = [await aPerson(t), await aPerson(t)];
    expect(mine.storeId).not.toBe(other.storeId);
    const tables = await t.owner.query<{ name: string }>(`select tablename as name from pg_policies where policyname = 'store_wall' order by 1`);
    for (const { name } of tables.rows) {
      const seen = await t.db.outsideStores((tx) => tx.query(`select from ${name} limit 1`));
      expect({ [name]: seen }).toEqual({ [name]: [] });
    }
    const ids = (await t.owner.query<{ id: string }>('select id from stores')).rows.map((row) => row.id);
    expect(ids).toHaveLength(2);
    for (const id of ids) {
      const seen = await t.db.inStore(id, async (tx) => [await tx.query('select id from stores'), await tx.query('select distinct store_id as id from members')]);
      expect(seen).toEqual([[{ id }], [{ id }]]);
    }
  });

  it('refuses a row for another store', async () => {
    const ids = (await t.owner.query<{ id: string }>('select id from stores order by 1')).rows.map((row) => row.id);
    await expect(t.db.inStore(ids[0]!, (tx) => tx.query('update members set store_id = $1', [ids[1]]))).rejects.toThrow(/row-level security/);
  });
});

/** Adding one is a decision: the wall does not protect its rows. `stores` is behind it by its own id. */
const STORELESS = ['account_revision', 'attempt_counters', 'migrations', 'one_time_links', 'quarantined_events', 'sessions', 'stores', 'users'];

interface Policy { readonly roles: string; readonly using: string | null; readonly check: string | null }

/** A rule for the door, or one that compares with the current store in both directions. */
function isWall(policy: Policy): boolean {
  if (policy.roles === `{${DOOR_ROLE}}`) return true;
  const compares = (rule: string | null): boolean => rule !== null && /^\((?:\w+\.)?(?:store_id|id) = \(NULLIF\(current_setting\('parley\.store_id'::text, true\), ''::text\)\)::uuid\)$/.test(rule);
  return policy.roles === `{${APP_ROLE}}` && compares(policy.using) && compares(policy.check);
}

function columnsOf(entity: EntityMetadata, source: DataSource): Record<string, string> {
  return Object.fromEntries(entity.columns.map((column) => {
    const type = `${source.driver.normalizeType(column)}${column.length ? `(${column.length})` : ''}${column.isArray ? '[]' : ''}`;
    return [column.databaseName, column.isNullable ? type : `${type} not null`];
  }));
}
