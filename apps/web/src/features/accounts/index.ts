export { AccountPage } from './account-page.js';
export { AccountsPage } from './accounts-page.js';
export { NewAccountPage } from './new-account-page.js';
