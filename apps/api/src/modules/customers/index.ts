/** Customers: people who write, and every id by which they were named. */
export { matchCustomers, type Sighting } from './customer-matching.js';
export { customerCondition } from './customer-list.queries.js';
export type { CustomerRow } from './customer.js';
export { CustomerDto } from './customers.dto.js';
export { presentCustomer } from './customers.presenter.js';
export { CustomersModule } from './customers.module.js';
export { CustomersService, type KnownCustomer } from './customers.service.js';
export { findOrCreateByPhone } from './find-or-create-by-phone.js';
export { phoneForms, type PhoneForms } from './phone-key.js';
