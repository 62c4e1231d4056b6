import type { QueueOptions } from 'bull';
import { Redis } from 'ioredis';
import { LOCK_MS, MAX_TAKEOVERS, STALLED_CHECK_MS } from './queue-driver.js';

/** Redis connections of all queues of one process: two shared ones, and a blocking one for each working queue. */
export class BullConnections {
  readonly client: Redis;
  private readonly subscriber: Redis;
  private readonly blocking: Redis[] = [];

  constructor(private readonly redisUrl: string) {
    // Three tries, about a second: a caller learns soon that the bell did not ring.
    this.client = new Redis(redisUrl, { maxRetriesPerRequest: 3, lazyConnect: true });
    this.subscriber = new Redis(redisUrl, { maxRetriesPerRequest: null, enableReadyCheck: false, lazyConnect: true });
    // Each queue listens on both for itself.
    this.client.setMaxListeners(0);
    this.subscriber.setMaxListeners(0);
  }

  /** Options for BullModule.forRoot. `prefix` leads every key: two prefixes are two worlds. */
  options(prefix: string): QueueOptions {
    return {
      prefix,
      createClient: (type) => {
        if (type === 'client') return this.client;
        if (type === 'subscriber') return this.subscriber;
        const blocking = new Redis(this.redisUrl, { maxRetriesPerRequest: null, enableReadyCheck: false });
        this.blocking.push(blocking);
        return blocking;
      },
      settings: {
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_CHECK_MS,
        maxStalledCount: MAX_TAKEOVERS,
        // Bull's own 'exponential' grows by 1, 3, 7 times the delay; ours doubles, on every driver.
        backoffStrategies: {
          exponential: (attemptsMade: number, _error: Error, options?: { ms?: number }) => (options?.ms ?? 0) * 2 ** (attemptsMade - 1),
        },
      },
    };
  }

  close(): void {
    for (const connection of [this.client, this.subscriber, ...this.blocking]) connection.disconnect();
  }
}
