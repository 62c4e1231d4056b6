import { FIELD_CODES, type FieldCode, type ProblemField } from '#contracts';
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ApiErrorCode } from './api.js';
import { ERROR_TEXTS } from './error-texts.js';

/** What can be wrong with one field, said beside it. */
export const FIELD_TEXTS: Readonly<Record<FieldCode, MessageDescriptor>> = {
  required: msg`This is needed.`,
  invalid: msg`This does not look right.`,
  unknown_field: msg`The server does not know this field. Reload the page.`,
  not_a_text: msg`Write a text here.`,
  too_long: msg({ message: '{max, plural, one {At most # character.} other {At most # characters.}}' }),
  too_short: msg({ message: '{min, plural, one {At least # character.} other {At least # characters.}}' }),
  not_an_email: msg`This is not an e-mail address.`,
  not_a_phone: msg`Write the number in international form, for example +49 30 901820.`,
  not_a_number: msg`Write a number here.`,
  too_large: msg({ message: 'At most {max, number}.' }),
  too_small: msg({ message: 'At least {min, number}.' }),
  too_many: msg({ message: '{max, plural, one {At most # entry.} other {At most # entries.}}' }),
  too_few: msg({ message: '{min, plural, one {At least # entry.} other {At least # entries.}}' }),
  not_allowed: msg`This is not possible here.`,
  not_known: msg`This is not known here. Choose one of the list.`,
  not_found: msg`This does not exist any more.`,
  unsupported_type: msg`This type of file is not accepted.`,
  duplicate: msg`This is there twice.`,
  not_a_time: msg`This is not a point in time.`,
  not_in_future: msg`Choose a time in the future.`,
  mixed_currencies: msg`All prices of a product have one currency.`,
};

/** What to write beside a field that the API refused, in the language of the page. */
export function fieldText({ code, params }: Pick<ProblemField, 'code' | 'params'>): string {
  const descriptor = isFieldCode(code) ? FIELD_TEXTS[code] : isAboutOneThing(code) ? ERROR_TEXTS[code] : FIELD_TEXTS.invalid;
  return i18n._(descriptor.id, { ...params }, descriptor.message === undefined ? {} : { message: descriptor.message });
}

function isFieldCode(code: string): code is FieldCode {
  return FIELD_CODES.some((known) => known === code);
}
function isAboutOneThing(code: string): code is ApiErrorCode {
  return code !== 'request.invalid' && Object.hasOwn(ERROR_TEXTS, code);
}
