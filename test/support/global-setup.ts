import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes the folder of this run. The database server in it is started by the first test file that asks for a database
 * (`database.ts`): Jest runs this file without the path mapping that the sources need.
 */
export default async function globalSetup(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), `parley-test-${process.pid}-`));
  // The database may run as another user than the tests.
  await chmod(folder, 0o755);
  process.env['PARLEY_TEST_FOLDER'] = folder;
}
