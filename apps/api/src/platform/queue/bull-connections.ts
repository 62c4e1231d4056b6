import type { QueueOptions } from 'bull';
import { Redis } from 'ioredis';
import { LOCK_MS, MAX_TAKEOVERS, STALLED_CHECK_MS } from './queue-driver.js';

/** Redis connections of all queues of one process: two shared ones, and a blocking one for each working queue. */
export class BullConnections {
  private readonly open: Redis[] = [];
  private lastError: Error | undefined;
  private shared: { readonly client: Redis; readonly subscriber: Redis } | undefined;

  constructor(private readonly redisUrl: string) {}

  /** For commands. Opened by its first use. */
  get client(): Redis {
    return this.sharedOnes().client;
  }

  private sharedOnes(): { readonly client: Redis; readonly subscriber: Redis } {
    if (!this.shared) {
      // Three tries, about a second: a caller learns soon that the bell did not ring.
      this.shared = { client: this.connect(3), subscriber: this.connect(null) };
      // Each queue listens on both for itself.
      for (const connection of Object.values(this.shared)) connection.setMaxListeners(0);
    }
    return this.shared;
  }

  private connect(maxRetriesPerRequest: number | null): Redis {
    const connection = new Redis(this.redisUrl, { maxRetriesPerRequest, enableReadyCheck: false });
    connection.on('error', (error) => {
      this.lastError = error;
    });
    this.open.push(connection);
    return connection;
  }

  /** Options for BullModule.forRoot. `prefix` leads every key: two prefixes are two worlds. */
  options(prefix: string): QueueOptions {
    return {
      prefix,
      createClient: (type) => {
        switch (type) {
          case 'client':
            return this.sharedOnes().client;
          case 'subscriber':
            return this.sharedOnes().subscriber;
          case 'bclient':
            return this.connect(null);
        }
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

  /** Throws when the server does not answer, after closing what was opened: Bull itself would wait for ever. */
  async check(): Promise<void> {
    try {
      await this.client.ping();
    } catch (error) {
      this.close();
      throw new Error(`The Redis server of REDIS_URL does not answer: ${String(this.lastError ?? error)}`, { cause: error });
    }
  }

  close(): void {
    for (const connection of this.open) connection.disconnect();
  }
}
