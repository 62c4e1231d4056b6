import type { QueryRunner } from 'typeorm';
import { APP_ROLE, DOOR_ROLE } from './roles.js';

/**
 * Puts a table behind the wall: the app's role reads and writes rows of the current store only, the door's role all.
 * For migrations. `column` names the store's id.
 */
export async function tenantTable(runner: QueryRunner, table: string, column = 'store_id'): Promise<void> {
  const mine = `${column} = nullif(current_setting('parley.store_id', true), '')::uuid`;
  await runner.query(`alter table ${table} enable row level security`);
  await runner.query(`create policy store_wall on ${table} to ${APP_ROLE} using (${mine}) with check (${mine})`);
  await runner.query(`create policy door on ${table} to ${DOOR_ROLE} using (true) with check (true)`);
}
