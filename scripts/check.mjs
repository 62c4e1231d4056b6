// npm run check: types, lint and unit tests side by side. With --no-tests types and lint only, for who runs all tests afterwards.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure.mjs';

ensureInstalled();

const lintFolders = ['apps', 'libs', 'test', 'bench'].filter((folder) => existsSync(join(root, folder)));
// The native compiler reads everything in a third of the time; the other one is for the tools that call it.
const steps = [
  ['types', 'typescript-native/bin/tsc', ['-p', join(root, 'tsconfig.json'), '--incremental', '--tsBuildInfoFile', join(root, 'node_modules/.cache/parley.tsbuildinfo')]],
  ['types of the web app', 'typescript-native/bin/tsc', ['-p', join(root, 'apps/web'), '--incremental', '--tsBuildInfoFile', join(root, 'node_modules/.cache/parley-web.tsbuildinfo')]],
  ...(process.argv.includes('--no-tests') ? [] : [['unit tests', 'jest/bin/jest.js', ['--config', join(root, 'test/jest.config.mjs'), '--selectProjects', 'unit', '--silent', `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`]]]),
  ...(existsSync(join(root, '.oxlintrc.json')) ? [['lint', 'oxlint/bin/oxlint', ['--type-aware', ...lintFolders]]] : []),
];

const results = await Promise.all(steps.map(([name, program, args]) => runStep(name, program, args)));
for (const { name, code, output } of results) {
  if (code !== 0) console.log(`\n--- ${name} ---\n${output.trim()}`);
}
console.log(`\n${results.map(({ name, code, seconds }) => `${name}: ${code === 0 ? 'good' : 'FAILED'} (${seconds} s)`).join('\n')}`);
process.exitCode = results.every(({ code }) => code === 0) ? 0 : 1;

function runStep(name, program, args) {
  const begin = performance.now();
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.once('close', (code) => resolve({ name, code, output, seconds: ((performance.now() - begin) / 1000).toFixed(1) }));
  });
}
