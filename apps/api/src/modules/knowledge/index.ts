export { Knowledge } from './knowledge.service.js';
export type { KnowledgeHit } from './knowledge.service.js';
