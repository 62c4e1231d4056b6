import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKeyring } from '../../apps/api/src/platform/crypto/keyring.js';

/** A process that opens the keyring of many new folders, each at the same moment as the others, and says what its keys derive. */
const [root = '', name = '', processes = '1', folders = '1'] = process.argv.slice(2);
const derived = Array.from({ length: Number(folders) }, (_each, index) => {
  const meeting = join(root, `meeting-${index}`);
  mkdirSync(meeting, { recursive: true });
  writeFileSync(join(meeting, name), '');
  while (readdirSync(meeting).length < Number(processes));
  try {
    return openKeyring(undefined, join(root, `data-${index}`)).derive('who is this?');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
});
process.stdout.write(`derived ${JSON.stringify(derived)}\n`);
