import type { SimulatorLine } from './call.js';

export const simulationKey = (storeId: string) => ['stores', storeId, 'simulator'] as const;
export const numberKey = ({ storeId, account }: SimulatorLine) => [...simulationKey(storeId), 'number', account ?? ''] as const;
export const chatKey = ({ storeId, account }: SimulatorLine, customerKey: string) => [...simulationKey(storeId), 'chat', account ?? '', customerKey] as const;
