import type { SimulatedChat } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { callSimulator } from './call.js';
import { chatKey } from './keys.js';

/** Which conversation of the inbox a phone's chat is. */
export const chatQuery = (storeId: string, customerKey: string) => queryOptions({
  queryKey: chatKey(storeId, customerKey),
  queryFn: () => callSimulator<SimulatedChat>({ storeId, path: `/customers/${encodeURIComponent(customerKey)}` }),
});
