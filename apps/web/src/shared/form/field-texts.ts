import { FIELD_CODES, type FieldCode, type ProblemField } from '#contracts';
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ApiErrorCode } from '../api/api.js';
import { ERROR_TEXTS } from '../api/error-texts.js';

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
  opted_out: msg`They stopped marketing messages.`, consent_needed: msg`They have not agreed to marketing messages.`,
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
  variable_name: msg`Variables are numbers from 1 on, or small letters, digits and underscores.`,
  variable_order: msg`Numbers of variables begin at 1 and leave none out.`,
  variable_at_edge: msg`A variable may not be the first or the last of the text.`,
  variable_not_last: msg`The variable stands at the end of the address.`,
  variables_adjacent: msg`Two variables need words between them.`,
  too_many_variables: msg`There are too many variables here. Write more words around them.`,
  no_variables: msg`Variables cannot stand here.`,
  no_markup: msg`Marks like * or _ and line breaks cannot stand here.`,
  no_emoji: msg`Emoji cannot stand here.`,
  sample_missing: msg`Give an example for every variable.`,
  not_contiguous: msg`Quick replies stand side by side, not between other buttons.`,
  mixed_cards: msg`All cards need the same kinds of parts.`,
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
