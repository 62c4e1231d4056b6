import { type CountryCode, getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js';
import { type PhoneForms, phoneForms } from '../../customers/index.js';

export interface RepairedPhone extends PhoneForms { readonly country: string | null }

/**
 * A number as people and spreadsheets write it, in international form: with or without plus or 00, in the store's country when it names none,
 * also as "4.915e+11". Undefined when it is no possible number.
 * @param country ISO 3166-1 of the store
 */
export function repairPhone(text: string, country: string): RepairedPhone | undefined {
  const written = plainDigits(text);
  if (written === undefined) return undefined;
  const international = written.startsWith('+') ? written : written.startsWith('00') ? `+${written.slice(2)}` : undefined;
  const candidates = international === undefined ? homeFirst(written, country) : [parsePhoneNumberFromString(international)];
  const parsed = candidates.find((candidate) => candidate?.isValid());
  // What WhatsApp writes otherwise than the telephone books (Brazil, Mexico, Argentina) is known to the customers' own rules.
  const forms = phoneForms(parsed?.number ?? international ?? `+${written}`);
  if (forms === undefined || (parsed === undefined && parsePhoneNumberFromString(forms.e164)?.isValid() !== true)) return undefined;
  return { ...forms, country: parsed?.country ?? parsePhoneNumberFromString(forms.e164)?.country ?? null };
}

/** With the country's own code, then without it as at home, then as any country's: eleven digits of a Brazilian are a number of Peru too. */
function homeFirst(digits: string, country: string): (PhoneNumber | undefined)[] {
  const abroad = parsePhoneNumberFromString(`+${digits}`);
  if (!isSupportedCountry(country)) return [abroad];
  const home = parsePhoneNumberFromString(digits, { defaultCountry: country as CountryCode });
  return digits.startsWith(getCountryCallingCode(country as CountryCode)) ? [abroad, home] : [home, abroad];
}

function plainDigits(text: string): string | undefined {
  const western = text.normalize('NFKC').replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)).replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
  const clean = western.replaceAll(/[\p{Cf}\s]/gu, '').replace(/^'/, '').replace(/^(whatsapp:|tel:)/i, '').replaceAll(/\(0\)/g, '');
  const science = /^\d(?:[.,]\d+)?e\+?\d{1,2}$/i.test(clean) ? Number(clean.replace(',', '.')) : undefined;
  if (science !== undefined) return Number.isSafeInteger(science) ? String(science) : undefined;
  const digits = clean.replace(/[.,]0$/, '').replaceAll(/[().\-/]/g, '');
  return /^\+?\d{5,17}$/.test(digits) ? digits : undefined;
}
