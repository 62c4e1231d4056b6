import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { type BrowserServer, chromium } from 'playwright-core';

declare global {
  var parleyBrowser: BrowserServer | undefined;
}

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // Most pages live for seconds: with room for young objects from the beginning, less of that time goes into collecting them.
  '--js-flags=--min-semi-space-size=16',
];

/** What all browser tests of a run share: the built app, one Chromium, and what every test on a database has. */
export default async function browserSetup(): Promise<void> {
  if (!process.env['PARLEY_TEST_FOLDER']) await (await load('global-setup.ts') as { default: () => Promise<void> }).default();
  const { chromiumPath } = await load('../../bench/support/chromium.ts') as { chromiumPath: string | undefined };
  if (chromiumPath === undefined) {
    process.stderr.write('\nWARNING: there is no Chromium or Chrome (CHROMIUM_PATH): the browser tests are LEFT OUT.\n\n');
    return;
  }
  buildWebApp();
  globalThis.parleyBrowser = await chromium.launchServer({ executablePath: chromiumPath, args: FLAGS });
  process.env['PARLEY_TEST_BROWSER'] = globalThis.parleyBrowser.wsEndpoint();
}

/** Jest runs setup files without the path mapping that the sources need, so their neighbours go by their full names. */
function load(path: string): Promise<unknown> {
  return import(resolve(__dirname, path));
}

/** Does nothing when the built files are those of the sources. */
function buildWebApp(): void {
  const ensure = resolve(__dirname, '../../scripts/ensure.mjs');
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', `import { ensureWebBuilt } from ${JSON.stringify(ensure)}; ensureWebBuilt();`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The web app could not be built:\n${stderr}`);
}
