import type { UseFormReturnType } from '@mantine/form';
import { amountText, parseAmount } from '../../../shared/formats/money.js';
import type { Behaviour } from '../api/draft.js';

export interface BehaviourValues extends Omit<Behaviour, 'hand_off_order_above' | 'hand_off_after_failures'> {
  /** As it is typed; '' none. */
  hand_off_order_above: string;
  /** '' never. */
  hand_off_after_failures: string;
}
export type BehaviourFormType = UseFormReturnType<BehaviourValues>;

export function valuesOf({ hand_off_order_above: above, hand_off_after_failures: failures, ...behaviour }: Behaviour, currency: string, locale: string): BehaviourValues {
  return { ...behaviour, hand_off_order_above: above === null ? '' : amountText(above, currency, locale), hand_off_after_failures: failures === null ? '' : String(failures) };
}

/** Rules that nobody filled in are none. */
export function changesOf({ hand_off_order_above: above, hand_off_after_failures: failures, ...values }: BehaviourValues, currency: string): Behaviour {
  const filled = (rules: readonly string[]): string[] => rules.filter((rule) => rule.trim() !== '');
  return {
    ...values, do_rules: filled(values.do_rules), dont_rules: filled(values.dont_rules),
    hand_off_order_above: above.trim() === '' ? null : parseAmount(above, currency) ?? null, hand_off_after_failures: failures === '' ? null : Number(failures),
  };
}
