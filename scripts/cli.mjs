// npm run cli -- <command>: installs and builds what is missing, then runs the command line in this process.
import { join } from 'node:path';
import { ensureReady, root } from './ensure.mjs';

ensureReady();
process.chdir(root);
process.setSourceMapsEnabled(true);
await import(join(root, 'dist/apps/api/src/cli.js'));
