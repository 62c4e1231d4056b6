import type { EventName, OnboardingStep } from '#contracts';
import type { Schemas } from '../../shared/api/api.js';
import type { LivePatch } from '../../shared/live/live.js';
import { onboardingKey } from './api/get-onboarding.js';

/** The step that each of these may tick. Playground and invitations are told by the pages that do them, and fetched when one comes back. */
const STEP_OF: Partial<Record<EventName, OnboardingStep>> = {
  'account.updated': 'channel', 'account.removed': 'channel', 'account.resumed': 'channel', 'product.updated': 'products', 'knowledge.updated': 'facts', 'message.received': 'message', 'security.recorded': 'team',
};
/** Many events of one moment are one question, this long after the first of them. */
const ASK_AFTER_MS = 300;
const asking = new Set<string>();

/** Renews the list when a step that is still open may be done. */
export const patchOnboarding: LivePatch = (client, storeId, { type }) => {
  const known = client.getQueryData<Schemas['OnboardingDto']>(onboardingKey(storeId));
  const isOpen = known?.steps.some(({ step, done }) => step === STEP_OF[type] && !done);
  if (!isOpen || asking.has(storeId)) return;
  asking.add(storeId);
  setTimeout(() => {
    asking.delete(storeId);
    void client.invalidateQueries({ queryKey: onboardingKey(storeId) });
  }, ASK_AFTER_MS);
};
