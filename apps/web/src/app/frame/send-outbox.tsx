import { useQueryClient } from '@tanstack/react-query';
import { useOutboxSender } from '../../features/inbox/composer/outbox.js';

/** Messages that were typed without a network go out wherever the person is now. */
export function SendOutbox({ userId }: { readonly userId: string }) {
  const client = useQueryClient();
  useOutboxSender(client, userId);
  return null;
}
