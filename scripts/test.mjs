// npm test: installs and builds what is missing, runs every test, and closes with one plain line of numbers.
// Arguments go to Jest instead, for example: npm test -- --selectProjects unit --testPathPatterns libs/providers
// Browser tests are left out, with a warning, where there is no Chromium or Chrome; npm run test:browser runs them alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';

const MOST_SECOND_TRIES = 8;

ensureInstalled();
ensureBuilt();

const chosen = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'parley-results-'));
// Many tests wait for other processes, so two workers pay off even on two cores; three browsers on two cores take each other's time.
const workers = chosen.some((arg) => /^(-i|-w|--runInBand|--maxWorkers)/.test(arg)) ? [] : [`--maxWorkers=${Math.max(2, availableParallelism() - 1)}`];
let { files, good } = run([...workers, ...chosen]);
// In a full run a test shares the machine with another file, its processes and a browser. A file that fails there is run once more by itself,
// in a world of its own, and the run names it; when many fail, something is broken.
const failing = files.filter(({ status }) => status === 'failed');
if (chosen.length === 0 && failing.length > 0 && failing.length <= MOST_SECOND_TRIES) {
  console.log(`A second try, alone: ${failing.map(({ name }) => relative(root, name)).join(', ')}`);
  const second = run(['--runInBand', '--runTestsByPath', ...failing.map(({ name }) => name)]);
  files = files.map((file) => second.files.find(({ name }) => name === file.name) ?? file);
  good = second.good;
  for (const { name, status } of second.files) if (status === 'passed') console.log(`WARNING: passed only at the second try: ${relative(root, name)}`);
}
rmSync(folder, { recursive: true, force: true });

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const count = (file, wanted) => file.assertionResults.filter(({ status }) => status === wanted).length;
const passed = sum(files.map((file) => count(file, 'passed')));
// A file that could not even be loaded, or whose worker died, counts as one failure.
const failed = files.length === 0 ? 1 : sum(files.filter(({ status }) => status === 'failed').map((file) => Math.max(1, count(file, 'failed'))));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = good && failed === 0 ? 0 : 1;

/** The files that Jest ran, each with its tests, none when Jest itself could not run; and whether it was content. */
function run(args) {
  const resultFile = join(folder, 'results.json');
  rmSync(resultFile, { force: true });
  const { status } = spawnSync(process.execPath, [
    join(root, 'node_modules/jest/bin/jest.js'),
    '--config', join(root, 'test/jest.config.mjs'),
    '--json', '--outputFile', resultFile,
    ...args,
  ], { cwd: root, stdio: ['inherit', 'ignore', 'inherit'] });
  return { files: existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')).testResults : [], good: status === 0 };
}
