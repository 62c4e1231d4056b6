import { startSandbox } from './sandbox.js';

const port = Number(process.env['SANDBOX_PORT'] ?? 4010);
const host = process.env['SANDBOX_HOST'] ?? '127.0.0.1';
const keep = Number(process.env['SANDBOX_KEEP'] ?? 10_000);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
// As Meta does: again and again for seven days, at growing pauses.
const webhookRetriesMs = [1_000, 5_000, 15_000, 30_000, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 40 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, ...Array.from({ length: 5 }, () => 24 * HOUR)];
const sandbox = await startSandbox({ port, host, keep, webhookRetriesMs, templateReviewMs: 4_000 });
process.stdout.write(`sandbox listening at ${sandbox.url}\n`);

const close = (): void => { void sandbox.close().then(() => process.exit(0)); };
// Started by another process, it ends with it, however that one ends.
if (process.send) process.once('disconnect', close);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, close);
}
