import { textOf } from '#contracts';
import type { Briefing } from '../settings/assistant-settings.service.js';
import type { AssistantTurn } from '../turn.js';
import { answerLanguage, type Language } from './language.js';

/** The newest words decide, not the titles of taps; the assistant's own earlier words count last. */
export function languageFor({ messages, history, customer }: Pick<AssistantTurn, 'messages' | 'history' | 'customer'>, { settings, store }: Pick<Briefing, 'settings' | 'store'>): Language {
  const of = (list: AssistantTurn['messages']): string[] => list.toReversed().flatMap(({ content }) => (content.kind === 'choice' ? [] : [textOf(content)]));
  const [customers, others] = [history.filter((message) => message.author === 'customer'), history.filter((message) => message.author !== 'customer')];
  // The shop's messages quote goods, names and addresses: line by line its own words come first, "Please check your order:".
  const linesOfShop = of(others).flatMap((text) => text.split('\n'));
  return answerLanguage([...of(messages), ...of(customers), ...linesOfShop], [customer.locale, store.locale], settings.languages);
}
