import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BrowserServer, chromium } from 'playwright-core';

declare global {
  var parleyBrowser: BrowserServer | undefined;
}

const PLACES = [
  process.env['CHROMIUM_PATH'], '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The browser of this machine, if there is one. */
export const chromiumPath = PLACES.find((path) => path !== undefined && path !== '' && existsSync(path));

/** What all browser tests of a run share: the built app, one Chromium, and what every test on a database has. */
export default async function browserSetup(): Promise<void> {
  if (!process.env['PARLEY_TEST_FOLDER']) await run('global-setup.ts');
  if (chromiumPath === undefined) {
    process.stderr.write('\nWARNING: there is no Chromium or Chrome (CHROMIUM_PATH): the browser tests are LEFT OUT.\n\n');
    return;
  }
  buildWebApp();
  globalThis.parleyBrowser = await chromium.launchServer({ executablePath: chromiumPath, args: FLAGS });
  process.env['PARLEY_TEST_BROWSER'] = globalThis.parleyBrowser.wsEndpoint();
}

/** Jest runs setup files without the path mapping that the sources need, so this one's neighbour goes by its full name. */
async function run(name: string): Promise<void> {
  const { default: act } = await import(resolve(__dirname, name)) as { default: () => Promise<void> };
  await act();
}

/** Does nothing when the built files are those of the sources. */
function buildWebApp(): void {
  const ensure = resolve(__dirname, '../../scripts/ensure.mjs');
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', `import { ensureWebBuilt } from ${JSON.stringify(ensure)}; ensureWebBuilt();`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The web app could not be built:\n${stderr}`);
}
