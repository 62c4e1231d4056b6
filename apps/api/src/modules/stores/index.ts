export { Access, Public, SignedIn } from '../../platform/http/access.js';
export { Store } from './store.entity.js';
export { isSubscribed, StoresService } from './stores.service.js';
export type { NewStore } from './stores.service.js';
export { StoresModule } from './stores.module.js';
