import type { NoticeEvent } from '#providers/contract';
import { readReach, reachOf } from './reach.js';

const notice = (topic: string, payload: object): NoticeEvent => ({ kind: 'notice', topic, name: topic, payload });

describe('how many people a business may write to first in a day', () => {
  it.each([['TIER_250', 250], ['TIER_2K', 2_000], ['TIER_10K', 10_000], ['TIER_100K', 100_000], ['TIER_UNLIMITED', null], [-1, null], [1_000, 1_000]])('%s: %s', (value, reach) => expect(reachOf(value)).toBe(reach));
  it.each(['TIER_NOT_SET', 'TIER_0', '', 0, -2, 1.5, null, undefined, {}])('%s says nothing', (value) => expect(reachOf(value)).toBeUndefined());
  it('is told by webhooks, of today and of before', () => {
    expect(readReach(notice('business_capability_update', { max_daily_conversations_per_business: 'TIER_2K', max_daily_conversation_per_phone: 250 }))).toBe(2_000);
    expect(readReach(notice('business_capability_update', { max_daily_conversation_per_phone: -1 }))).toBeNull();
    expect(readReach(notice('phone_number_quality_update', { event: 'UPGRADE', current_limit: 'TIER_10K', old_limit: 'TIER_2K' }))).toBe(10_000);
    expect([readReach(notice('phone_number_quality_update', { event: 'ONBOARDING' })), readReach(notice('account_update', { current_limit: 'TIER_10K' }))]).toEqual([undefined, undefined]);
  });
});
