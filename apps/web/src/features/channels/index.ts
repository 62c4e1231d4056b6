export { ChannelsPage } from './cards/channels-page.js';
export { NumberPage } from './number/number-page.js';
export { SetupPage } from './setup/setup-page.js';
