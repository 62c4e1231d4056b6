import { ONBOARDING_STEPS, type OnboardingStep } from '#contracts';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import type { LiveEvent } from '../../shared/live/live-event.js';
import { onboardingKey, onboardingReminderQuery } from './api/get-onboarding.js';
import { patchOnboarding } from './live-patch.js';

describe('news about what a new shop does first', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** The reminder stands in the menu of this store. */
  const aMenu = (storeId: string, { open, dismissed = false }: { open: readonly OnboardingStep[]; dismissed?: boolean }) => {
    const client = new QueryClient();
    const list = { dismissed, steps: ONBOARDING_STEPS.map((step) => ({ step, done: !open.includes(step) })) };
    client.setQueryData(onboardingKey(storeId), list);
    const ask = jest.fn(() => Promise.resolve(list));
    const leave = new QueryObserver(client, { ...onboardingReminderQuery(storeId), queryFn: ask, staleTime: Infinity }).subscribe(() => undefined);
    const tell = async (...types: LiveEvent['type'][]): Promise<number> => {
      for (const type of types) patchOnboarding(client, storeId, { id: '1', type, data: {} });
      await jest.advanceTimersByTimeAsync(300);
      return ask.mock.calls.length;
    };
    return { client, tell, leave: () => { leave(); client.clear(); } };
  };

  it('are asked for once, however many come in one moment', async () => {
    const menu = aMenu('many', { open: ['products', 'message'] });
    expect(await menu.tell(...Array<'message.received'>(50).fill('message.received'), 'product.updated')).toBe(1);
    expect(await menu.tell('product.updated')).toBe(2);
    menu.leave();
  });

  it('are none when their step is done, or when they are of no step', async () => {
    const menu = aMenu('done', { open: ['team'] });
    expect(await menu.tell('message.received', 'product.updated', 'knowledge.updated', 'account.updated', 'message.sent')).toBe(0);
    expect(await menu.tell('security.recorded')).toBe(1);
    menu.leave();
  });

  it('wait for somebody who looks, where the reminder is hidden', async () => {
    const menu = aMenu('hidden', { open: ['message'], dismissed: true });
    expect(await menu.tell('message.received')).toBe(0);
    expect(menu.client.getQueryState(onboardingKey('hidden'))?.isInvalidated).toBe(true);
    menu.leave();
  });
});
