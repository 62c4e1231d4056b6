import { NestFactory } from '@nestjs/core';
import { defineJob, Jobs, QueueModule, type QueueOptions } from '../../../apps/api/src/platform/queue/index.js';

/** A worker that takes the job named by its second argument, says so, and never ends it: it is there to be killed. */
async function run(options: QueueOptions, name: string): Promise<void> {
  const job = defineJob<{ id: string }>(name, { queue: 'chores' });
  const app = await NestFactory.createApplicationContext(QueueModule.forRoot({ ...options, jobs: () => [job] }), { logger: false });
  const jobs = app.get(Jobs);
  jobs.handle(job, async ({ id }) => {
    process.stdout.write(`took ${id}\n`);
    await new Promise(() => undefined);
  });
  await jobs.start();
}

void run(JSON.parse(process.argv[2] ?? '{}') as QueueOptions, process.argv[3] ?? '');
