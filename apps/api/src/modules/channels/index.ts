export { ChannelsModule } from './channels.module.js';
export { ConnectionChecks, type CheckedAccount, type EnteredCredentials } from './connection-checks.js';
