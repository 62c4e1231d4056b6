export { describeProvider, type ProviderSample } from './describe-provider.js';
export { readFixtures, type Fixture } from './fixtures.js';
export { MemoryHttp, jsonAnswer, type Answer } from './memory-http.js';
