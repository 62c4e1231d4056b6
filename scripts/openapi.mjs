// npm run openapi: writes libs/api-client/openapi.json from the controllers, and the client's types from it.
import { join } from 'node:path';
import { ensureInstalled, ensureReady, root, run } from './ensure.mjs';

const document = join(root, 'libs/api-client/openapi.json');

ensureInstalled();
ensureReady();
run(process.execPath, [join(root, 'dist/apps/api/src/openapi.js'), document]);
run(process.execPath, [join(root, 'node_modules/openapi-typescript/bin/cli.js'), document, '--output', join(root, 'libs/api-client/src/schema.gen.ts')]);
