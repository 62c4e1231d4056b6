// npm test: installs and builds what is missing, runs every test, and closes with one plain line of numbers.
// Arguments go to Jest instead, for example: npm test -- --selectProjects unit --testPathPatterns libs/providers
// Browser tests are left out, with a warning, where there is no Chromium or Chrome; npm run test:browser runs them alone.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';

ensureInstalled();
ensureBuilt();

const folder = mkdtempSync(join(tmpdir(), 'parley-results-'));
const resultFile = join(folder, 'results.json');
const args = [
  join(root, 'node_modules/jest/bin/jest.js'),
  '--config', join(root, 'test/jest.config.mjs'),
  // Many tests wait for other processes, so two workers pay off even on two cores; three browsers on two cores take each other's time.
  `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`,
  '--json', '--outputFile', resultFile,
  ...process.argv.slice(2),
];
const env = process.argv.length > 2 ? process.env : { ...process.env, PARLEY_TEST_SECOND_TRY: '1' };
const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: ['inherit', 'ignore', 'inherit'] });

const { passed, failed, repeated } = numbersIn(resultFile);
rmSync(folder, { recursive: true, force: true });
for (const name of repeated) console.log(`WARNING: passed only at the second try: ${name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? status || 1 : status ?? 1;

/** A test file that could not even be loaded counts as one failure. */
function numbersIn(file) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(readFileSync(file, 'utf8'));
    const repeated = testResults.flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status, invocations }) => status === 'passed' && invocations > 1).map(({ fullName }) => fullName);
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, repeated };
  } catch {
    return { passed: 0, failed: 1, repeated: [] };
  }
}
