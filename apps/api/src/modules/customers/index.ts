/** Customers: people who write, and every id by which they were named. */
export { matchCustomers, type Sighting } from './customer-matching.js';
export { findOrCreateByPhone } from './find-or-create-by-phone.js';
export { phoneForms, type PhoneForms } from './phone-key.js';
