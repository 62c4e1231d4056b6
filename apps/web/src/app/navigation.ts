import type { Role } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { RegisteredRouter } from '@tanstack/react-router';
import { BellRing, Coins, Contact, CreditCard, HeartPulse, Inbox, KeyRound, LayoutTemplate, type LucideIcon, Megaphone, MessageCircle, Package, ShieldAlert, ShoppingBag, Smartphone, Sparkles, Store, Users } from 'lucide-react';
import { installation } from '../shared/api/installation.js';

export type StorePath = Exclude<Extract<keyof RegisteredRouter['routesByPath'], `/s/$storeSlug/${string}`>, `${string}/` | `${string}/$${string}/$${string}`>;

export interface NavigationItem {
  readonly to: StorePath;
  readonly label: MessageDescriptor;
  readonly icon: LucideIcon;
  /** Least role that can do something there; the menu hides it from others. */
  readonly role: Role;
  /** Sequence that opens it, for example `g i`. */
  readonly keys?: string;
}
export interface NavigationGroup {
  /** Without a title the items stand at the top. */
  readonly title?: MessageDescriptor;
  readonly items: readonly NavigationItem[];
}

const SIMULATOR: NavigationItem = { to: '/s/$storeSlug/simulator', label: msg`Simulator`, icon: Smartphone, role: 'agent', keys: 'g x' };

/** The menu, the command bar and the `g` shortcuts, in this order. Only pages that work. */
export const NAVIGATION: readonly NavigationGroup[] = [
  {
    items: [
      { to: '/s/$storeSlug/inbox', label: msg`Inbox`, icon: Inbox, role: 'agent', keys: 'g i' },
      { to: '/s/$storeSlug/customers', label: msg`Customers`, icon: Contact, role: 'agent', keys: 'g u' },
      { to: '/s/$storeSlug/orders', label: msg`Orders`, icon: ShoppingBag, role: 'agent', keys: 'g o' },
      { to: '/s/$storeSlug/catalog', label: msg`Catalog`, icon: Package, role: 'agent', keys: 'g p' },
      ...(installation.demo ? [SIMULATOR] : []),
    ],
  },
  { items: [{ to: '/s/$storeSlug/assistant', label: msg`AI Assistant`, icon: Sparkles, role: 'agent', keys: 'g a' }] },
  {
    title: msg`Messaging`,
    items: [
      { to: '/s/$storeSlug/templates', label: msg`Templates`, icon: LayoutTemplate, role: 'agent', keys: 'g t' },
      { to: '/s/$storeSlug/bulk', label: msg`Bulk messages`, icon: Megaphone, role: 'agent', keys: 'g b' },
      { to: '/s/$storeSlug/notifications', label: msg`Notifications`, icon: BellRing, role: 'agent', keys: 'g n' },
    ],
  },
  {
    title: msg`Settings`,
    items: [
      { to: '/s/$storeSlug/settings/store', label: msg`Store`, icon: Store, role: 'agent', keys: 'g ,' },
      { to: '/s/$storeSlug/settings/team', label: msg`Team & roles`, icon: Users, role: 'agent', keys: 'g m' },
      { to: '/s/$storeSlug/settings/channels', label: msg`Channels`, icon: MessageCircle, role: 'admin', keys: 'g c' },
      { to: '/s/$storeSlug/settings/accounts', label: msg`Accounts`, icon: Smartphone, role: 'agent' },
      { to: '/s/$storeSlug/settings/billing', label: msg`Billing`, icon: CreditCard, role: 'agent' },
      { to: '/s/$storeSlug/settings/message-costs', label: msg`Message costs`, icon: Coins, role: 'agent' },
      { to: '/s/$storeSlug/settings/api-keys', label: msg`API keys`, icon: KeyRound, role: 'admin' },
      { to: '/s/$storeSlug/settings/security-events', label: msg`Security events`, icon: ShieldAlert, role: 'admin' },
      { to: '/s/$storeSlug/settings/health', label: msg`Health`, icon: HeartPulse, role: 'agent', keys: 'g h' },
    ],
  },
];
