export { StoresPage } from './stores-page.js';
