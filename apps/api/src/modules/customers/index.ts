/** Customers: people who write, every id by which they were named, and what they want to get. */
export type { ConsentFact, ConsentFactRow } from './consent/consent-fact.js';
export { Consent } from './consent/consent.service.js';
export { ANSWERS_MS, type ConsentReply, ConsentSettingsService } from './consent/consent-settings.service.js';
export { DUE_ANSWERS } from './consent/consent.queries.js';
export { consentWish, type ConsentWish } from './consent/consent-words.js';
export { matchCustomers, noteAsked } from './customer-matching.js';
export { customerCondition } from './customer-list.queries.js';
export type { CustomerRow } from './customer.js';
export { CustomerDto } from './customers.dto.js';
export { presentCustomer } from './customers.presenter.js';
export { CustomersModule } from './customers.module.js';
export { CustomersService, type KnownCustomer } from './customers.service.js';
export { dateNameOf } from './dates/date-name.js';
export { findOrCreateByPhone } from './find-or-create-by-phone.js';
export { findOrCreateByPhones, type PhoneContact } from './find-or-create-by-phones.js';
export type { Sighting } from './identities.js';
export { phoneForms, type PhoneForms } from './phone-key.js';
