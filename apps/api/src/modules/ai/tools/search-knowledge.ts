import { publicId } from '#contracts';
import { objectOf, text } from './shape.js';
import { defineTool } from './tool.js';

/** Finds what the store wrote about itself. */
export const searchKnowledge = defineTool({
  name: 'search_knowledge',
  description: 'Searches what the store has written about itself: shipping, returns, payment, opening hours, address, policies. Use it before you answer such a question, and answer only what it says.',
  shape: objectOf({ query: text({ description: 'The question in a few words', max: 200 }) }),
  run: (args, context) => context.knowledge.search(context.storeId, args.query, 4),
  show: (entries) => ({ entries: entries.map((entry) => ({ id: publicId('knowledge', entry.id), title: entry.title, text: entry.text })) }),
  sources: (entries) => entries.map((entry) => ({ kind: 'knowledge', id: publicId('knowledge', entry.id), title: entry.title, score: entry.score, text: entry.text })),
});
