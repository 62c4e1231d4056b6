import { cut } from '#contracts';
import type { PersonRef } from '#providers/contract';
import { phoneForms } from './phone-key.js';

/** Something that a person is found by, as `customer_identities` has it. */
export interface Identity { readonly kind: 'wa_id' | 'bsuid' | 'lid' | 'phone'; readonly value: string }

/** Somebody as a provider named them at one moment. */
export interface Sighting {
  readonly storeId: string;
  readonly person: PersonRef;
  /** The same person under earlier ids, when the provider said that they changed. */
  readonly before?: PersonRef;
  /** The business account at the provider in which their bsuid counts. */
  readonly scope?: string;
  readonly at: Date;
}

/** A phone number in every spelling that was seen; `key` is equal for all of them. */
export interface PhoneNumber { readonly key: string; readonly identities: readonly Identity[] }

/** What a person is named by: ids that are theirs alone and for good, and a number, which may get another owner. */
export interface Names { readonly ids: readonly Identity[]; readonly bsuid: string | undefined; readonly number: PhoneNumber | undefined }

export const keyOf = (identity: Identity): string => `${identity.kind}:${identity.value}`;

/** The names in `person`: verbatim, and the number also in its canonical form (R51). */
export function namesOf(person: PersonRef): Names {
  const waId = clean(person.waId);
  // A provider was seen to put a business-scoped id where the phone belongs.
  const isUserId = !/^\d+$/.test(waId) && waId.includes('.');
  const bsuid = clean(person.bsuid ?? (isUserId ? waId : undefined));
  const lid = clean(person.lid);
  return {
    ids: [...(bsuid ? [{ kind: 'bsuid', value: bsuid } as const] : []), ...(lid ? [{ kind: 'lid', value: lid } as const] : [])],
    bsuid: bsuid || undefined,
    number: waId && !isUserId ? numberOf(waId) : undefined,
  };
}

function numberOf(waId: string): PhoneNumber {
  const verbatim: Identity = { kind: 'wa_id', value: waId };
  const forms = phoneForms(waId);
  if (!forms) return { key: keyOf(verbatim), identities: [verbatim] };
  const canonical: Identity = { kind: 'phone', value: forms.key };
  return { key: keyOf(canonical), identities: [verbatim, canonical] };
}

function clean(value: string | undefined): string {
  return cut((value ?? '').trim(), 256);
}
