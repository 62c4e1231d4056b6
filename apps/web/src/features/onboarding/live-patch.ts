import type { LivePatch } from '../../shared/live/live.js';
import type { Schemas } from '../../shared/api/api.js';
import { onboardingKey } from './api/get-onboarding.js';

/** What may be a step of it. Playground and invitations are told by the pages that do them: they are fetched when one comes back. */
const STEPS = new Set(['account.updated', 'account.removed', 'account.resumed', 'product.updated', 'knowledge.updated', 'message.received', 'security.recorded']);

/** Renews the list while something of it is left to do. */
export const patchOnboarding: LivePatch = (client, storeId, { type }) => {
  if (!STEPS.has(type)) return;
  const known = client.getQueryData<Schemas['OnboardingDto']>(onboardingKey(storeId));
  if (known?.steps.some(({ done }) => !done)) void client.invalidateQueries({ queryKey: onboardingKey(storeId) });
};
