import type { SuggestedTest } from '../api/tests.js';

let conversation: SuggestedTest | undefined;

/** Keeps what was tried for the page that makes a test of it. */
export function keepConversation(messages: SuggestedTest['messages']): void {
  conversation = { title: messages.at(-1)?.text.slice(0, 80) ?? '', messages, expectations: [] };
}

/** What was kept last; an empty test after a reload. */
export function takeConversation(): SuggestedTest | undefined {
  return conversation;
}

export function forgetConversation(): void {
  conversation = undefined;
}
