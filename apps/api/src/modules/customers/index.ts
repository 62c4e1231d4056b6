/** Customers: people who write, and every id by which they were named. */
export { matchCustomers, type Sighting } from './customer-matching.js';
export { phoneForms, type PhoneForms } from './phone-key.js';
