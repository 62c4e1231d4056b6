import type { Provider } from './contract/index.js';
import { meta } from '../meta/index.js';
import { wasender } from '../wasender/index.js';

/** Every provider Parley knows. A third one is one folder beside these and one line here. */
export const PROVIDERS: readonly Provider[] = [meta, wasender];
export * from './contract/index.js';
