export { MessageCostsPage } from './message-costs-page.js';
