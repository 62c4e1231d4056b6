import 'reflect-metadata';
import { boot, closeOnSignal } from './boot.js';
import { openDemo } from './demo/demo.js';
import { SetupLink } from './modules/stores/index.js';
import { startHousekeeping } from './pipeline/housekeeping.js';
import { createServer } from './server.js';

const booted = await boot({}, { startSandbox: true });
const { env } = booted;
const app = await createServer(booted.options);
await app.listen(env.PORT, env.HOST);
if (env.ROLE === 'all') await startHousekeeping(app);

const demo = booted.sandboxUrl === undefined ? undefined : await openDemo(app, env, booted.sandboxUrl);
const setupLink = demo ? undefined : await app.get(SetupLink).ensure();
closeOnSignal(booted, async () => {
  await app.close();
  await booted.close();
});

process.stdout.write(`\n${env.PRODUCT_NAME} is ready: ${env.PUBLIC_URL}\n`);
if (demo) process.stdout.write(`Log in:    ${demo.loginLink}\nBe a customer: npm run cli -- chat   (or open ${demo.phoneUrl})\n`);
if (setupLink) process.stdout.write(`First user: ${setupLink}\n`);
process.stdout.write('\n');
