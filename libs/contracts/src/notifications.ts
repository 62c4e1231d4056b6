/**
 * What sets a notification off. `order_status`: an order became something; `cart_abandoned`: nothing happened to a cart for a while; `conversation_waiting`: nobody took a
 * conversation that was handed off; `first_contact`: somebody wrote for the first time; `back_in_stock`: what a customer waits for can be had again; `date`: so many days before
 * or after a date of a customer; `low_stock`: of something there are so few left, or fewer; `promised_day`: so many days before or after the day that was promised for an order; `custom_event`: a program said so; `daily`: a time of the day.
 */
export const NOTIFICATION_TRIGGERS = ['order_status', 'cart_abandoned', 'conversation_waiting', 'first_contact', 'back_in_stock', 'low_stock', 'date', 'promised_day', 'custom_event', 'daily'] as const;
export type NotificationTrigger = (typeof NOTIFICATION_TRIGGERS)[number];
/** What an order may have become. */
export const NOTIFIED_ORDER_STATUSES = ['placed', 'paid', 'preparing', 'shipped', 'delivered', 'cancelled', 'refunded'] as const;
export type NotifiedOrderStatus = (typeof NOTIFIED_ORDER_STATUSES)[number];
/** The customer that it is about, or always the same number (the store's own people). */
export const NOTIFICATION_RECIPIENTS = ['customer', 'phone'] as const;
export type NotificationRecipient = (typeof NOTIFICATION_RECIPIENTS)[number];

const PERSON = ['customer_name', 'customer_phone', 'customer_country'] as const;
const GOODS = ['order_total', 'order_amount', 'order_currency', 'order_items', 'order_item_count'] as const;
const DELIVERY = ['order_number', 'order_status', 'order_source', 'promised_day', 'delivery_method', 'delivery_name', 'delivery_address'] as const;
const PRODUCT = ['product_name', 'product_option', 'product_price', 'product_amount', 'product_link'] as const;
const DAY = ['date', 'orders', 'revenue', 'new_customers'] as const;
/** Everything that can be known when a notification is made; a custom event adds the names of its own data. */
export const NOTIFICATION_FIELDS = [...PERSON, ...GOODS, ...DELIVERY, ...PRODUCT, 'product_stock', 'waiting_minutes', ...DAY, 'store_name'] as const;
export type NotificationField = (typeof NOTIFICATION_FIELDS)[number];

/** What is known by trigger, for values and conditions. */
export const FIELDS_OF_TRIGGER: Readonly<Record<NotificationTrigger, readonly NotificationField[]>> = {
  order_status: [...PERSON, ...DELIVERY, ...GOODS, 'store_name'],
  cart_abandoned: [...PERSON, ...GOODS, 'store_name'],
  conversation_waiting: [...PERSON, 'waiting_minutes', 'store_name'],
  first_contact: [...PERSON, 'store_name'],
  back_in_stock: [...PERSON, ...PRODUCT, 'store_name'],
  low_stock: [...PRODUCT, 'product_stock', 'store_name'],
  date: [...PERSON, 'date', 'store_name'],
  promised_day: [...PERSON, ...DELIVERY, ...GOODS, 'store_name'],
  custom_event: [...PERSON, 'store_name'],
  daily: [...DAY, 'store_name'],
};

export const CONDITION_OPERATORS = ['is', 'is_not', 'contains', 'at_least', 'at_most', 'is_set', 'is_empty'] as const;
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];
/** All conditions of a rule must hold. */
export interface NotificationCondition { readonly field: string; readonly operator: ConditionOperator; readonly value: string }

/**
 * For how long what a notification tells stays news while its account cannot send: an hour (an order that has arrived meanwhile, a cart that is paid), the rest of the store's day
 * on which it was due (an hour at least), or for as long as it is true.
 */
export const NOTIFICATION_KEPT: Readonly<Record<NotificationTrigger, 'hour' | 'day' | 'while_true'>> = {
  order_status: 'hour', cart_abandoned: 'hour', conversation_waiting: 'hour', first_contact: 'hour', custom_event: 'hour', date: 'day', promised_day: 'day', daily: 'day', low_stock: 'day', back_in_stock: 'while_true',
};

/** Why nothing was sent, where no code of templates and accounts says it. */
export const NOTIFICATION_SKIPS = ['condition_not_met', 'no_customer', 'value_missing', 'opted_out', 'consent_needed', 'duplicate', 'no_longer_true', 'too_late', 'rule_off', 'template_missing', 'internal'] as const;
export type NotificationSkip = (typeof NOTIFICATION_SKIPS)[number];

/** Who noted that a customer waits for something sold out: the assistant when they said yes, a person, a program. */
export const STOCK_WISH_SOURCES = ['assistant', 'person', 'api'] as const;
export type StockWishSource = (typeof STOCK_WISH_SOURCES)[number];
