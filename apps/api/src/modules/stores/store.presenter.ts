import { publicId } from '#contracts';
import type { StoreDto } from './stores.dto.js';
import type { Store } from './store.entity.js';

export function presentStore(store: Store): StoreDto {
  return {
    id: publicId('store', store.id),
    name: store.name,
    slug: store.slug,
    timezone: store.timezone,
    currency: store.currency,
    locale: store.locale,
    country: store.country,
    subscription_status: store.subscriptionStatus,
    trial_ends_at: store.trialEndsAt.toISOString(),
    created_at: store.createdAt.toISOString(),
  };
}
