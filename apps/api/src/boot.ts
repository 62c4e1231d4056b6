import { isSealed, PROVIDERS } from '#providers';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { AppOptions } from './app.module.js';
import { Clock } from './platform/clock/clock.js';
import { type Env, loadEnv } from './platform/config/env.js';
import { createHttp } from './platform/http/outbound.js';
import { openLog } from './platform/logging/logger.js';
import { FolderStorage } from './platform/storage/storage.js';
import { openResources, type Resources } from './resources.js';

/** What every entry point has in hand before it builds the module graph. */
export interface Booted {
  readonly env: Env;
  readonly log: Logger;
  readonly resources: Resources;
  readonly options: AppOptions & { readonly log: Logger };
}

/** Reads the environment and opens what the app stands on. Ends the process with a clear message when the environment is wrong. */
export async function boot(changes: Readonly<Record<string, string>> = {}): Promise<Booted> {
  const env = readEnv(changes);
  const log = openLog(env.LOG_LEVEL, PROVIDERS.flatMap((provider) => Object.entries(provider.fields).filter(([, field]) => isSealed(field)).map(([name]) => name)));
  const resources = await openResources(env, log);
  const options = {
    env, log, clock: new Clock(), keyring: resources.keyring, appUrl: resources.appUrl,
    storage: new FolderStorage(resolve(env.DATA_DIR, 'media')), http: createHttp({ allow: env.OUTBOUND_ALLOW }),
  };
  return { env, log, resources, options };
}

function readEnv(changes: Readonly<Record<string, string>>): Env {
  try {
    const plain = loadEnv();
    return Object.keys(changes).length === 0 ? plain : loadEnv({ ...process.env, ...changes });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** Closes in the right order on SIGINT and SIGTERM: the app first, then what it stands on. A second signal ends at once. */
export function closeOnSignal(booted: Pick<Booted, 'log'>, close: () => Promise<void>): void {
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (closing) process.exit(1);
      closing = true;
      booted.log.info({ context: 'main' }, `${signal}: closing`);
      close().then(() => process.exit(0), (error: unknown) => {
        booted.log.error({ err: error }, 'could not close well');
        process.exit(1);
      });
    });
  }
}

/** Address at which a listening application can be reached on this machine. */
export async function addressOf(app: NestFastifyApplication): Promise<string> {
  return (await app.getUrl()).replace('[::1]', '127.0.0.1').replace('0.0.0.0', '127.0.0.1');
}
