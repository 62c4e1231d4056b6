import { type MessageContent, textOf } from '#contracts';
import { withoutDelivery } from '../ordering/cart-text.js';
import { sightOf } from '../photos/sights.js';
import type { EngineInput } from '../engines/engine.js';
import type { ToolBox } from '../tools/tool-box.js';
import type { TurnMessage } from '../turn.js';
import type { Evidence } from './evidence.js';

/** What the answer of this run may rely on. What the store's people wrote to the customer is the store's word. */
export function evidenceOf({ settings, store, history, messages }: Pick<EngineInput, 'settings' | 'store' | 'history' | 'messages'>, { evidence: { figures, words, prose, quotes, goods } }: ToolBox): Omit<Evidence, 'showsProducts'> {
  const by = (isWanted: (author: TurnMessage['author']) => boolean): string[] => history.filter(({ author }) => isWanted(author)).flatMap(({ content }) => shownIn(content));
  const colleagues = by((author) => author !== 'customer' && author !== 'assistant');
  return {
    figures, words, quotes, goods, colleagues,
    prose: [...prose, settings.instructions, settings.greeting, store.name, ...colleagues],
    // The customer's address in it is the customer's word.
    said: by((author) => author === 'assistant').map(withoutDelivery),
    asked: [...by((author) => author === 'customer'), ...messages.flatMap(({ content }) => shownIn(content))],
  };
}

/** What the customer and the store's people wrote, and the customer's name. */
export function writtenIn({ history, messages, customer }: Pick<EngineInput, 'history' | 'messages' | 'customer'>): string[] {
  return [...[...history.filter(({ author }) => author !== 'assistant'), ...messages].flatMap(({ content }) => shownIn(content)), customer.name ?? ''].filter((text) => text !== '');
}

function shownIn(content: MessageContent): string[] {
  const choices = content.kind === 'list' ? content.sections.flatMap(({ rows }) => rows.flatMap((row) => [row.title, row.description ?? ''])) : content.kind === 'buttons' ? content.buttons.map(({ title }) => title) : [];
  const sight = sightOf(content);
  return [textOf(content), ...choices, ...(sight === undefined ? [] : [sight.description, sight.text])].filter((text) => text !== '');
}
