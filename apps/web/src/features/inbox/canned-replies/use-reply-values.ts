import { useMe, useStore } from '../../../shared/people/me.js';
import type { Conversation } from '../model.js';
import type { ReplyValues } from './variables.js';

/** What the variables of a canned reply mean in this conversation. */
export function useReplyValues({ customer: { name } }: Conversation): ReplyValues {
  const me = useMe();
  const store = useStore();
  const whole = name?.trim() || null;
  return { 'customer.name': whole, 'customer.first_name': whole?.split(/\s+/)[0] ?? null, 'agent.name': me.user.name, 'store.name': store.name };
}
