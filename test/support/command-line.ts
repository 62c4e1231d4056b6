import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TEST_KEYS, type TestApp } from './app.js';

const CLI = join(__dirname, '../../dist/apps/api/src/cli.js');

/** How a command of the built command line ended. */
export interface Ended { readonly code: number; readonly out: string; readonly err: string }

/**
 * The built command line beside an app that runs, as an operator calls it. `npm test` builds before it tests.
 * @param variables environment variables on top of the app's own
 */
export function commandLine(t: TestApp, variables: Readonly<Record<string, string>> = {}): (...args: string[]) => Promise<Ended> {
  if (!existsSync(CLI)) throw new Error(`There is no ${CLI}: build first (npm run build)`);
  const env = {
    PATH: process.env['PATH'] ?? '', SECRET_KEYS: TEST_KEYS, DATA_DIR: t.env.DATA_DIR, DEMO: 'false', PARLEY_ENVIRONMENT: 'test', DATABASE_URL: t.database.url, DATABASE_APP_URL: t.database.appUrl, ...variables,
  };
  return (...args) => new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { env, cwd: t.env.DATA_DIR }, (error, out, err) => { resolve({ code: error === null ? 0 : Number(error.code), out, err }); });
  });
}
