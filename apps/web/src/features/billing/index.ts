export { BillingPage } from './billing-page.js';
