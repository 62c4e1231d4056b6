import type { PlanId, UsageKind } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export const PLAN_TEXTS: Readonly<Record<PlanId, MessageDescriptor>> = {
  trial: msg`Trial`, starter: msg`Starter`, growth: msg`Growth`, scale: msg`Scale`, self_hosted: msg`Unlimited (self-hosted)`,
};

export const USAGE_TEXTS: Readonly<Record<UsageKind, { readonly name: MessageDescriptor; /** Behind a number. */ readonly each: MessageDescriptor; readonly counts: MessageDescriptor; readonly atLimit: MessageDescriptor }>> = {
  ai_conversations: {
    name: msg`AI conversations`, each: msg({ message: 'AI conversations', context: 'behind a number' }), counts: msg`A conversation that the assistant answered counts once in 24 hours, however long it is.`,
    atLimit: msg`At 100 % the assistant begins no new AI conversation: the customer waits for a person, and the inbox says why. Those that have begun go on. People can always reply.`,
  },
  messages: {
    name: msg`Messages sent`, each: msg`messages sent`, counts: msg`Every message that the store sent, by the assistant or by people.`,
    atLimit: msg`At 100 % the assistant stops: customers wait for a person, and the inbox says why. People can always reply.`,
  },
};
