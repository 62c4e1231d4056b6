import { existsSync } from 'node:fs';

const PLACES = [
  // The smallest first: without windows of its own it needs a fraction of the work.
  process.env['CHROMIUM_PATH'], '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of this machine's Chromium or Chrome, if there is one. */
export const chromiumPath = PLACES.find((path) => path !== undefined && path !== '' && existsSync(path));
