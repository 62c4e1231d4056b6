import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { MIGRATIONS } from './migrations/index.js';
import type { Env } from './platform/config/env.js';
import { type Keyring, openKeyring } from './platform/crypto/keyring.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { migrate } from './platform/database/migrate.js';
import { APP_ROLE } from './platform/database/roles.js';

/** What a process needs before the module graph can be built. */
export interface Resources {
  readonly keyring: Keyring;
  /** Connection of the app's role, which cannot bypass row-level security. */
  readonly appUrl: string;
  close(): Promise<void>;
}

/** Opens the keyring, starts or finds Postgres, and brings the schema up to date. */
export async function openResources(env: Env, log: Logger): Promise<Resources> {
  const dataDir = resolve(env.DATA_DIR);
  const keyring = openKeyring(env.SECRET_KEYS, dataDir);
  const embedded = env.DATABASE_URL === undefined
    ? await startEmbeddedPostgres({ dataDir: resolve(dataDir, 'postgres'), log: (message) => log.info({ context: 'postgres' }, message) })
    : undefined;
  const ownerUrl = env.DATABASE_URL ?? embedded?.url ?? '';
  try {
    const ownRole = env.DATABASE_APP_URL === undefined;
    const appPassword = keyring.derive('database role');
    await migrate(ownerUrl, { migrations: MIGRATIONS, ...(ownRole ? { appPassword } : {}) });
    return {
      keyring,
      appUrl: env.DATABASE_APP_URL ?? urlAs(ownerUrl, APP_ROLE, appPassword),
      close: async () => embedded?.stop(),
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** The same database as another user. */
export function urlAs(url: string, user: string, password: string): string {
  const target = new URL(url);
  target.username = user;
  target.password = password;
  return target.toString();
}
