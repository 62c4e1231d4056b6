import type { NotificationTrigger, NotifiedOrderStatus } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type LucideIcon, Cake, CalendarCheck, CalendarClock, CreditCard, Hourglass, PackageCheck, PackageMinus, ShoppingCart, Star, Truck } from 'lucide-react';

export interface Starter {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly name: MessageDescriptor;
  readonly about: MessageDescriptor;
  readonly trigger: NotificationTrigger;
  readonly order_status?: NotifiedOrderStatus;
  readonly wait_minutes?: number;
  readonly date_name?: string;
  readonly day_offset?: number;
  readonly at_minute?: number;
  readonly stock_level?: number;
  readonly dedupe_minutes?: number;
  readonly isToStaff?: true;
  readonly isQuiet?: true;
}

/** Rules that most shops want, to begin with. */
export const STARTERS: readonly Starter[] = [
  { key: 'shipped', icon: Truck, name: msg`Order shipped`, about: msg`The customer hears as soon as the order leaves.`, trigger: 'order_status', order_status: 'shipped' },
  { key: 'paid', icon: CreditCard, name: msg`Payment received`, about: msg`A thank-you once the order is paid.`, trigger: 'order_status', order_status: 'paid' },
  { key: 'promised', icon: CalendarCheck, name: msg`Coming tomorrow`, about: msg`The day before the day that you promised for an order.`, trigger: 'promised_day', day_offset: -1, at_minute: 600 },
  { key: 'review', icon: Star, name: msg`Ask for a review`, about: msg`A week after the delivery, never at night.`, trigger: 'order_status', order_status: 'delivered', wait_minutes: 7 * 1440, isQuiet: true },
  { key: 'cart', icon: ShoppingCart, name: msg`Cart left behind`, about: msg`A reminder after an hour, once a week at most.`, trigger: 'cart_abandoned', wait_minutes: 60, dedupe_minutes: 7 * 1440, isQuiet: true },
  { key: 'stock', icon: PackageCheck, name: msg`Back in stock`, about: msg`Whoever asked for something sold out hears that it is there again.`, trigger: 'back_in_stock', isQuiet: true },
  { key: 'low_stock', icon: PackageMinus, name: msg`Nearly sold out`, about: msg`Your own phone rings when only a few of something are left.`, trigger: 'low_stock', stock_level: 3, isToStaff: true },
  { key: 'birthday', icon: Cake, name: msg`Birthday`, about: msg`A wish on the day, for customers whose birthday you know.`, trigger: 'date', date_name: 'birthday', day_offset: 0, at_minute: 600 },
  { key: 'waiting', icon: Hourglass, name: msg`Somebody waits for us`, about: msg`Your own phone rings when a customer waits ten minutes.`, trigger: 'conversation_waiting', wait_minutes: 10, isToStaff: true },
  { key: 'daily', icon: CalendarClock, name: msg`The day in numbers`, about: msg`Orders and sales of the day, to your own phone.`, trigger: 'daily', at_minute: 1200, isToStaff: true },
];
