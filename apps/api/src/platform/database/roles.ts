import type { Client } from 'pg';

/** Login role of the app: no superuser, cannot bypass row-level security. */
export const APP_ROLE = 'parley_app';
/** Role that sees all stores; the app's role may take it, and does so only behind `Database.acrossStores`. */
export const DOOR_ROLE = 'parley_door';

/**
 * Creates both roles when missing and sets the app's password. Roles belong to the whole server, so two installations on
 * one server share them; give each its own DATABASE_APP_URL there.
 * @throws Error when the connected user may not create roles
 */
export async function ensureRoles(owner: Client, appPassword: string): Promise<void> {
  const password = owner.escapeLiteral(appPassword);
  try {
    await owner.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${APP_ROLE}') then create role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole nobypassrls noinherit; end if;
      if not exists (select from pg_roles where rolname = '${DOOR_ROLE}') then create role ${DOOR_ROLE} nologin nosuperuser nobypassrls; end if;
    end $$`);
    await owner.query(`alter role ${APP_ROLE} password ${password}`);
    await owner.query(`grant ${DOOR_ROLE} to ${APP_ROLE}`);
  } catch (error) {
    throw new Error(`The database user of DATABASE_URL cannot prepare the roles ${APP_ROLE} and ${DOOR_ROLE}. Create them by hand (docs/operations.md) and set DATABASE_APP_URL. Postgres said: ${String(error)}`, { cause: error });
  }
}
