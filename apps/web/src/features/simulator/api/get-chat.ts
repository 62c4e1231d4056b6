import type { SimulatedChat } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { callSimulator, type SimulatorLine } from './call.js';
import { chatKey } from './keys.js';

/** Which conversation of the inbox a phone's chat is. */
export const chatQuery = (line: SimulatorLine, customerKey: string) => queryOptions({
  queryKey: chatKey(line, customerKey),
  queryFn: () => callSimulator<SimulatedChat>({ line, path: `/customers/${encodeURIComponent(customerKey)}` }),
});
