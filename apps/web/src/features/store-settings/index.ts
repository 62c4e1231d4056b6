export { StoreSettingsPage } from './store-settings-page.js';
