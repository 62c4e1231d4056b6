import { startSandbox } from './sandbox.js';

const port = Number(process.env['SANDBOX_PORT'] ?? 4010);
const host = process.env['SANDBOX_HOST'] ?? '127.0.0.1';
const sandbox = await startSandbox({ port, host, webhookRetriesMs: [1_000, 5_000, 15_000, 60_000, 300_000], templateReviewMs: 4_000 });
process.stdout.write(`sandbox listening at ${sandbox.url}\n`);

const close = (): void => { void sandbox.close().then(() => process.exit(0)); };
// Started by another process, it ends with it, however that one ends.
if (process.send) process.once('disconnect', close);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, close);
}
