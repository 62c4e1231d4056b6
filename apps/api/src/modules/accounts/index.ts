export { AccountDirectory } from './account-directory.js';
export type { AccountProblem } from './account-problem.js';
export { AccountsModule } from './accounts.module.js';
export { OpenAccount, type AccountFacts, type AccountMedia } from './open-account.js';
export { PROVIDERS, ProviderList } from './provider-list.js';
export { ProvidersModule } from './providers.module.js';
