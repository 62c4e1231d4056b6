import { MessageMenu } from '../../../shared/message/message-menu.js';
import type { PhoneBubbleProps } from './phone-bubble.js';
import { usePhoneHands } from './phone-context.js';

/** What the customer can do with a message. */
export function PhoneMenu({ bubble, onReply }: Pick<PhoneBubbleProps, 'bubble' | 'onReply'>) {
  const { act } = usePhoneHands();
  return <MessageMenu mine={bubble.reactions.find(({ from }) => from === 'customer')?.emoji} onReact={(emoji) => act({ kind: 'reaction', emoji, target: bubble.id })} onReply={() => onReply(bubble)} />;
}
