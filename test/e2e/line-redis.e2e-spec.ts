import { hasRedis, startRedis } from '../support/redis.js';
import { openLine, rows } from '../support/shop.js';

(hasRedis() ? describe : describe.skip)('the line with its bells in Redis', () => {
  it('R48-R55: a message is stored once and answered once', async () => {
    const redis = await startRedis();
    const line = await openLine({ REDIS_URL: redis.url });
    try {
      const phone = line.sandbox.phone({ waId: '34600200300', name: 'Rosa' }).with(line.shop.numberId);
      line.sandbox.chaos.set({ duplicate: true });
      await phone.text('how long does shipping take?');
      await line.settled();
      const messages = await rows<{ direction: string; status: string | null; text: string }>(line.t, 'select direction, status, text from messages order by occurred_at, id');
      expect(messages).toEqual([
        { direction: 'in', status: null, text: 'how long does shipping take?' },
        { direction: 'out', status: 'delivered', text: expect.stringContaining('two working days') as string },
      ]);
    } finally {
      await line.close();
      await redis.stop();
    }
  });
});
