// What every command needs before it can run: a new enough Node, the packages, and a fresh build.
// Plain Node without packages, because it runs before they are installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const SERVER = {
  name: 'the server',
  sources: ['apps/api/src', 'apps/sandbox/src', 'libs', 'bench', '.swcrc', 'nest-cli.json', 'package.json', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json'],
  stamp: join(root, 'dist/.built-from'),
  program: [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'],
};
const WEB_APP = {
  name: 'the web app',
  sources: ['apps/web', 'libs/contracts', 'libs/api-client', 'scripts/build-web.mjs', 'package.json', 'package-lock.json', 'tsconfig.base.json'],
  stamp: join(root, 'dist/.web-built-from'),
  program: [join(root, 'scripts/build-web.mjs')],
};

/** Says what was installed to run the app, without the tools of tests and checks (test/tools): npm's own note of it cannot say so. */
const RUN_STAMP = join(root, 'node_modules/.parley-run');
const RUN_STAMP_OF = ['package-lock.json', 'node_modules/.package-lock.json'];

/** Ends the process with a message when this Node is too old. NestJS 12 loads ES modules with require(). */
export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23;
  if (fits) return;
  console.error(`Parley needs Node 20.19 or newer (22.12 or newer in the 22 line), and this is Node ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the packages of package-lock.json, those of tests and checks too, unless exactly they are installed. */
export function ensureInstalled() {
  ensureNode();
  if (isInstalled()) return;
  // An app may be running with what is there already, and npm ci would take that away first.
  install(isInstalledToRun() ? ['install', '--no-save'] : ['ci']);
}

/** Installs what the app is built of and runs with, half of it all, unless exactly that is installed. */
export function ensureInstalledToRun() {
  ensureNode();
  if (isInstalled() || isInstalledToRun()) return;
  install(['ci', '--workspaces=false']);
  writeFileSync(RUN_STAMP, fingerprintOf(RUN_STAMP_OF));
}

/** Builds the server and the web app into dist/, each unless it was built from exactly these sources. */
export function ensureBuilt() {
  ensureServerBuilt();
  ensureWebBuilt();
}

/** Builds the server into dist/ unless it was built from exactly these sources. */
export function ensureServerBuilt() {
  ensurePart(SERVER);
}

/** Builds the web app into dist/web unless it was built from exactly these sources. */
export function ensureWebBuilt() {
  ensurePart(WEB_APP);
}

/** The same beside this process; rejects when it cannot be built. A server that starts meanwhile finds the folder that it will serve. */
export async function webBuiltBeside() {
  const fingerprint = staleFingerprint(WEB_APP);
  if (fingerprint === undefined) return;
  mkdirSync(join(root, 'dist/web/assets'), { recursive: true });
  const [code] = await once(spawn(process.execPath, WEB_APP.program, { cwd: root, stdio: 'inherit' }), 'exit');
  if (code !== 0) throw new Error('The web app could not be built');
  writeFileSync(WEB_APP.stamp, fingerprint);
}

function ensurePart(part) {
  const fingerprint = staleFingerprint(part);
  if (fingerprint === undefined) return;
  run(process.execPath, part.program);
  mkdirSync(dirname(part.stamp), { recursive: true });
  writeFileSync(part.stamp, fingerprint);
}

/** What `part` has to be built from, or undefined when exactly that was built. */
function staleFingerprint({ name, sources, stamp }) {
  const fingerprint = fingerprintOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return undefined;
  console.log(`Building ${name} ...`);
  rmSync(stamp, { force: true });
  return fingerprint;
}

/** Everything that the command line needs. Reads `.env` too; the environment itself wins over it. */
export function ensureReady() {
  ensureInstalledToRun();
  ensureBuilt();
  readEnvFile();
}

/** The environment itself wins over `.env`. */
export function readEnvFile() {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/** Runs a program in the repository's folder with our terminal; ends this process when it fails. */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

function install(args) {
  console.log(`Installing packages (npm ${args.join(' ')}) ...`);
  run('npm', args);
}

function isInstalledToRun() {
  return existsSync(RUN_STAMP) && readFileSync(RUN_STAMP, 'utf8') === fingerprintOf(RUN_STAMP_OF);
}

/** npm writes what it has installed into node_modules/.package-lock.json, as its last step. */
function isInstalled() {
  const note = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    const found = installed[path];
    // Packages for other systems are optional and absent; folders of this repository have no version.
    return version === undefined || path === '' || (found ? found.version === version : optional || devOptional);
  });
}

function fingerprintOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const at = join(root, path);
    if (!existsSync(at)) continue;
    for (const file of filesUnder(at)) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return [path];
  }
  return entries
    .filter((entry) => !/(\.spec|\.e2e-spec)\.ts$/.test(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]))
    .sort();
}
