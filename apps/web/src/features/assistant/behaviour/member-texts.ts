import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { formatMoney } from '../../../shared/formats/money.js';
import type { Behaviour } from '../api/draft.js';

export type Member = keyof Behaviour;

/** In the order of the form. */
export const MEMBER_TEXTS: Readonly<Record<Member, MessageDescriptor>> = {
  name: msg`Name`, tone: msg`Tone`, answer_length: msg`Length of answers`, languages: msg`Languages`, greeting: msg`Greeting`, instructions: msg`Instructions`, do_rules: msg`Do`, dont_rules: msg`Don't`,
  hand_off_keywords: msg`Words that hand off`, hand_off_order_above: msg`Orders worth more than`, hand_off_after_failures: msg`Answers that it did not know`, hand_off_when_upset: msg`Hand off angry customers at once`,
};
export const MEMBERS = Object.keys(MEMBER_TEXTS) as readonly Member[];

const VALUES: Readonly<Record<string, MessageDescriptor>> = {
  friendly: msg`Friendly`, professional: msg`Professional`, playful: msg`Playful`, short: msg`Short`, normal: msg`Normal`, detailed: msg`Detailed`, true: msg`On`, false: msg`Off`,
};
interface Reader { readonly locale: string; readonly currency: string; translate(message: MessageDescriptor): string }

/** A single value in words; lists and long texts have a form of their own. */
export function valueText(member: Member, value: Behaviour[Member], { locale, currency, translate }: Reader): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return member === 'hand_off_order_above' ? formatMoney({ amount: value, currency }, locale) : new Intl.NumberFormat(locale).format(value);
  const known = member === 'tone' || member === 'answer_length' || typeof value === 'boolean' ? VALUES[String(value)] : undefined;
  return known === undefined ? String(value) : translate(known);
}

/** Members that differ. */
export function changedMembers(was: Behaviour, is: Behaviour): Member[] {
  return MEMBERS.filter((member) => JSON.stringify(was[member]) !== JSON.stringify(is[member]));
}
