import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { boot, closeOnSignal } from './boot.js';
import { startHousekeeping } from './pipeline/chores/housekeeping.js';
import { NestLog } from './platform/logging/logger.js';

const booted = await boot({ ROLE: 'worker' });
const app = await NestFactory.createApplicationContext(AppModule.forRoot(booted.options), { logger: new NestLog(booted.log), abortOnError: false });
await startHousekeeping(app);
closeOnSignal(booted, async () => {
  await app.close();
  await booted.close();
});
booted.log.info({ context: 'worker' }, 'The worker is ready');
