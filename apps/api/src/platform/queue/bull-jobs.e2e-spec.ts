import { hasRedis, startRedis } from '../../../../../test/support/redis.js';
import { queueConformance } from '../../../../../test/support/queue/conformance.js';

if (hasRedis()) {
  queueConformance('the queue in Redis (Bull)', async () => {
    const redis = await startRedis();
    return { options: { redisUrl: redis.url, databaseUrl: '' }, stop: () => redis.stop() };
  });
} else {
  describe.skip('the queue in Redis (Bull)', () => it('needs a redis-server', () => undefined));
}
