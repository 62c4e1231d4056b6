export { CustomerPage } from './customer-page.js';
export { CustomersPage } from './customers-page.js';
