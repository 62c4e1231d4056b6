import { Injectable } from '@nestjs/common';
import { LiveLog } from './live-log.js';

/** Keeps the event log small. */
@Injectable()
export class LiveRetention {
  constructor(private readonly log: LiveLog) {}

  /** Removes events older than a week; may run at any time and twice. */
  async run(): Promise<void> {
    await this.log.purge();
  }
}
