import type { Schemas } from '../../shared/api/api.js';
import { userNameText } from '../../shared/people/user-name.js';

export type Customer = Schemas['CustomerDto'];
export type CustomerDetail = Schemas['CustomerDetailDto'];
export type ConsentFact = Schemas['ConsentFactDto'];
export type RecentCustomer = Schemas['RecentCustomerDto'];
export type Conversation = Schemas['InboxConversationDto'];

/** How a customer is called: the store's name for them, else their own, else their number, else their user name. */
export function nameOf({ name, profile_name: profile, phone, username }: Pick<Customer, 'name' | 'profile_name' | 'phone' | 'username'>): string {
  return name ?? profile ?? phone ?? (username === null ? '…' : userNameText(username));
}

/** False for the last message of a conversation that is a photo or the like: the API writes its kind in brackets then. */
export function hasWords(preview: string): boolean {
  return preview !== '' && !/^\[[a-z_]+\]$/.test(preview);
}
