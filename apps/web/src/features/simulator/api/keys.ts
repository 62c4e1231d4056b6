export const simulationKey = (storeId: string) => ['stores', storeId, 'simulator'] as const;
export const chatKey = (storeId: string, customerKey: string) => ['stores', storeId, 'simulator', 'chat', customerKey] as const;
