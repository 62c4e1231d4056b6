import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { boot, closeOnSignal } from './boot.js';
import { startHousekeeping } from './pipeline/chores/housekeeping.js';
import { serveHealth } from './platform/health/health-server.js';
import { NestLog } from './platform/logging/logger.js';

const booted = await boot({ ROLE: 'worker' });
const app = await NestFactory.createApplicationContext(AppModule.forRoot(booted.options), { logger: new NestLog(booted.log), abortOnError: false });
await startHousekeeping(app);
const { HOST, HEALTH_PORT } = booted.env;
const health = HEALTH_PORT === undefined ? undefined : await serveHealth(app, { host: HOST, port: HEALTH_PORT });
closeOnSignal(booted, async () => {
  await health?.close();
  await app.close();
  await booted.close();
});
booted.log.info({ context: 'worker' }, 'The worker is ready');
