import { isSealed, PROVIDERS } from '#providers';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { AppOptions } from './app.module.js';
import { findSandbox, startSandboxProcess } from './demo/sandbox-process.js';
import { Clock } from './platform/clock/clock.js';
import { type Env, loadProcessEnv } from './platform/config/env.js';
import { createDocumentReader } from './platform/documents/document-reader.js';
import { createPictureRenderer } from './platform/pictures/picture-renderer.js';
import { createHttp } from './platform/http/outbound.js';
import { openLog } from './platform/logging/logger.js';
import { keepHeapSmall } from './platform/memory/heap.js';
import { FolderStorage } from './platform/storage/storage.js';
import { openResources } from './resources.js';

/** What every entry point has in hand before it builds the module graph. */
export interface Booted {
  readonly env: Env;
  readonly log: Logger;
  readonly options: AppOptions & { readonly log: Logger };
  /** Only in the demo. */
  readonly sandboxUrl?: string;
  /** Closes what the app stands on; the app itself comes first. */
  close(): Promise<void>;
}

/**
 * Reads the environment and opens what the app stands on. Ends the process with a clear message when the environment is wrong.
 * @param startSandbox in the demo one process starts the sandbox; others (a worker, the command line) use the one that runs
 */
export async function boot(changes: Readonly<Record<string, string>> = {}, { startSandbox = false } = {}): Promise<Booted> {
  keepHeapSmall();
  const env = readEnv(changes);
  const log = openLog(env.LOG_LEVEL, PROVIDERS.flatMap((provider) => Object.entries(provider.fields).filter(([, field]) => isSealed(field)).map(([name]) => name)));
  const sandbox = env.isDemo && startSandbox ? await startSandboxProcess(env.SANDBOX_PORT, env.DATA_DIR) : undefined;
  const sandboxUrl = sandbox?.url ?? (env.isDemo ? findSandbox(env.DATA_DIR) : undefined);
  if (sandboxUrl) {
    env.OUTBOUND_ALLOW = [env.OUTBOUND_ALLOW, sandboxUrl].filter(Boolean).join(',');
    // The phone of the sandbox sends voice notes and photos, and its endpoints know what is said and to be seen in them.
    if (env.IMAGE_API_URL === undefined) Object.assign(env, { IMAGE_API_URL: `${sandboxUrl}/openai/v1`, IMAGE_API_KEY: 'sandbox' });
    if (env.vision === undefined) Object.assign(env, { VISION_API_KEY: 'sandbox', VISION_BASE_URL: `${sandboxUrl}/anthropic` });
    if (env.TRANSCRIPTION_URL === undefined && env.TRANSCRIPTION_MODEL_DIR === undefined) Object.assign(env, { TRANSCRIPTION_URL: `${sandboxUrl}/openai/v1`, TRANSCRIPTION_API_KEY: 'sandbox' });
  }
  const resources = await openResources(env, log);
  const pictures = createPictureRenderer({ file: fileURLToPath(new URL('./platform/pictures/render-worker.js', import.meta.url)) });
  const options = {
    env, log, pictures, clock: new Clock(), keyring: resources.keyring, appUrl: resources.appUrl,
    storage: new FolderStorage(resolve(env.DATA_DIR, 'media')), http: createHttp({ allow: env.OUTBOUND_ALLOW }),
    documents: createDocumentReader({ file: fileURLToPath(new URL('./platform/documents/reader-process.js', import.meta.url)) }), ...(sandbox ? { sandboxUrl: sandbox.url } : {}),
  };
  const close = async (): Promise<void> => {
    await resources.close();
    await pictures.close();
    await sandbox?.close();
  };
  return { env, log, options, close, ...(sandbox ? { sandboxUrl: sandbox.url } : {}) };
}

function readEnv(changes: Readonly<Record<string, string>>): Env {
  try {
    return loadProcessEnv(changes);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** Signals so close together are one: with Ctrl-C the terminal tells us, and npm once more. */
const ONE_SIGNAL_MS = 2_000;

/** Closes in the right order on SIGINT and SIGTERM: the app first, then what it stands on. A second signal ends at once. */
export function closeOnSignal(booted: Pick<Booted, 'log'>, close: () => Promise<void>): void {
  let toldAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (toldAt !== undefined && performance.now() - toldAt > ONE_SIGNAL_MS) process.exit(1);
      if (toldAt !== undefined) return;
      toldAt = performance.now();
      booted.log.info({ context: 'main' }, `${signal}: closing`);
      close().then(() => process.exit(0), (error: unknown) => {
        booted.log.error({ err: error }, 'could not close well');
        process.exit(1);
      });
    });
  }
}
