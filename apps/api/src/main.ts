import 'reflect-metadata';
import { boot, type Booted, closeOnSignal } from './boot.js';
import { openDemo } from './demo/demo.js';
import { SetupLink } from './modules/stores/index.js';
import { startHousekeeping } from './pipeline/chores/housekeeping.js';
import { createServer } from './server.js';

const booted = await boot({}, { startSandbox: true });
try {
  await serve(booted);
} catch (error) {
  booted.log.fatal({ err: error }, `${booted.env.PRODUCT_NAME} could not start`);
  await booted.close();
  process.exit(1);
}

async function serve({ env, options, sandboxUrl, close }: Booted): Promise<void> {
  const app = await createServer(options);
  closeOnSignal(booted, async () => {
    await app.close();
    await close();
  });
  await app.listen(env.PORT, env.HOST);
  if (env.ROLE === 'all') await startHousekeeping(app);
  const demo = sandboxUrl === undefined ? undefined : await openDemo(app, sandboxUrl);
  const setupLink = demo ? undefined : await app.get(SetupLink).ensure();

  process.stdout.write(`\n${env.PRODUCT_NAME} is ready: ${env.PUBLIC_URL}\n`);
  if (demo) process.stdout.write(`Log in:    ${demo.loginLink}\nBe a customer: npm run cli -- chat   (or open ${demo.phoneUrl})\n`);
  if (setupLink) process.stdout.write(`First user: ${setupLink}\n`);
  process.stdout.write('\n');
}
