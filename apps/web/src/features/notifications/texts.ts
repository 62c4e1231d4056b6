import type { ConditionOperator, NotificationField, NotificationSkip, NotificationTrigger } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFailureText } from '../../shared/failures/failure-text.js';
import type { Notification } from './model.js';

export const TRIGGER_TEXTS: Readonly<Record<NotificationTrigger, MessageDescriptor>> = {
  order_status: msg`An order changes its status`, cart_abandoned: msg`A cart is left behind`, conversation_waiting: msg`A conversation waits for a person`,
  first_contact: msg`Somebody writes for the first time`, back_in_stock: msg`Something sold out is back`, low_stock: msg`Something is nearly sold out`, date: msg`Days before or after a customer's date`, promised_day: msg`Days before or after the day promised for an order`, custom_event: msg`Your own program reports an event`, daily: msg`Every day at a time`,
};
export const FIELD_TEXTS: Readonly<Record<NotificationField, MessageDescriptor>> = {
  customer_name: msg`Customer's name`, customer_phone: msg`Customer's number`, customer_country: msg`Customer's country (code)`,
  order_total: msg`Total`, order_amount: msg`Total as a number`, order_currency: msg`Currency`, order_items: msg`What was ordered`, order_item_count: msg`Number of pieces`,
  order_number: msg`Order number`, order_status: msg`Status of the order`, promised_day: msg`Promised day`, order_source: msg`Where the order came from`, delivery_method: msg`Delivery or pickup`, delivery_name: msg`Name for the delivery`, delivery_address: msg`Delivery address`,
  product_name: msg`Product`, product_option: msg`Variant`, product_price: msg`Price`, product_amount: msg`Price as a number`, product_link: msg`Link to the product`, product_stock: msg`Pieces left`,
  waiting_minutes: msg`Minutes of waiting`, date: msg`Date`, orders: msg`Orders of the last 24 hours`, revenue: msg`Sales of the last 24 hours`, new_customers: msg`New customers`, store_name: msg`Name of the store`,
};
export const OPERATOR_TEXTS: Readonly<Record<ConditionOperator, MessageDescriptor>> = {
  is: msg({ message: 'is', context: 'condition' }), is_not: msg({ message: 'is not', context: 'condition' }), contains: msg({ message: 'contains', context: 'condition' }), at_least: msg({ message: 'is at least', context: 'condition' }),
  at_most: msg({ message: 'is at most', context: 'condition' }), is_set: msg({ message: 'is known', context: 'condition' }), is_empty: msg({ message: 'is empty', context: 'condition' }),
};
export const STATUS_TEXTS: Readonly<Record<Notification['status'], MessageDescriptor>> = {
  pending: msg({ message: 'Waiting', context: 'notification' }), skipped: msg({ message: 'Not sent', context: 'notification' }), queued: msg({ message: 'On the way', context: 'notification' }), sending: msg({ message: 'On the way', context: 'notification' }),
  unknown: msg({ message: 'Not known yet', context: 'notification' }), sent: msg({ message: 'Sent', context: 'notification' }), delivered: msg({ message: 'Delivered', context: 'notification' }),
  read: msg({ message: 'Read', context: 'notification' }), failed: msg({ message: 'Failed', context: 'notification' }),
};
export const STATUS_COLORS: Readonly<Record<Notification['status'], string>> = { pending: 'gray', skipped: 'gray', queued: 'gray', sending: 'gray', unknown: 'yellow', sent: 'blue', delivered: 'teal', read: 'teal', failed: 'red' };

const SKIP_TEXTS: Readonly<Record<NotificationSkip, MessageDescriptor>> = {
  condition_not_met: msg`A condition did not hold.`, no_customer: msg`Nobody is known to whom it could be sent.`, value_missing: msg`A value of the template was empty and had nothing to fall back on.`,
  opted_out: msg`They stopped marketing messages.`, consent_needed: msg`They have not agreed to marketing messages.`, duplicate: msg`They got this notification a short time before.`,
  no_longer_true: msg`It had passed before it could be sent: the cart was changed, the order called off, the conversation taken, the product sold out again or the day moved.`, too_late: msg`Too late: it was found, or its account could send again, only when it was no news any more.`,
  rule_off: msg`The rule was switched off before it was sent.`, template_missing: msg`The rule has no template.`, internal: msg`It failed on our side. We tried five times.`,
};
const OTHER_TEXTS: Readonly<Record<string, MessageDescriptor>> = {
  ...SKIP_TEXTS, 'account.inactive': msg`The account was inactive.`, 'template.paused': msg`The template was paused for low quality.`, 'template.rejected': msg`The template was rejected.`,
  'template.disabled': msg`The template was disabled for low quality.`, 'template.deleted': msg`The template was deleted.`, 'template.not_approved': msg`The template was not approved.`,
};

/** Why nothing was sent; what the provider refuses comes with words of its own. */
export function useReasonText(): (code: string, text: string | null) => string {
  const { i18n } = useLingui();
  const failureText = useFailureText();
  return (code, text) => {
    const known = OTHER_TEXTS[code];
    return known === undefined ? failureText({ code, text: text ?? '' }) : i18n._(known);
  };
}

/** Fields of triggers in words; what a program reports has names of its own. */
export function useFieldText(): (field: string) => string {
  const { i18n } = useLingui();
  return (field) => {
    const known = (FIELD_TEXTS as Readonly<Record<string, MessageDescriptor>>)[field];
    return known === undefined ? field : i18n._(known);
  };
}
