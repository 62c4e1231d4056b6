export { AssistantPage } from './assistant-page.js';
export { BehaviourPage } from './behaviour/behaviour-page.js';
export { FactsPage } from './facts-page.js';
export { KnowledgeEntryPage } from './knowledge/knowledge-entry-page.js';
export { KnowledgePage } from './knowledge/knowledge-page.js';
export { PlaygroundPage } from './playground/playground-page.js';
