// npm run numbers:web: the web app's sizes and times beside their goals, measured on this machine. Nothing else should run meanwhile.
// --bytes prints the sizes alone; --no-lighthouse leaves out what needs a download; --only speed, axe or paint measures that part.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';

ensureInstalled();
ensureBuilt();
const { status } = spawnSync(process.execPath, [join(root, 'dist/bench/web.js'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
