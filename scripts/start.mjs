// npm start: installs and builds what is missing, then runs the app in this very process.
// npm run dev (--watch): runs it in a process of its own, built and started again on every change.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalledToRun, ensureServerBuilt, ensureWebBuilt, readEnvFile, root, webBuiltBeside } from './ensure.mjs';

const server = join(root, 'dist/apps/api/src');

ensureInstalledToRun();
ensureServerBuilt();
readEnvFile();
process.chdir(root);
endWithParent();
if (process.argv.includes('--watch')) {
  ensureWebBuilt();
  watchAndRun();
} else {
  process.setSourceMapsEnabled(true);
  const webApp = webBuiltBeside();
  // Whoever starts the app is told; until then it is nobody's.
  webApp.catch(() => undefined);
  const { startApp } = await import(join(server, 'start.js'));
  await startApp({ webApp });
}

/**
 * npm would start us through a shell, which keeps a SIGINT to npm alone to itself and dies of a SIGTERM without passing it on: `npm start` puts us in its
 * place (`exec`). A shell that cannot, or npm itself, may die all the same: that is our signal, too.
 */
function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  timer.unref();
}

function watchAndRun() {
  let app = start();
  let timer;
  let webTimer;
  let ending = false;

  const restart = async () => {
    try {
      await rebuild();
    } catch {
      console.log('The build failed; the app that runs is the last good one.');
      return;
    }
    await stopped(app);
    if (!ending) app = start();
  };
  for (const folder of ['apps/api/src', 'apps/sandbox/src', 'libs'].filter((path) => existsSync(join(root, path)))) {
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(restart, 150);
    });
  }
  // The server reads the built page anew for each visitor, so a new web app needs no restart.
  watch(join(root, 'apps/web'), { recursive: true }, () => {
    clearTimeout(webTimer);
    webTimer = setTimeout(() => void rebuild().catch(() => console.log('The web app could not be built; the last good one is served.')), 150);
  });
  // Ctrl-C reaches the app by itself, since it is in our process group; other signals come to us alone.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      ending = true;
      if (signal !== 'SIGINT') app.kill(signal);
      if (app.exitCode !== null || app.signalCode !== null) process.exit();
      app.once('exit', (code) => process.exit(code ?? 1));
    });
  }
}

function start() {
  return spawn(process.execPath, ['--enable-source-maps', join(server, 'main.js')], { cwd: root, stdio: 'inherit' });
}

/** In a process of its own, because a failed build ends the process that asked for it. */
function rebuild() {
  return new Promise((resolve, reject) => {
    const program = `import { ensureBuilt } from ${JSON.stringify(new URL('./ensure.mjs', import.meta.url).href)}; ensureBuilt();`;
    spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'inherit' })
      .once('exit', (code) => (code === 0 ? resolve() : reject(new Error('build failed'))));
  });
}

function stopped(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}
