import { type Booted, closeOnSignal } from './boot.js';
import { openDemo } from './demo/demo.js';
import { SetupLink } from './modules/stores/index.js';
import { startHousekeeping } from './pipeline/chores/housekeeping.js';
import { createServer } from './server.js';

/** Listens, opens the demo, and announces the address as soon as `webApp` is there. */
export async function serve(booted: Booted, webApp: Promise<void> | undefined): Promise<void> {
  const { env, options, sandboxUrl, close } = booted;
  const app = await createServer(options);
  closeOnSignal(booted, async () => {
    await app.close();
    await close();
  });
  // Only the demo may be half there meanwhile: customers of a shop write as soon as somebody listens.
  if (sandboxUrl === undefined) await webApp;
  await app.listen(env.PORT, env.HOST);
  if (env.ROLE === 'all') await startHousekeeping(app);
  const demo = sandboxUrl === undefined ? undefined : await openDemo(app, sandboxUrl);
  const setupLink = demo ? undefined : await app.get(SetupLink).ensure();
  await webApp?.catch(async (error: unknown) => {
    await app.close();
    throw error;
  });

  process.stdout.write(`\n${env.PRODUCT_NAME} is ready: ${env.PUBLIC_URL}\n`);
  if (demo) process.stdout.write(`Log in:    ${demo.loginLink}\nBe a customer: npm run cli -- chat   (or open ${demo.phoneUrl})\n`);
  if (setupLink) process.stdout.write(`First user: ${setupLink}\n`);
  process.stdout.write('\n');
}
