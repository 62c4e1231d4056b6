import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const SHELL = '/usr/bin/chromium-headless-shell';
const PLACES = [
  // The smallest first: without windows of its own it needs a fraction of the work.
  process.env['CHROMIUM_PATH'], SHELL, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of this machine's Chromium or Chrome, if there is one. */
export const chromiumPath = found(PLACES) ?? packedChromium(__dirname);
/** Of one that does all that people's browsers do, also what needs windows of its own. */
export const wholeChromiumPath = found(PLACES.filter((path) => path !== SHELL));

function found(places: readonly (string | undefined)[]): string | undefined {
  return places.find((path) => path !== undefined && path !== '' && existsSync(path));
}

/** Path of the Chromium that the npm package @sparticuz/chromium ships, which it unpacks into the folder for temporary files; undefined where nobody installed it. */
export function packedChromium(from: string): string | undefined {
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', `import chromium from '@sparticuz/chromium';
    process.stdout.write(await chromium.executablePath());`], { cwd: from, encoding: 'utf8' });
  return status === 0 && stdout !== '' ? stdout : undefined;
}
