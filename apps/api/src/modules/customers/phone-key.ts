import { parsePhoneNumberFromString } from 'libphonenumber-js';

export interface PhoneForms {
  /** E.164 as people write it, with plus. */
  readonly e164: string;
  /** Equal for all spellings of one number; for matching only, never dialled. */
  readonly key: string;
}

/**
 * Forms of a number that a provider or a person wrote, with or without plus; undefined when it is not a phone number.
 * libphonenumber does not unify Brazil's ninth digit, Mexico's 1 and Argentina's 9, which WhatsApp writes both ways.
 */
export function phoneForms(text: string): PhoneForms | undefined {
  const digits = text.replaceAll(/[\s().-]/g, '').replace(/^\+/, '');
  if (!/^\d{6,15}$/.test(digits)) return undefined;
  const special = specialForms(digits);
  if (special) return special;
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  if (!parsed?.isPossible()) return undefined;
  return { e164: parsed.number, key: parsed.number };
}

const BRAZIL = /^55(\d{2})9?([6-9]\d{7})$/;
const MEXICO = /^521?([1-9]\d{9})$/;
const ARGENTINA = /^549?(\d{10})$/;

function specialForms(digits: string): PhoneForms | undefined {
  const brazil = BRAZIL.exec(digits);
  if (brazil) return { e164: `+55${brazil[1]}9${brazil[2]}`, key: `+55${brazil[1]}${brazil[2]}` };
  const mexico = MEXICO.exec(digits);
  if (mexico) return { e164: `+52${mexico[1]}`, key: `+52${mexico[1]}` };
  const argentina = ARGENTINA.exec(digits);
  if (argentina) return { e164: `+${digits}`, key: `+54${argentina[1]}` };
  return undefined;
}
