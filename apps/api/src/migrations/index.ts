import type { MigrationInterface } from 'typeorm';
import { Foundation1700000000001 } from './0001-foundation.js';
import { LiveEvents1700000000005 } from './0005-live-events.js';

/** All migrations in order. A new one gets the next free number and a line here. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  Foundation1700000000001,
  LiveEvents1700000000005,
];
