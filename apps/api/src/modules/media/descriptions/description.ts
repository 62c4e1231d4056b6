import { type DescriptionState, type PhotoSight, publicId } from '#contracts';
import type { DescriptionDto } from './description.dto.js';

/** What it took to look at a photo. */
export interface LookingCost {
  readonly model: string;
  readonly usage: { readonly input: number; readonly output: number; readonly cacheRead: number; readonly cacheWrite: number };
  /** Millionths of a US dollar; null when the model's price is unknown. */
  readonly costMicroUsd: number | null;
  readonly ms: number;
}
/** What is to be seen in a photo, what of the catalog looks like it, and what it took to look. */
export interface PhotoDescription extends PhotoSight, LookingCost {}

/** As people and integrators see it; null where nobody is to look. */
export function descriptionOf(state: DescriptionState | null, found: PhotoDescription | null, failure: string | null): DescriptionDto | null {
  if (state === null) return null;
  return {
    state, failure, text: found?.description ?? null, search_words: found?.words ?? null, text_in_photo: found?.text ?? null,
    matches: (found?.matches ?? []).map(({ productId, title, score }) => ({ product_id: publicId('product', productId), title, score })), cost_micro_usd: found?.costMicroUsd ?? null,
  };
}
